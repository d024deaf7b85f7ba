// What each owner has to do. An owner's remedies are drawn when somebody looks at them, some at a time.

const REMEDIES = 25;
const ACTIONS = {
  merge: "Merge", retire: "Retire", reconcile: "Reconcile", update: "Update", review: "Review", assign: "Assign", mend: "Mend", remove: "Remove",
};

function drawTodo(place, state) {
  const groups = new Map();
  for (const remedy of report.remedies) {
    const owner = remedy.owner ?? NOBODY;
    if (!groups.has(owner)) groups.set(owner, []);
    groups.get(owner).push(remedy);
  }
  const gain = (remedies) => remedies.reduce((sum, remedy) => sum + remedy.gain, 0);
  const sorted = [...groups].sort((a, b) => gain(b[1]) - gain(a[1]) || compare(ownerName(a[0]), ownerName(b[0])));
  place.replaceChildren(...sorted.map(([owner, remedies], order) => {
    const name = owner === NOBODY ? "" : report.owners[owner];
    const chosen = state.owner === undefined ? order === 0 : state.owner === name;
    return drawOwner(owner, remedies, chosen);
  }));
  if (!sorted.length) place.append(make("p", {}, "Nothing to do."));
  if (state.owner !== undefined) place.querySelector("details[open]")?.scrollIntoView({ block: "start" });
}

function drawOwner(owner, remedies, open) {
  const box = make(
    "details", { class: "panel owner" },
    make(
      "summary", {},
      make("span", { class: "title" }, owner === NOBODY ? make("em", {}, "Nobody owns these") : shown(report.owners[owner])),
      make("span", { class: "quiet" }, counted(remedies.length, "thing to do", "things to do")),
    ),
    make("p", { class: "more" }, make("a", { href: writeAddress({ view: "findings", owner: owner === NOBODY ? "" : report.owners[owner] }) }, "Their findings")),
  );
  const list = make("ol", { class: "remedies" });
  box.append(list);
  let until = 0;
  const more = () => {
    box.querySelector(":scope > .rest")?.remove();
    list.append(...remedies.slice(until, until + REMEDIES).map(drawRemedy));
    until += REMEDIES;
    if (until < remedies.length) {
      box.append(make("p", { class: "rest" }, button(`Show ${Math.min(REMEDIES, remedies.length - until)} more of ${(remedies.length - until).toLocaleString("en")}`, more)));
    }
  };
  box.addEventListener("toggle", () => box.open && until === 0 && more());
  box.open = open;
  return box;
}

function drawRemedy(remedy) {
  const pages = remedy.documents.map((number) => report.documents[number]);
  const told = remedy.findings.map((fingerprint) => report.findings[byFingerprint.get(fingerprint)]).filter(Boolean);
  // What is wrong is said where the step does not name the values that differ, and where it stands as exactly as is known.
  const what = told.length === 1 && !told[0].values?.some((value) => remedy.steps?.[0]?.includes(`“${value.said}”`)) ? told[0].message : "";
  const place = told[0]?.evidence.find((evidence) => evidence.in === remedy.documents[0])?.at ?? pages[0]?.at;
  const decided = remedy.findings.filter((fingerprint) => decisions.made.has(fingerprint)).length;
  return make(
    "li", {},
    make("p", { class: "step" }, make("span", { class: "action" }, ACTIONS[remedy.action] ?? remedy.action), " ", make("a", { href: writeAddress({ view: "findings", remedy: remedy.id }) }, shown(remedy.steps?.[0] ?? ""))),
    remedy.steps?.length > 1 ? make("p", { class: "quiet small" }, `and ${counted(remedy.steps.length - 1, "further step")}`) : "",
    what ? make("p", { class: "what" }, shown(what)) : "",
    make("p", { class: "where" }, place ? shown(place) : "", pages.length > 1 ? ` and ${counted(pages.length - 1, "other document")}` : ""),
    make(
      "p", { class: "meta" },
      make("span", { class: "gain" }, gained(remedy.gain) ? `${gained(remedy.gain)} points` : "no points, worth a look"),
      make("span", {}, `${remedy.effort} effort`),
      make("span", {}, counted(remedy.findings.length, "finding")),
      decided ? make("span", { class: "decided" }, `${decided} decided`) : "",
      remedy.keep !== undefined ? make("span", {}, "keep “", shown(report.documents[remedy.keep].title), "”") : "",
    ),
  );
}
