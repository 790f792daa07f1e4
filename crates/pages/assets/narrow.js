// Narrowing a search, turning its pages and changing its order without loading the page anew: what the server answers
// takes the place of what is shown. Addresses, the back button and the title are as without scripts; where anything goes
// wrong, the browser goes there by itself.
let request;

export function narrow(start) {
  const status = document.createElement("p");
  status.className = "hidden-text";
  status.setAttribute("role", "status");
  document.body.append(status);

  // Where someone is on the page, so that they find themselves there again: a value of a facet by its facet and name.
  const place = (link) => {
    const facet = link.closest(".facet")?.querySelector("h2")?.textContent;
    return facet && { facet, value: link.querySelector("span")?.textContent ?? link.textContent };
  };
  const found = (wanted) => [...document.querySelectorAll(".facet a")].find((link) => {
    const at = place(link);
    return at.facet === wanted.facet && at.value === wanted.value;
  });

  const show = (text, wanted) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const [main, foot] = [page.querySelector("main"), page.querySelector(".site-foot")];
    if (!main?.querySelector(".search-page") || !foot) return false;
    const isOpen = document.querySelector(".facets")?.open;
    document.querySelector("main").replaceWith(document.adoptNode(main));
    document.querySelector(".site-foot").replaceWith(document.adoptNode(foot));
    document.title = page.title;
    const facets = document.querySelector(".facets");
    if (facets) facets.open = isOpen;
    start();
    const heading = document.getElementById("results");
    const target = (wanted && found(wanted)) || heading;
    if (target === heading) {
      heading.tabIndex = -1;
      scrollTo(0, 0);
    }
    target.focus({ preventScroll: target === heading });
    status.textContent = heading.textContent;
    return true;
  };

  const go = async (address, wanted, isNew) => {
    request?.abort();
    request = new AbortController();
    document.querySelector(".search-page").setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: request.signal, headers: { accept: "text/html" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const text = await answer.text();
      if (isNew) history.pushState(null, "", address);
      if (!show(text, wanted)) location.reload();
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".search-page a[href]");
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || event.defaultPrevented) return;
    if (link.origin !== location.origin || link.pathname !== location.pathname || link.hash) return;
    event.preventDefault();
    go(link.href, place(link), true);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest(".search-page form.range");
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    const filled = [...new FormData(form)].filter(([, value]) => value !== "");
    go(`${form.action}?${new URLSearchParams(filled)}`, null, true);
  });
  addEventListener("popstate", () => {
    if (document.querySelector(".search-page")) go(location.href, null, false);
  });
}
