// Saves a form of writing some seconds after typing stops, through the same POST as its button, and says how that went.
// What can't be sent is kept in this browser, and put back when the page is opened again.
//
// The page is saved from the version that it knows. The server tells a new one only where the page says what the record
// says; where others are ahead of it, saving stops and the reader looks. Nothing is handed in or published from here.
const PAUSE = 3000;
// Every save is a revision: who types on and on makes one now and then.
const LEAST = 12000;
const AGAIN = 8000;
const PATIENCE = 20000;
const KEPT = "gsef-kept:";
const SENT = "gsef-sent";

// A browser that keeps nothing still saves.
const store = (area, key, value) => {
  try {
    if (value === undefined) return area().getItem(key);
    if (value === null) area().removeItem(key);
    else area().setItem(key, value);
  } catch { /* full, or not allowed */ }
  return null;
};
const local = () => localStorage;
const session = () => sessionStorage;

// Whoever signs out leaves nothing that the next person at this browser could read.
export function forgetOnSignOut(form) {
  form.addEventListener("submit", () => {
    for (const key of Object.keys(localStorage)) if (key.startsWith(KEPT)) store(local, key, null);
  });
}

const ofPlatform = (name) => name === "csrf" || name === "version" || name === "in" || name === "do";
// What is said in a conversation is said by its own button, never by itself.
const isSaid = (name) => name.startsWith("new.") || name.startsWith("reply.");

// Names and values as they would be sent, by name.
function entries(form) {
  const all = new Map();
  for (const [name, value] of new FormData(form)) {
    if (!ofPlatform(name)) all.set(name, [...(all.get(name) ?? []), value.replace(/\r\n/g, "\n")]);
  }
  return all;
}
const same = (a, b) => JSON.stringify(a ?? []) === JSON.stringify(b ?? []);
function changed(from, to, isWanted) {
  return [...new Set([...from.keys(), ...to.keys()])].filter((name) => isWanted(name) && !same(from.get(name), to.get(name)));
}

