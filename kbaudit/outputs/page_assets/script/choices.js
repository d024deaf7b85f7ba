// The filters above the findings: a search box, a list of choices for each facet, and what else narrows the view.

const LABELS = {
  owner: "Owner", rule: "Rule", severity: "Severity", tier: "Certainty", collection: "Collection", state: "State", decision: "Decision",
};
const FIGURES = new Intl.NumberFormat("en");
const FIXED = {
  severity: [["error", "Error"], ["warning", "Warning"], ["info", "Note"]],
  tier: [["conflict", "Conflict"], ["certain", "Certain"], ["review", "To review"], ["info", "Note"]],
  state: [["new", "New"], ["reopened", "Came back"], ["open", "Open before"], ["baseline", "Baseline"]],
};

function offered(facet) {
  if (facet === "owner") return named(report.owners, "nobody", VALUES.owner);
  if (facet === "collection") return named(report.collections, "no collection", VALUES.collection);
  if (facet === "decision") return [["none", "Not decided"], ["any", "Decided"], ...Object.entries(VERDICTS).map(([key, verdict]) => [key, verdict.short])];
  return FIXED[facet];
}

// The names in their order, and what to call the lack of one, where a finding lacks it.
function named(names, lack, values) {
  const entries = [...names].sort(compare).map((name) => [name, plainly(name)]);
  return report.findings.some((finding) => values(finding).includes("")) ? [...entries, ["", `(${lack})`]] : entries;
}

function drawChoices(form, change) {
  const search = make("input", {
    type: "search", id: "search", placeholder: "Words in a message, quote, title or path", autocomplete: "off", spellcheck: "false",
    on: { input: () => change({ q: search.value || undefined }) },
  });
  // Only a narrow window shows this button, and there the choices only when asked for.
  const fold = button("Filters", () => fold.setAttribute("aria-expanded", String(form.classList.toggle("unfolded"))), { class: "fold", "aria-expanded": "false" });
  const fields = [make("label", { class: "wide" }, make("span", {}, "Search"), search), fold];
  for (const facet of FACETS) {
    if (facet === "state" && !report.compared) continue;
    const select = make("select", { id: `choose-${facet}`, on: { change: () => change({ [facet]: chosenValue(select) }) } });
    select.append(make("option", { value: "*" }, "All"), ...optionsOf(facet));
    fields.push(make("label", {}, make("span", {}, LABELS[facet]), select));
  }
  const sort = make("select", { id: "choose-sort", on: { change: () => change({ sort: sort.value === "points" ? undefined : sort.value }) } });
  for (const [key, order] of Object.entries(ORDERS)) sort.append(make("option", { value: key }, order.label));
  form.replaceChildren(...fields, make("div", { class: "chips", id: "chips" }));
  document.getElementById("sorting").replaceChildren(make("label", {}, make("span", { class: "quiet" }, "Sorted by "), sort));
  form.addEventListener("submit", (event) => event.preventDefault());
}

// An option's value is "=" and what it stands for: the empty text stands for the lack of an owner, "*" for all.
function chosenValue(select) {
  return select.value === "*" ? undefined : select.value.slice(1);
}

function optionsOf(facet) {
  if (facet !== "rule") return offered(facet).map(([value, label]) => option(value, label));
  const codes = Object.keys(report.rules).sort();
  return distinct(codes.map((code) => code.slice(0, 3))).map((family) =>
    make(
      "optgroup", { label: familyName(family) },
      option(family, `All ${family}`),
      ...codes.filter((code) => code.startsWith(family)).map((code) => option(code, `${code} ${report.rules[code].name}`)),
    ),
  );
}

function option(value, label) {
  const element = make("option", { value: `=${value}` }, label);
  element.said = label;
  return element;
}

function showChoices(state, count, change) {
  const search = document.getElementById("search");
  if (document.activeElement !== search) search.value = state.q ?? "";
  document.getElementById("choose-sort").value = ORDERS[state.sort] ? state.sort : "points";
  for (const facet of FACETS) {
    const select = document.getElementById(`choose-${facet}`);
    if (!select) continue;
    for (const element of select.querySelectorAll("option[value^='=']")) {
      const value = element.value.slice(1);
      const left = count(facet, value);
      if (element.left === left && element.was === (state[facet] === value)) continue;
      element.left = left;
      element.was = state[facet] === value;
      element.hidden = left === 0 && !element.was;
      element.textContent = `${element.said} (${FIGURES.format(left)})`;
    }
    select.value = state[facet] === undefined ? "*" : `=${state[facet]}`;
    if (select.selectedIndex < 0) select.value = "*";
    select.classList.toggle("set", state[facet] !== undefined);
  }
  showChips(state, change);
}

function showChips(state, change) {
  const chips = [];
  if (state.document !== undefined) {
    const number = documentById.get(state.document);
    chips.push(chip("document", number === undefined ? state.document : report.documents[number].title, () => change({ document: undefined })));
  }
  if (state.remedy !== undefined) {
    const remedy = report.remedies[remedyById.get(state.remedy)];
    chips.push(chip("to do", remedy?.steps?.[0] ?? state.remedy, () => change({ remedy: undefined })));
  }
  if (FILTERS.some((key) => state[key] !== undefined)) {
    chips.push(button("Clear all filters", () => change(Object.fromEntries(FILTERS.map((key) => [key, undefined]))), { class: "plain" }));
  }
  document.getElementById("chips").replaceChildren(...chips);
}

function chip(kind, text, remove) {
  return make("span", { class: "chip" }, make("span", { class: "quiet" }, `${kind}: `), shown(text), button("×", remove, { "aria-label": `Do not filter by ${kind}` }));
}
