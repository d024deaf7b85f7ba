// Light, dark, or as the system has it.

const THEMES = ["system", "light", "dark"];
const SIGNS = { system: "◐", light: "○", dark: "●" };

function watchTheme(changed) {
  const toggle = document.getElementById("theme");
  let theme = THEMES.includes(shelf.get("theme")) ? shelf.get("theme") : "system";
  const put = () => {
    document.documentElement.dataset.theme = theme;
    toggle.textContent = SIGNS[theme];
    toggle.title = theme === "system" ? "Colours: as the system" : `Colours: ${theme}`;
    toggle.setAttribute("aria-label", toggle.title);
  };
  toggle.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    shelf.set("theme", theme);
    put();
    changed();
  });
  put();
}
