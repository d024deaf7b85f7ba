// Where somebody decides about a finding: what to do, why, and who says so.

function drawDecision(finding, sides) {
  const made = decisions.of(finding);
  const form = make("form", { class: "decide", "aria-labelledby": "decide-title" });
  const reason = make("input", { id: "decide-reason", value: made?.reason ?? "", maxlength: 500, autocomplete: "off" });
  const name = make("input", { id: "decide-name", value: made?.by || (shelf.get("name") ?? ""), maxlength: 100, autocomplete: "name" });
  const trouble = make("p", { class: "trouble", role: "alert" });
  const verdicts = make("div", { class: "verdicts" });
  for (const key of verdictsFor(sides)) {
    const radio = make("input", { type: "radio", name: "verdict", value: key, id: `verdict-${key}`, checked: made?.verdict === key });
    verdicts.append(make("label", { for: `verdict-${key}` }, radio, make("span", {}, VERDICTS[key].label), ...keptTitle(key, sides)));
  }
  form.append(
    make("h4", { id: "decide-title" }, "Your decision"),
    make("fieldset", {}, make("legend", {}, "What should happen?"), verdicts),
    make("label", { class: "wide" }, make("span", {}, "Reason"), reason),
    make("label", { class: "wide" }, make("span", {}, "Your name"), name),
    trouble,
    make(
      "p", { class: "acts" },
      make("button", { type: "submit", class: "main" }, made ? "Change the decision" : "Keep the decision"),
      made && button("Take it back", () => decisions.undo(finding), { class: "plain" }),
      made && make("span", { class: "quiet" }, made.on ? `decided ${made.on}` : "decided", made.by ? " by " : "", made.by ? shown(made.by) : ""),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const verdict = form.querySelector("input[name=verdict]:checked")?.value;
    trouble.textContent = missing(verdict, reason.value);
    if (trouble.textContent) return;
    shelf.set("name", name.value.trim());
    decisions.decide({
      fingerprint: finding.f,
      rule: finding.rule,
      verdict,
      keep: keptDocument(verdict, sides),
      reason: reason.value.trim(),
      by: name.value.trim(),
      on: localDay(),
      about: finding.message,
    });
  });
  return form;
}

// Two documents can be chosen between; two places of one document, or a single place, can only be edited.
function verdictsFor(sides) {
  return Object.keys(VERDICTS).filter((key) => !key.startsWith("keep-") || sides.length === 2);
}

function keptDocument(verdict, sides) {
  if (verdict !== "keep-a" && verdict !== "keep-b") return null;
  return report.documents[sides[verdict === "keep-a" ? 0 : 1]].id;
}

function keptTitle(verdict, sides) {
  if (!verdict.startsWith("keep-")) return [];
  return [make("small", { class: "quiet" }, shown(report.documents[sides[verdict === "keep-a" ? 0 : 1]].title))];
}

// Leaving a finding as it is silences it in the next audit: whoever reads the decision later must learn why.
function missing(verdict, reason) {
  if (!verdict) return "Choose what should happen.";
  if (!reason.trim() && (verdict === "intended" || verdict === "not-a-problem")) return "Say why: the next audit will leave this finding out.";
  return "";
}
