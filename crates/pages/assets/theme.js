// Loaded in the head, before anything is painted: the chosen theme, and the sign that scripts run.
const root = document.documentElement;
const kept = (() => { try { return localStorage.getItem("theme"); } catch { return null; } })();
root.classList.add("js");
if (kept === "light" || kept === "dark") root.dataset.theme = kept;

addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector("[data-theme-toggle]");
  if (!button) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
  const name = () => { button.textContent = isDark() ? button.dataset.light : button.dataset.dark; };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* not kept, yet shown */ }
    name();
  });
  system.addEventListener("change", name);
  name();
});
