// One place that a finding rests on: which document, where in it, what it says, how old it is, and whose it is.

function drawEvidence(evidence, pieces, letter, kept) {
  const entry = report.documents[evidence.in];
  const owner = evidence.owner ?? entry.owner;
  return make(
    "section", { class: `place${kept ? " kept" : ""}`, "aria-label": letter ? `Side ${letter}` : "Place" },
    make(
      "h4", {},
      letter ? make("span", { class: "letter" }, letter) : "",
      shown(entry.title), kept ? make("span", { class: "keep" }, "keep this one") : "",
    ),
    evidence.heading ? make("p", { class: "heading" }, shown(evidence.heading)) : "",
    evidence.quote ? make("blockquote", {}, make("bdi", {}, ...marked(pieces ?? [[evidence.quote, false]]))) : "",
    make(
      "dl", { class: "about" },
      ...term("Where", ...where(evidence)),
      ...term("Date", ...dates(evidence, entry)),
      ...term("Owner", ...whose(owner, entry)),
      ...term("Scope", ...scope(entry)),
      ...(entry.status && entry.status !== "live" ? term("Standing", entry.status) : []),
    ),
  );
}

// Authorship is no ownership: what is only guessed is called a guess.
function whose(owner, entry) {
  if (owner !== undefined) return [shown(report.owners[owner]), entry.authorship ? " (a guess: its author)" : ""];
  return [make("em", {}, "nobody"), ...(entry.guess ? ["; perhaps ask ", shown(entry.guess), " (a guess: most edits in git)"] : [])];
}

function marked(pieces) {
  return pieces.flatMap(([text, differs]) => (differs ? [make("mark", {}, ...visible(text))] : visible(text)));
}

function term(name, ...content) {
  const filled = content.filter(Boolean);
  return filled.length ? [make("dt", {}, name), make("dd", {}, ...filled)] : [];
}

function where(evidence) {
  const place = evidence.link
    ? make("a", { href: evidence.link, rel: "noopener noreferrer nofollow", target: "_blank" }, shown(evidence.at))
    : make("code", {}, shown(evidence.at));
  return [place, " ", button("Copy", (event) => copy(evidence.at, event.currentTarget), { class: "plain copy", "aria-label": `Copy ${plainly(evidence.at)}` })];
}

// The date that the finding goes by; else what is known of the document.
function dates(evidence, entry) {
  if (evidence.date) return [shown(evidence.date)];
  return (entry.dates ?? []).slice(0, 2).flatMap((date, number) => (number ? [make("br"), shown(date)] : [shown(date)]));
}

function scope(entry) {
  const said = [...(entry.scope ?? []), ...(entry.language && entry.language !== "en" ? [`language: ${entry.language}`] : [])];
  return said.length ? [shown(said.join(", "))] : [];
}

async function copy(text, button) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Select it and copy";
  }
  setTimeout(() => {
    button.textContent = before;
  }, 1500);
}
