// What pages gain where scripts run. Everything works without.
const start = () => {
  for (const form of document.querySelectorAll("[data-suggest]")) {
    const input = form.querySelector("input[type=search]");
    const load = () => import("./suggest.js").then((module) => module.suggest(form, input));
    if (document.activeElement === input) load();
    else input.addEventListener("focus", load, { once: true });
  }

  if (document.querySelector("[data-copy]")) import("./copy.js").then((module) => module.copyButtons());

  // Wide screens show the facets; browsers without ::details-content need them opened.
  const facets = document.querySelector(".facets");
  if (facets && !CSS.supports("selector(::details-content)") && matchMedia("(min-width: 62rem)").matches) facets.open = true;
};
start();

if (document.querySelector(".search-page")) import("./narrow.js").then((module) => module.narrow(start));

const written = document.querySelector("form[data-autosave]");
if (written) import("./autosave.js").then((module) => module.autosave(written));
const signingOut = document.querySelector("form[action$='/account/sign-out']");
if (signingOut) import("./autosave.js").then((module) => module.forgetOnSignOut(signingOut));
