// What a printer gets beside the overview: the findings that the filters let through, in short, up to a limit.

const ON_PAPER = 200;

function drawPaper(found) {
  const place = document.getElementById("paper");
  if (!found) return place.replaceChildren();
  place.replaceChildren(
    make("h2", {}, `Findings${found.length === report.findings.length ? "" : " that pass the filters"}: ${found.length.toLocaleString("en")}`),
    ...found.slice(0, ON_PAPER).map((finding) =>
      make(
        "article", {},
        make("h3", {}, `${finding.rule} · ${severityName(finding)} · `, shown(finding.message)),
        make("p", {}, shown(finding.step)),
        ...finding.evidence.slice(0, 2).map((evidence) => make("p", {}, make("code", {}, shown(evidence.at)), evidence.quote ? make("q", {}, shown(evidence.quote)) : "")),
      ),
    ),
    found.length > ON_PAPER ? make("p", {}, `And ${(found.length - ON_PAPER).toLocaleString("en")} more. Set filters to print them.`) : "",
  );
}

function watchPrinter(current) {
  window.addEventListener("beforeprint", () => drawPaper(filtered(current()).found));
  window.addEventListener("afterprint", () => drawPaper(null));
}
