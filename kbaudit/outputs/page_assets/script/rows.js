// The list of findings. Only the rows in sight exist, so that twenty thousand findings cost no more than twenty.

const SPARE = 6;

class Rows {
  constructor(list, choose, open) {
    this.list = list;
    this.spacer = list.querySelector(".spacer");
    this.choose = choose;
    this.open = open;
    this.found = [];
    this.chosen = -1;
    this.drawn = new Map();
    list.addEventListener("scroll", () => this.draw(), { passive: true });
    list.addEventListener("keydown", (event) => this.press(event));
    new ResizeObserver(() => this.draw()).observe(list);
  }

  get height() {
    return parseFloat(getComputedStyle(this.list).getPropertyValue("--row")) || 84;
  }

  show(found, chosen) {
    this.found = found;
    this.chosen = found.findIndex((finding) => finding.f === chosen);
    this.clear();
    this.spacer.style.height = `${found.length * this.height}px`;
    if (this.chosen >= 0) this.reveal();
    else this.list.scrollTop = 0;
    this.draw();
  }

  clear() {
    for (const row of this.drawn.values()) row.remove();
    this.drawn.clear();
  }

  reveal() {
    const top = this.chosen * this.height;
    if (top < this.list.scrollTop) this.list.scrollTop = top;
    const bottom = top + this.height - this.list.clientHeight;
    if (bottom > this.list.scrollTop) this.list.scrollTop = bottom;
  }

  draw() {
    const { height } = this;
    const first = Math.max(0, Math.floor(this.list.scrollTop / height) - SPARE);
    const last = Math.min(this.found.length, Math.ceil((this.list.scrollTop + this.list.clientHeight) / height) + SPARE);
    for (const [number, row] of this.drawn) {
      if ((number < first || number >= last) && number !== this.chosen) {
        row.remove();
        this.drawn.delete(number);
      }
    }
    for (let number = first; number < last; number += 1) this.place(number, height);
    if (this.chosen >= 0) this.place(this.chosen, height);
    if (this.chosen >= 0) this.list.setAttribute("aria-activedescendant", `row-${this.found[this.chosen].number}`);
    else this.list.removeAttribute("aria-activedescendant");
  }

  place(number, height) {
    let row = this.drawn.get(number);
    if (!row) {
      row = drawRow(this.found[number], number, this.found.length);
      row.style.transform = `translateY(${number * height}px)`;
      row.addEventListener("click", () => this.select(number, true));
      this.drawn.set(number, row);
      const next = [...this.drawn.keys()].filter((other) => other > number).sort((a, b) => a - b)[0];
      this.spacer.insertBefore(row, next === undefined ? null : this.drawn.get(next));
    }
    row.setAttribute("aria-selected", number === this.chosen ? "true" : "false");
  }

  select(number, open = false) {
    if (!this.found.length) return;
    this.chosen = Math.max(0, Math.min(this.found.length - 1, number));
    this.reveal();
    this.draw();
    this.choose(this.found[this.chosen], open);
  }

  press(event) {
    const page = Math.max(1, Math.floor(this.list.clientHeight / this.height) - 1);
    const moves = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -this.found.length, End: this.found.length };
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key in moves) {
      event.preventDefault();
      this.select(this.chosen + moves[event.key]);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      if (this.found.length) this.open(this.found[Math.max(0, this.chosen)]);
    }
  }
}

function drawRow(finding, position, all) {
  const entry = report.documents[finding.documents[0]];
  const others = finding.documents.length - 1;
  const verdict = decisions.of(finding);
  return make(
    "div",
    { class: `row ${finding.severity}${finding.counts ? "" : " slight"}`, role: "option", id: `row-${finding.number}`, "aria-posinset": position + 1, "aria-setsize": all },
    make(
      "p", { class: "head" },
      make("span", { class: "rule" }, finding.rule),
      make("span", { class: "kind" }, severityName(finding)),
      stateBadge(finding),
      verdict && make("span", { class: "decided" }, VERDICTS[verdict.verdict].short),
      finding.points ? make("span", { class: "points" }, `−${finding.points.toFixed(finding.points >= 0.1 ? 1 : 2)}`) : "",
    ),
    make("p", { class: "message" }, shown(finding.message)),
    make("p", { class: "place" }, entry ? shown(entry.title) : "", others > 0 ? ` and ${counted(others, "other")}` : ""),
  );
}

function stateBadge(finding) {
  const said = { new: "new", reopened: "came back" }[finding.state];
  return said ? make("span", { class: "new" }, said) : "";
}

function severityName(finding) {
  if (!finding.counts) return finding.severity === "info" ? "Note" : "To review";
  return finding.severity === "error" ? "Error" : "Warning";
}
