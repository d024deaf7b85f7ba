// One finding in full.

// More places than these are listed when asked for: a passage may stand in hundreds of documents.
const PLACES = 6;

function drawFinding(finding, turn) {
  const [first, second, ...others] = sidesFirst(finding);
  const values = (finding.values ?? []).map((value) => value.said);
  const compared = second && first.quote && second.quote ? difference(first.quote, second.quote) : null;
  const pieces = (evidence, side) => compared?.[side] ?? valuesIn(evidence.quote ?? "", values);
  const isKept = (evidence) => finding.keep !== undefined && evidence.in === finding.keep;
  const pair = second !== undefined;
  return [
    drawHead(finding, turn),
    make("p", { class: "do" }, make("strong", {}, "Do: "), shown(finding.step)),
    finding.why ? make("p", { class: "why quiet" }, "Why: ", shown(finding.why)) : "",
    make(
      "div", { class: pair ? "sides" : "side" },
      first && drawEvidence(first, pieces(first, 0), pair ? "A" : "", isKept(first)),
      pair && drawEvidence(second, pieces(second, 1), "B", isKept(second)),
    ),
    compared ? make("p", { class: "quiet small" }, isSame(compared) ? "The two quotes are the same, word for word." : "Marked: the words that differ.") : "",
    others.length ? drawOthers(others, (evidence) => drawEvidence(evidence, valuesIn(evidence.quote ?? "", values), "", isKept(evidence))) : "",
    drawValues(finding),
    drawGuards(finding),
    drawDecision(finding, choice(first, second)),
    drawRule(finding),
  ];
}

// The two that are compared first: two documents that say different values, rather than two places of one, with what the finding
// says to keep as A.
function sidesFirst(finding) {
  const evidence = [...finding.evidence];
  const kept = evidence.findIndex((item) => item.in === finding.keep);
  if (kept > 0) evidence.unshift(...evidence.splice(kept, 1));
  const agreeing = new Set((finding.values ?? []).filter((value) => value.documents.includes(evidence[0]?.in)).flatMap((value) => value.documents));
  const differs = evidence.findIndex((item, number) => number > 0 && agreeing.size && !agreeing.has(item.in));
  const other = differs > 0 ? differs : evidence.findIndex((item) => item.in !== evidence[0].in);
  if (other > 1) evidence.splice(1, 0, ...evidence.splice(other, 1));
  return evidence;
}

function isSame(pieces) {
  return pieces.every((side) => side.every(([, differs]) => !differs));
}

function choice(first, second) {
  return first && second && first.in !== second.in ? [first.in, second.in] : [];
}

function drawHead(finding, turn) {
  const remedy = report.remedies[finding.remedy];
  const more = (remedy?.findings.length ?? 1) - 1;
  return make(
    "header", {},
    make(
      "p", { class: "head" },
      button("‹ Back to the list", turn.back, { class: "plain back" }),
      make("span", { class: `badge ${finding.severity}${finding.counts ? "" : " slight"}` }, severityName(finding)),
      make("span", { class: "rule" }, `${finding.rule} ${report.rules[finding.rule].name}`),
      stateBadge(finding),
    ),
    make("h3", { tabindex: "-1", id: "finding-title" }, shown(finding.message)),
    make(
      "p", { class: "meta" },
      make("span", {}, `${finding.tier === "review" ? "to review" : finding.tier}, ${Math.round(finding.sure * 100)} % sure`),
      make("span", {}, finding.points ? `costs ${finding.points.toFixed(2)} points` : "costs no points"),
      make("span", {}, `${finding.effort} effort`),
      more > 0 ? make("a", { href: writeAddress({ view: "findings", remedy: remedy.id }) }, `settled together with ${counted(more, "other")}`) : "",
      make("a", { href: addressOfFinding(finding), class: "permalink" }, `#${finding.f}`),
    ),
  );
}

function drawOthers(others, draw) {
  const box = make("details", { class: "others" }, make("summary", {}, `${counted(others.length, "further place")}`));
  let until = 0;
  const more = () => {
    box.querySelector(".more")?.remove();
    box.append(...others.slice(until, until + PLACES).map(draw));
    until += PLACES;
    if (until < others.length) box.append(make("p", { class: "more" }, button(`Show ${Math.min(PLACES, others.length - until)} more`, more)));
  };
  box.addEventListener("toggle", () => box.open && until === 0 && more());
  return box;
}

function drawValues(finding) {
  if (!finding.values?.length) return "";
  // What a value means is told where it is more than the value itself in small letters.
  const told = finding.values.some((value) => value.is !== value.said.toLowerCase().split(/\s+/).join(" "));
  return make(
    "div", { class: "scrolled", tabindex: "0", role: "group", "aria-label": "Values" },
    make(
      "table", { class: "values" },
      make("thead", {}, make("tr", {}, ...["Value", ...(told ? ["Means"] : []), "Said by"].map((name) => make("th", { scope: "col" }, name)))),
      make("tbody", {}, ...finding.values.map((value) =>
        make(
          "tr", {},
          make("td", {}, shown(value.said)),
          told ? make("td", {}, shown(value.is)) : "",
          make("td", {}, ...value.documents.slice(0, PLACES).flatMap((number, order) => [order ? ", " : "", shown(report.documents[number].title)]),
            value.documents.length > PLACES ? ` and ${value.documents.length - PLACES} more` : ""),
        ),
      )),
    ),
  );
}

function drawGuards(finding) {
  if (!finding.guards?.length) return "";
  return make("div", { class: "guards" }, make("h4", {}, "What speaks for caution"), make("ul", {}, ...finding.guards.map((guard) => make("li", {}, shown(guard)))));
}

function drawRule(finding) {
  const rule = report.rules[finding.rule];
  if (!rule.page) return "";
  return make(
    "details", { class: "explained" },
    make("summary", {}, `About ${finding.rule}`),
    ...rule.page.split(/\n\s*\n/).map((part) => (/^ {4}/m.test(part) ? make("pre", { tabindex: "0" }, part) : make("p", {}, part.replace(/\n/g, " ")))),
  );
}
