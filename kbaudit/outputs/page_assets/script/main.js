// Brings the page to life: what the address says is what is shown.

let state = {};
let todoShown;

const go = (next) => {
  const address = writeAddress(next);
  // Typing into the search box must not fill the history with every letter.
  if (next.view === state.view) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  show(readAddress(address));
};
const findingsView = new FindingsView(go);
const documentsView = new DocumentsView(go);

function show(next) {
  const moved = next.view !== state.view;
  state = next;
  for (const view of VIEWS) document.getElementById(view).hidden = view !== state.view;
  for (const link of document.querySelectorAll("nav a[data-view]")) {
    if (link.dataset.view === state.view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.querySelector(".skip").setAttribute("href", writeAddress({ view: state.view }));
  findingsView.shown = state.view === "findings";
  if (moved) window.scrollTo(0, 0);
  if (state.view === "findings") findingsView.show(state);
  if (state.view === "documents") documentsView.show();
  if (state.view === "todo" && (moved || todoShown !== state.owner)) {
    todoShown = state.owner;
    drawTodo(document.getElementById("todo-owners"), state);
  }
}

for (const element of document.querySelectorAll("[data-scripted]")) if (!element.classList.contains("view")) element.hidden = false;
document.body.classList.add("scripted");
watchDecisions();
watchTheme(() => documentsView.picture?.draw());
watchPrinter(() => (state.view === "findings" ? findingsView.state : {}));
window.addEventListener("hashchange", () => show(readAddress(location.hash)));
window.addEventListener("popstate", () => show(readAddress(location.hash)));
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById(state.view).focus();
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.target.closest("input, select, textarea, dialog")) return;
  event.preventDefault();
  if (state.view !== "findings") go({ view: "findings" });
  document.getElementById("search").focus();
});
show(readAddress(location.hash));
// The browser itself would scroll to the view that the address names, past the header.
window.addEventListener("load", () => window.scrollTo(0, 0));
setTimeout(readAhead, 200);
setTimeout(facetsNow, 100);
