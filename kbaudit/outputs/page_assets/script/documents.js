// The view of documents: the picture, the list from the worst to the cleanest, the families of variants.

const LISTED = 50;

class DocumentsView {
  constructor(go) {
    this.open = (number) => go({ view: "findings", document: report.documents[number].id });
    this.picture = null;
  }

  show() {
    if (this.picture) return this.picture.draw();
    const canvas = document.getElementById("map");
    const told = document.getElementById("map-chosen");
    document.getElementById("map-said").textContent =
      report.laidOutBy === "meaning"
        ? "Each dot is a document; documents that are alike in meaning stand close together. A line joins two that one finding is about."
        : "Each dot is a document, documents of one collection stand together: they were not compared by meaning. A line joins two that one finding is about.";
    const tally = SHADES.map((shade) => [shade, report.documents.filter((entry) => entry.status && shadeOf(entry) === shade).length]);
    canvas.setAttribute("aria-label", `Picture of ${counted(report.layout.length, "document")}: ${tally.filter(([, count]) => count).map(([shade, count]) => `${count} ${shade.said}`).join(", ")}. The arrow keys walk through them from the worst; the list below has the same documents.`);
    document.getElementById("map-legend").replaceChildren(...tally.filter(([, count]) => count).map(([shade, count]) =>
      make("span", {}, make("span", { class: `dot shade-${shade.name}` }), ` ${shade.said} `, make("span", { class: "quiet" }, count.toLocaleString("en")))));
    this.picture = new Picture(canvas, (number) => told.replaceChildren(...this.told(number)), this.open);
    this.picture.draw();
    drawDocuments(document.getElementById("documents-list"));
    drawVariants(document.getElementById("variants"));
  }

  told(number) {
    if (number < 0) return [];
    const entry = report.documents[number];
    return [make("strong", {}, shown(entry.title)), ` · ${cleanText(entry)}, ${counted(findingsOf[number].length, "finding")} · `, shown(entry.at ?? "")];
  }
}

function cleanText(entry) {
  return entry.clean === undefined ? "not served" : `${Math.floor(entry.clean * 100 + 1e-9)} % clean`;
}

function drawDocuments(place) {
  const numbers = report.documents.map((_, number) => number).filter((number) => report.documents[number].status);
  numbers.sort((a, b) => (report.documents[a].clean ?? 2) - (report.documents[b].clean ?? 2) || a - b);
  const body = make("tbody");
  const find = make("input", { type: "search", id: "find-document", autocomplete: "off", spellcheck: "false", placeholder: "Title or path" });
  const more = make("p", { class: "more" });
  let wanted = numbers;
  let until = 0;
  const add = () => {
    body.append(...wanted.slice(until, until + LISTED).map(documentRow));
    until += LISTED;
    more.replaceChildren(...(until < wanted.length ? [button(`Show ${Math.min(LISTED, wanted.length - until)} more of ${(wanted.length - until).toLocaleString("en")}`, add)] : []));
  };
  find.addEventListener("input", () => {
    const text = find.value.toLowerCase();
    wanted = numbers.filter((number) => `${report.documents[number].title}\n${report.documents[number].at}`.toLowerCase().includes(text));
    until = 0;
    body.replaceChildren();
    add();
  });
  place.replaceChildren(
    make("h3", {}, "All documents, the worst first"),
    make("label", { class: "wide" }, make("span", {}, "Find a document"), find),
    make("div", { class: "scrolled", tabindex: "0", role: "group", "aria-label": "Documents" },
      make("table", {}, make("thead", {}, make("tr", {}, ...[["Document"], ["Clean", "number"], ["Findings", "number"], ["Owner"]].map(([name, kind]) => make("th", { scope: "col", class: kind }, name)))), body)),
    more,
  );
  add();
}

function documentRow(number) {
  const entry = report.documents[number];
  const title = findingsOf[number].length
    ? make("a", { href: writeAddress({ view: "findings", document: entry.id }) }, shown(entry.title))
    : shown(entry.title);
  return make(
    "tr", {},
    make("th", { scope: "row" }, title, make("small", {}, entry.link ? make("a", { href: entry.link, rel: "noopener noreferrer nofollow", target: "_blank" }, shown(entry.at)) : shown(entry.at))),
    make("td", { class: "number" }, make("span", { class: `dot shade-${shadeOf(entry).name}` }), " ", entry.clean === undefined ? entry.status : `${Math.floor(entry.clean * 100 + 1e-9)} %`),
    make("td", { class: "number" }, findingsOf[number].length.toLocaleString("en")),
    make("td", {}, entry.owner === undefined ? make("em", { class: "quiet" }, "nobody") : shown(report.owners[entry.owner])),
  );
}

function drawVariants(place) {
  place.hidden = !report.variants.length;
  const list = make("div");
  const more = make("p", { class: "more" });
  let until = 0;
  const add = () => {
    list.append(...report.variants.slice(until, until + LISTED).map(drawFamily));
    until += LISTED;
    more.replaceChildren(...(until < report.variants.length ? [button("Show more", add)] : []));
  };
  place.replaceChildren(
    make("h3", {}, `Families of variants: ${report.variants.length.toLocaleString("en")}`),
    make("p", { class: "quiet" }, "Pages that are one text for several versions, regions, languages or subjects. They are no duplicates; a change to one may be due in all."),
    list, more,
  );
  add();
}

function drawFamily(family) {
  const pages = family.documents.map((number) => report.documents[number]);
  return make(
    "details", { class: "family" },
    make("summary", {}, shown(pages[0].title), " ", make("span", { class: "quiet" }, `${counted(pages.length, "page")}, by ${family.by}`)),
    make("ul", {}, ...pages.map((entry) => make("li", {}, shown(entry.title), " ", make("small", { class: "quiet" }, shown(entry.at ?? ""))))),
  );
}