export function autosave(form) {
  const key = KEPT + form.dataset.autosave;
  const state = form.querySelector(".save-state");
  const version = form.elements.namedItem("version");
  const say = form.dataset;
  const clock = (at) => new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }).format(at);
  const dated = (at) => new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }).format(at);

  let saved = entries(form), timer, running, last = 0, leaving = false, stopped = false, told = "";
  // What was sent and not answered: perhaps it arrived.
  let unheard = [];

  const tell = (words, action) => {
    if (told === words) return;
    told = words;
    state.replaceChildren(words);
    if (action) state.append(" ", action);
    state.dataset.state = action ? "stopped" : "";
  };
  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "plain";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  };
  const unsaved = () => changed(saved, entries(form), () => true);
  const keep = () => {
    const names = unsaved();
    if (names.length === 0) return store(local, key, null);
    const now = entries(form);
    store(local, key, JSON.stringify({ version: version.value, at: Date.now(), entries: names.map((name) => [name, now.get(name) ?? []]) }));
  };
  const later = (wait) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => { running ??= save().finally(() => { running = undefined; }); }, wait);
  };
  const stop = (words, label, act) => {
    stopped = true;
    clearTimeout(timer);
    keep();
    tell(words, button(label, act));
  };
  const look = () => {
    // The button's own way, which leads to the page that shows both texts.
    leaving = true;
    form.requestSubmit(form.querySelector(".save-bar [value=save]"));
  };

  async function send(body) {
    const patience = new AbortController();
    const end = setTimeout(() => patience.abort(), PATIENCE);
    try {
      return await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" }, redirect: "error", signal: patience.signal });
    } catch {
      return null;
    } finally {
      clearTimeout(end);
    }
  }

  async function save() {
    const now = entries(form);
    if (changed(saved, now, (name) => !isSaid(name)).length === 0) return;
    const body = new URLSearchParams([...new FormData(form)].filter(([name]) => !isSaid(name) && name !== "do"));
    body.append("do", "save");
    const answer = await send(body);
    last = Date.now();
    if (answer === null || answer.status >= 500 || answer.status === 429) {
      unheard.push(now);
      keep();
      tell(answer === null ? say.offline : say.failed);
      return later(AGAIN);
    }
    const found = answer.headers.get("content-type")?.startsWith("application/json") ? await answer.json().catch(() => ({})) : {};
    if (answer.ok) {
      unheard = [];
      // What is said in conversations is still unsaved.
      for (const name of new Set([...saved.keys(), ...now.keys()])) if (!isSaid(name)) now.has(name) ? saved.set(name, now.get(name)) : saved.delete(name);
      const at = clock(last);
      if (found.version === null || found.version === undefined) {
        const words = say.behind.replace("{time}", at);
        return stop(words, say.load, () => { leaving = true; location.reload(); });
      }
      version.value = found.version;
      keep();
      tell(say.saved.replace("{time}", at));
      if (unsaved().some((name) => !isSaid(name))) later(LEAST);
      return;
    }
    keep();
    if (answer.status === 409) {
      // Was it this very text that others are said to have written? Then the answer to it was lost on the way.
      const is = (sent) => found.changed.every(({ name, text }) => text !== null && (sent.get(name)?.[0] ?? "").trim() === text.trim());
      const own = found.changed?.length > 0 ? unheard.find(is) : undefined;
      if (own) {
        saved = own;
        unheard = [];
        version.value = found.current;
        return later(0);
      }
      return stop(say.collided, say.look, look);
    }
    if (answer.status === 422) {
      const first = found.faults?.[0];
      return tell(first ? `${say.faults} ${[first.label, first.message].filter(Boolean).join(": ")}` : say.faults);
    }
    // Signed out meanwhile, or not allowed any more: the same will be said to the button.
    return stop(say.signedOut, say.look, look);
  }

  // What was kept is put back where it stood; what has no place any more is told as it is.
  function restore() {
    const kept = JSON.parse(store(local, key) ?? "null");
    if (!kept) return;
    const now = entries(form);
    const open = kept.entries.filter(([name, values]) => !same(now.get(name), values));
    if (open.length === 0) return store(local, key, null);
    const lost = [];
    for (const [name, values] of open) {
      const inputs = [...form.elements].filter((input) => input.name === name);
      const boxes = inputs.filter((input) => input.type === "checkbox" || input.type === "radio");
      boxes.forEach((box) => { box.checked = values.includes(box.value); });
      const lines = inputs.filter((input) => !boxes.includes(input) && input.type !== "hidden");
      const rest = values.filter((value) => !boxes.some((box) => box.value === value));
      lines.forEach((line, at) => { line.value = rest[at] ?? ""; });
      const isHidden = inputs.length > 0 && lines.length + boxes.length === 0;
      if (!isHidden && lines.length + boxes.length === 0) lost.push(...values.filter((value) => value.trim()));
    }
    // Others may have written since: saving begins from what this was made of.
    if (kept.version) version.value = kept.version;
    const note = document.createElement("div");
    note.className = "notice restored";
    note.setAttribute("role", "status");
    const words = document.createElement("p");
    words.textContent = say.restored.replace("{time}", dated(kept.at));
    note.append(words);
    if (lost.length > 0) {
      const left = document.createElement("p");
      left.textContent = say.left;
      note.append(left, ...lost.map((text) => Object.assign(document.createElement("p"), { className: "lines", textContent: text, dir: "auto" })));
    }
    note.append(button(say.drop, () => { leaving = true; store(local, key, null); location.reload(); }));
    form.before(note);
    return true;
  }

  // A page that says that something was saved is the answer to what was sent from here.
  const answered = store(session, SENT);
  if (answered && document.querySelector(".told")) store(local, answered, null);
  store(session, SENT, null);
  if (restore()) later(LEAST);

  let pace;
  form.addEventListener("input", (event) => {
    // How long it was when the page was made is not how long it is.
    const count = document.getElementById(`${event.target.id}-count`);
    if (count) count.hidden = true;
    clearTimeout(pace);
    pace = setTimeout(keep, 400);
    later(Math.max(PAUSE, last + LEAST - Date.now()));
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (running && !leaving) {
      // The one on its way first, or they would meet each other.
      event.preventDefault();
      const { submitter } = event;
      leaving = true;
      running.finally(() => form.requestSubmit(submitter));
      return;
    }
    leaving = true;
    keep();
    store(session, SENT, key);
  });
  addEventListener("online", () => later(0));
  addEventListener("pagehide", keep);
  // Come back to by the browser's own way back.
  addEventListener("pageshow", (event) => { if (event.persisted) leaving = false; });
  addEventListener("beforeunload", (event) => {
    if (!leaving && (unsaved().length > 0 || "unsaved" in form.dataset)) event.preventDefault();
  });
}
