// The decisions as a whole: how many, saved as a file, loaded from one.

function drawDecisionsDialog(dialog, told = "") {
  const all = decisions.made.size;
  const { here } = decisions;
  const tally = Object.entries(VERDICTS)
    .map(([key, verdict]) => [verdict.short, [...decisions.made.values()].filter((entry) => entry.verdict === key).length])
    .filter(([, count]) => count);
  const file = make("input", { type: "file", id: "decisions-file", accept: ".json,application/json", class: "unseen-title", tabindex: "-1", "aria-label": "File of decisions" });
  file.addEventListener("change", async () => {
    if (file.files.length) drawDecisionsDialog(dialog, await loaded(file.files[0]));
  });
  dialog.replaceChildren(
    make("h2", { id: "decisions-title" }, "Decisions"),
    make("p", {}, `${here.toLocaleString("en")} of ${counted(report.findings.length, "finding")} decided.`,
      all > here ? ` ${counted(all - here, "decision")} about findings that are not in this report ${all - here === 1 ? "is" : "are"} kept and saved with the rest.` : ""),
    tally.length ? make("ul", { class: "tally" }, ...tally.map(([label, count]) => make("li", {}, make("strong", {}, String(count)), ` ${label}`))) : "",
    make("p", { class: "quiet" }, shelf.lasting
      ? "They are kept in this browser only. Save them as a file, and give it to whoever runs the audit:"
      : "This browser keeps nothing for files: save the decisions before you close the page. Then give the file to whoever runs the audit:",
    ),
    make("p", {}, make("code", {}, "kbaudit decide decisions.json")),
    make("p", { role: "status", class: "told", id: "decisions-told" }, told),
    make(
      "p", { class: "acts" },
      button("Save as a file", () => saveDecisions(dialog), { class: "main", disabled: all === 0, id: "decisions-save" }),
      button("Load a file", () => file.click(), { id: "decisions-load" }),
      all ? button("Forget all", () => forget(dialog), { class: "plain", id: "decisions-forget" }) : "",
      button("Close", () => dialog.close(), { id: "decisions-close" }),
      file,
    ),
  );
}

function saveDecisions(dialog) {
  const address = URL.createObjectURL(new Blob([decisions.asFile()], { type: "application/json" }));
  make("a", { href: address, download: "decisions.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
  decisions.unsaved = false;
  drawDecisionsDialog(dialog, "Saved as decisions.json.");
}

async function loaded(file) {
  const { decisions: entries, refused, trouble } = readDecisions(await file.text());
  if (trouble || !entries.length) return trouble || "The file holds no decisions.";
  decisions.take(entries);
  return `${counted(entries.length, "decision")} loaded.${refused ? ` ${counted(refused, "entry", "entries")} could not be understood and ${refused === 1 ? "was" : "were"} left out.` : ""}`;
}

// Asks in the dialog itself: what is forgotten is gone.
function forget(dialog) {
  if (dialog.dataset.sure !== "yes") {
    dialog.dataset.sure = "yes";
    document.getElementById("decisions-told").textContent = "Press “Forget all” again to forget every decision on this page.";
    return;
  }
  delete dialog.dataset.sure;
  decisions.clear();
  drawDecisionsDialog(dialog, "All decisions are forgotten.");
}

function watchDecisions() {
  const dialog = document.getElementById("decisions");
  document.getElementById("decisions-open").addEventListener("click", () => {
    delete dialog.dataset.sure;
    drawDecisionsDialog(dialog);
    dialog.showModal();
  });
  window.addEventListener("beforeunload", (event) => {
    if (decisions.unsaved && !shelf.lasting) event.preventDefault();
  });
  const count = () => {
    document.getElementById("decisions-count").textContent = decisions.here.toLocaleString("en");
  };
  decisions.listeners.push(count);
  count();
}
