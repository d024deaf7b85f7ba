// The view of findings: filters, list and the chosen finding belong together.

class FindingsView {
  constructor(go) {
    this.go = go;
    this.state = { view: "findings" };
    this.detail = document.getElementById("detail");
    this.split = document.querySelector("#findings .split");
    this.change = (changes) => this.go({ ...this.state, f: undefined, ...changes });
    this.rows = new Rows(
      document.getElementById("rows"),
      (finding, open) => this.choose(finding, open),
      (finding) => this.enter(finding),
    );
    drawChoices(document.getElementById("filters"), this.change);
    decisions.listeners.push(() => {
      facets.delete("decision");
      if (this.shown) this.show(this.state);
    });
  }

  show(state) {
    this.shown = true;
    this.state = state;
    const { found, count } = filtered(state);
    const chosen = report.findings[byFingerprint.get(state.f)];
    showChoices(state, count, this.change);
    this.rows.show(found, state.f);
    this.tell(found);
    this.draw(chosen ?? (this.wide ? found[0] : undefined), state.f);
    this.split.classList.toggle("open", chosen !== undefined);
  }

  get wide() {
    return window.matchMedia("(min-width: 60rem)").matches;
  }

  tell(found) {
    const all = report.findings.length;
    const missing = this.state.f && !byFingerprint.has(this.state.f) ? ` There is no finding ${this.state.f} in this report; it may be settled.` : "";
    document.getElementById("matches").textContent =
      (found.length === all ? counted(all, "finding") : `${found.length.toLocaleString("en")} of ${counted(all, "finding")}`) + missing;
  }

  draw(finding, asked) {
    if (!finding) {
      this.detail.replaceChildren(make("p", { class: "quiet nothing" }, report.findings.length ? "No finding passes the filters." : "Nothing was found."));
      if (this.rows.found.length) this.detail.replaceChildren(make("p", { class: "quiet nothing" }, "Choose a finding from the list."));
      return;
    }
    this.detail.replaceChildren(...drawFinding(finding, { back: () => this.back() }).filter(Boolean));
    this.detail.scrollTop = 0;
    if (asked && this.rows.chosen < 0) this.detail.prepend(make("p", { class: "notice" }, "This finding does not pass the filters that are set."));
  }

  choose(finding, open) {
    this.state = { ...this.state, f: finding.f };
    // In a narrow window the finding takes the place of the list, and the browser's way back leads to the list again.
    if (open && !this.wide) history.pushState(null, "", writeAddress(this.state));
    else history.replaceState(null, "", writeAddress(this.state));
    this.draw(finding);
    if (open) this.split.classList.add("open");
    // Where the finding takes the place of the list, the focus cannot stay there.
    if (open && !this.wide) this.detail.querySelector("#finding-title").focus();
  }

  enter(finding) {
    this.choose(finding, true);
    this.detail.querySelector("#finding-title").focus();
  }

  back() {
    this.split.classList.remove("open");
    this.state = { ...this.state, f: undefined };
    history.replaceState(null, "", writeAddress(this.state));
    this.rows.list.focus();
  }
}
