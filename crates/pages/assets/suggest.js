// The search box as an editable combobox with a list (WAI-ARIA Authoring Practices), over /suggest?q=….
// Answers are [{ label, kind, url, lang }]. Choosing one goes to its page; Enter with none chosen searches.
const PAUSE = 150;

export function suggest(form, input) {
  const list = document.createElement("ul");
  list.className = "suggest";
  list.id = `${input.id}-list`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestLabel ?? "Suggestions");
  const status = document.createElement("p");
  status.className = "hidden-text";
  status.setAttribute("role", "status");
  form.querySelector(".search-row").after(list, status);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) {
    input.setAttribute(name, value);
  }

  let timer, request, found = [], chosen = -1;

  const close = () => {
    clearTimeout(timer);
    request?.abort();
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (index) => {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = index;
    const option = list.children[chosen];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };
  const show = (items) => {
    found = items;
    chosen = -1;
    list.replaceChildren(...items.map((item, index) => {
      const option = document.createElement("li");
      const label = document.createElement("span");
      const kind = document.createElement("span");
      option.id = `${list.id}-${index}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      label.textContent = item.label;
      label.dir = "auto";
      if (item.lang) label.lang = item.lang;
      kind.textContent = item.kind;
      option.append(label, " ", kind);
      return option;
    }));
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(items.length > 0));
    input.removeAttribute("aria-activedescendant");
    status.textContent = items.length ? (form.dataset.suggestCount ?? "{n} suggestions").replace("{n}", items.length) : "";
  };
  const ask = async () => {
    const words = input.value.trim();
    request?.abort();
    if (words.length < 2) return close();
    const mine = request = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal: mine.signal, headers: { accept: "application/json" } });
      const items = answer.ok ? await answer.json() : [];
      if (!mine.signal.aborted && document.activeElement === input) show(items);
    } catch { /* no connection, or typed on: the box still searches */ }
  };

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing || /\p{Script=Hangul}/u.test(input.value)) timer = setTimeout(ask, PAUSE);
  });
  input.addEventListener("compositionend", () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const last = found.length - 1;
    const open = !list.hidden;
    if (event.key === "Escape" && open) close();
    else if (event.key === "ArrowDown" && open) choose(chosen === last ? -1 : chosen + 1);
    else if (event.key === "ArrowUp" && open) choose(chosen === -1 ? last : chosen - 1);
    else if (event.key === "ArrowDown") return void ask();
    else if (event.key === "Enter" && open && chosen >= 0) location.assign(found[chosen].url);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const index = [...list.children].indexOf(event.target.closest("li"));
    if (index >= 0) location.assign(found[index].url);
  });

  // What was typed while this was on its way.
  if (document.activeElement === input && input.value !== input.defaultValue) timer = setTimeout(ask, PAUSE);
}
