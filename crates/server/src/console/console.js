// The API console: an editor, a runner and a reader of the schema's documentation. Nothing is loaded from elsewhere,
// and nothing is ever inserted as HTML: all text goes through textContent.

const ENDPOINT = "/graphql";
const $ = (id) => document.getElementById(id);

/** Makes an element: `el("p", { class: "x", onclick: f }, "text", child)`. */
function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** Storage may be switched off; the console works without. */
const stored = {
  get(store, key) { try { return store.getItem(key); } catch { return null; } },
  set(store, key, value) {
    try { if (value) store.setItem(key, value); else store.removeItem(key); } catch { /* not kept */ }
  },
};

// ── Colours ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const GRAPHQL_TOKENS = [
  ["comment", /#[^\n\r]*/y],
  ["string", /"""(?:\\"""|[^])*?(?:"""|$)|"(?:\\.|[^"\\\n\r])*"?/y],
  ["variable", /\$[A-Za-z_]\w*/y],
  ["word", /(?:query|mutation|subscription|fragment|on|true|false|null)\b|@[A-Za-z_]\w*/y],
  ["number", /-?\d[\d.eE+-]*/y],
  ["argument", /[A-Za-z_]\w*(?=\s*:)/y],
  ["", /[A-Za-z_]\w*|\s+|[^]/y],
];

const JSON_TOKENS = [
  ["key", /"(?:\\.|[^"\\])*"(?=\s*:)/y],
  ["string", /"(?:\\.|[^"\\])*"?/y],
  ["number", /-?\d[\d.eE+-]*/y],
  ["word", /\b(?:true|false|null)\b/y],
  ["", /[^"\d\-tfn]+|[^]/y],
];

/** Beyond this an answer is shown in one colour, so that a large one appears at once. */
const MOST_COLOURED = 300_000;

function colour(text, tokens) {
  if (text.length > MOST_COLOURED) return document.createTextNode(text);
  const fragment = document.createDocumentFragment();
  let plain = "";
  const flush = () => { if (plain) fragment.append(plain); plain = ""; };
  for (let at = 0; at < text.length;) {
    for (const [kind, pattern] of tokens) {
      pattern.lastIndex = at;
      const match = pattern.exec(text);
      if (!match || !match[0]) continue;
      if (kind) { flush(); fragment.append(el("span", { class: `t-${kind}` }, match[0])); } else plain += match[0];
      at += match[0].length;
      break;
    }
  }
  flush();
  return fragment;
}

// ── Editors ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Puts text where the cursor is, in a way that the browser's own undo knows. */
function insert(area, text) {
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
  }
}

function editor(id, tokens, key) {
  const area = $(id);
  const shadow = area.previousElementSibling;
  const paint = () => shadow.replaceChildren(colour(area.value, tokens), "\n");
  const follow = () => { shadow.scrollTop = area.scrollTop; shadow.scrollLeft = area.scrollLeft; };
  let leaving = false;
  area.addEventListener("input", () => { paint(); follow(); stored.set(localStorage, key, area.value); });
  area.addEventListener("scroll", follow);
  area.addEventListener("focus", () => { leaving = false; });
  area.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { leaving = true; return; }
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Tab" && !leaving) {
      event.preventDefault();
      if (event.shiftKey) outdent(area); else insert(area, "  ");
    } else if (event.key === "Enter" && !event.shiftKey) {
      const before = area.value.slice(0, area.selectionStart);
      const indent = /[^\n]*$/.exec(before)[0].match(/^ */)[0];
      const opens = /[{([]\s*$/.test(before) ? "  " : "";
      if (indent || opens) { event.preventDefault(); insert(area, `\n${indent}${opens}`); }
    } else if (event.key === "}" && /(?:^|\n) {2,}$/.test(area.value.slice(0, area.selectionStart))) {
      outdent(area);
    }
    if (event.key !== "Tab") leaving = false;
  });
  const set = (text) => { area.value = text; area.dispatchEvent(new Event("input")); area.scrollTop = 0; };
  return { area, set, paint };
}

/** Takes up to two spaces from the start of the cursor's line. */
function outdent(area) {
  const at = area.selectionStart;
  const start = area.value.lastIndexOf("\n", at - 1) + 1;
  const spaces = Math.min(2, /^ */.exec(area.value.slice(start))[0].length);
  if (!spaces) return;
  area.setRangeText("", start, start + spaces);
  area.selectionStart = area.selectionEnd = Math.max(start, at - spaces);
  area.dispatchEvent(new Event("input"));
}

/** Lays a document out anew, one selection a line; strings and comments stay as they are. */
function tidy(text) {
  const pattern = /#[^\n\r]*|"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n\r])*"|-?\d[\d.eE+-]*|\.\.\.|[{}()[\]:!=|&]|[^\s,{}()[\]:!=|&"#.]+|\n|[^\s,]/g;
  let out = "";
  let depth = 0; // of selection sets
  let round = 0; // of brackets inside arguments
  let before = "";
  let spread = false; // the last words were `...` or `... on`
  let fresh = true; // nothing on this source line yet
  const line = () => { out = `${out.trimEnd()}\n${"  ".repeat(depth)}`; };
  for (const [token] of text.matchAll(pattern)) {
    if (token === "\n") { fresh = true; continue; }
    const opens = "([{".includes(token);
    const closes = ")]}".includes(token);
    if (token.startsWith("#")) {
      if (fresh && out.trim()) line(); else if (out && !out.endsWith("\n")) out = `${out.trimEnd()} `;
      out += token;
      line();
    } else if (round > 0 || (token === "(" && depth + round >= 0)) {
      const glued = "([{".includes(before) || closes || ":!".includes(token) || (token === "(" && round === 0);
      const spaced = [":", "=", "|"].includes(before) || "=|@".includes(token[0]);
      out += glued ? token : (out.endsWith(" ") || /\n *$/.test(out) ? "" : spaced ? " " : ", ") + token;
      round += opens ? 1 : closes ? -1 : 0;
    } else if (token === "{") {
      out = `${out.trimEnd()}${out.trim() && !out.endsWith("\n\n") ? " " : ""}{`;
      depth += 1;
      line();
    } else if (token === "}") {
      depth = Math.max(0, depth - 1);
      line();
      out += depth ? "}" : "}\n\n";
    } else {
      const joined = token === ":" || (before === "..." && token !== "on" && token[0] !== "@") || /(^|[\n ])$/.test(out);
      const sameLine = depth === 0 || before === ":" || before === "..." || token[0] === "@" || (spread && before === "on");
      if (!joined && sameLine) out += " ";
      else if (!joined) line();
      out += token;
    }
    spread = token === "..." || (spread && token === "on");
    before = token;
    fresh = false;
  }
  return `${out.replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim()}\n`;
}

// ── Running ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const query = editor("query", GRAPHQL_TOKENS, "gsef.query");
const variables = editor("variables", JSON_TOKENS, "gsef.variables");
let running = null;
let lastAnswer = "";

function operations() {
  const text = query.area.value.replace(/#[^\n\r]*|"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n\r])*"/g, "");
  return [...text.matchAll(/\b(?:query|mutation|subscription)\s+([A-Za-z_]\w*)\s*[({@]/g)].map((match) => match[1]);
}

function showOperations() {
  const names = operations();
  const chosen = $("operation").value;
  $("operation").replaceChildren(...names.map((name) => el("option", { selected: name === chosen }, name)));
  $("operation-field").hidden = names.length < 2;
}

function readVariables() {
  const text = variables.area.value.trim();
  $("variables-error").textContent = "";
  if (!text) return {};
  try {
    const value = JSON.parse(text);
    if (value && typeof value === "object" && !Array.isArray(value)) return value;
    $("variables-error").textContent = "must be a JSON object";
  } catch {
    $("variables-error").textContent = "not valid JSON";
  }
  return null;
}

async function send(body, signal) {
  const headers = { "content-type": "application/json", accept: "application/graphql-response+json, application/json;q=0.9" };
  const token = $("token").value.trim();
  if (token) headers.authorization = `Bearer ${token}`;
  return fetch(ENDPOINT, { method: "POST", headers, body: JSON.stringify(body), signal, credentials: "omit" });
}

function showStatus(isFault, main, ...rest) {
  $("status").classList.toggle("is-fault", isFault);
  $("status").replaceChildren(el("b", {}, main), ...rest.filter(Boolean).map((text) => el("span", {}, text)));
}

function size(bytes) {
  return bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

async function run() {
  if (running) { running.abort(); return; }
  const values = readVariables();
  if (values === null) { variables.area.focus(); return; }
  const body = { query: query.area.value, variables: values };
  if (operations().length > 1) body.operationName = $("operation").value;
  running = new AbortController();
  $("run").classList.add("is-running");
  $("run-label").textContent = "Stop";
  $("answer").classList.add("is-old");
  const start = performance.now();
  try {
    const response = await send(body, running.signal);
    const text = await response.text();
    const time = performance.now() - start;
    let shown = text;
    let failed = !response.ok;
    try {
      const json = JSON.parse(text);
      shown = JSON.stringify(json, null, 2);
      failed ||= Array.isArray(json.errors);
    } catch { /* shown as it came */ }
    lastAnswer = shown;
    $("answer").replaceChildren(colour(shown, JSON_TOKENS));
    $("answer").scrollTop = 0;
    const left = /r=(\d+)/.exec(response.headers.get("ratelimit") ?? "");
    showStatus(failed, `${response.status} ${response.statusText}`.trim(), `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`,
      size(new Blob([text]).size), left && `${Number(left[1]).toLocaleString("en")} cost left`);
    $("copy").disabled = false;
  } catch (error) {
    if (error.name === "AbortError") showStatus(false, "Stopped");
    else { $("answer").replaceChildren(); showStatus(true, "The server could not be reached"); }
  } finally {
    running = null;
    $("run").classList.remove("is-running");
    $("run-label").textContent = "Run";
    $("answer").classList.remove("is-old");
  }
}

// ── Schema ──────────────────────────────────────────────────────────────────────────────────────────────────────────

const INTROSPECTION = `query Console {
  __schema {
    queryType { name } mutationType { name } subscriptionType { name }
    types {
      kind name description specifiedByURL
      fields(includeDeprecated: true) {
        name description isDeprecated deprecationReason
        args(includeDeprecated: true) { ...Input }
        type { ...Ref }
      }
      inputFields(includeDeprecated: true) { ...Input }
      interfaces { name }
      enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
      possibleTypes { name }
    }
  }
}
fragment Input on __InputValue { name description defaultValue isDeprecated deprecationReason type { ...Ref } }
fragment Ref on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }`;

const KINDS = { OBJECT: "type", INTERFACE: "interface", UNION: "union", ENUM: "enum", INPUT_OBJECT: "input", SCALAR: "scalar" };
const schema = { types: new Map(), roots: [] };
let path = [];

async function readSchema() {
  try {
    const response = await send({ query: INTROSPECTION });
    const json = await response.json();
    const found = json.data?.__schema;
    if (!found) throw new Error(json.errors?.[0]?.message ?? "no schema in the answer");
    schema.types = new Map(found.types.map((type) => [type.name, type]));
    schema.roots = [["Query", found.queryType], ["Mutation", found.mutationType], ["Subscription", found.subscriptionType]]
      .filter(([, type]) => type).map(([label, type]) => [label, type.name]);
    open([]);
  } catch (error) {
    $("doc").replaceChildren(el("p", { class: "fault" }, `The schema could not be read: ${error.message}`),
      el("button", { type: "button", onclick: readSchema }, "Try again"));
  }
}

/** Paragraphs and `code` of a description; everything else stays as it is written. */
function prose(text, properties = {}) {
  return (text ?? "").trim().split(/\n\s*\n/).filter(Boolean).map((paragraph) =>
    el("p", properties, paragraph.split(/`([^`]+)`/).map((part, n) => (n % 2 ? el("code", {}, part) : part))));
}

const typeLink = (name) =>
  el("button", { type: "button", class: "link", onclick: () => open([...path, name]) }, name);

function typeRef(type) {
  if (type.kind === "NON_NULL") return [...typeRef(type.ofType), "!"];
  if (type.kind === "LIST") return ["[", ...typeRef(type.ofType), "]"];
  return [typeLink(type.name)];
}

const deprecation = (item) => item.isDeprecated && el("p", { class: "deprecated" }, `Deprecated. ${item.deprecationReason ?? ""}`);

function inputItem(input) {
  const signature = [el("span", { class: "name t-argument" }, input.name), ": ", ...typeRef(input.type)];
  if (input.defaultValue !== null && input.defaultValue !== undefined) signature.push(` = ${input.defaultValue}`);
  return el("li", { class: input.isDeprecated ? "is-deprecated" : undefined },
    el("div", { class: "signature" }, signature), prose(input.description, { class: "about" }), deprecation(input));
}

function fieldItem(field) {
  return el("li", { class: field.isDeprecated ? "is-deprecated" : undefined },
    el("div", { class: "signature" }, el("span", { class: "name" }, field.name), ": ", typeRef(field.type)),
    prose(field.description, { class: "about" }), deprecation(field),
    field.args.length > 0 && el("ul", { class: "arguments", "aria-label": `Arguments of ${field.name}` }, field.args.map(inputItem)));
}

function section(title, items, compact) {
  return items?.length ? [el("h4", {}, title), el("ul", { class: compact ? "compact" : undefined }, items)] : [];
}

function typePage(type) {
  const links = (list) => list?.map(({ name }) => el("li", { class: "signature" }, typeLink(name)));
  const usedBy = [...schema.types.values()].flatMap((other) => (other.name.startsWith("__") ? [] : other.fields ?? [])
    .filter((field) => nameOf(field.type) === type.name)
    .map((field) => el("li", { class: "signature" }, typeLink(other.name), `.${field.name}`)));
  return [
    el("h3", {}, el("span", { class: "kind" }, `${KINDS[type.kind] ?? ""} `), type.name),
    prose(type.description),
    type.specifiedByURL && el("p", {}, "Specified by ", el("a", { href: type.specifiedByURL, rel: "noreferrer" }, type.specifiedByURL)),
    section("Implements", links(type.interfaces), true),
    section(type.kind === "UNION" ? "One of" : "Implemented by", links(type.possibleTypes), true),
    section("Fields", type.fields?.map(fieldItem)),
    section("Input fields", type.inputFields?.map(inputItem)),
    section("Values", type.enumValues?.map((value) => el("li", { class: value.isDeprecated ? "is-deprecated" : undefined },
      el("div", { class: "signature" }, el("span", { class: "name" }, value.name)), prose(value.description, { class: "about" }), deprecation(value)))),
    section("Returned by", usedBy, true),
  ].flat();
}

function nameOf(type) { return type.ofType ? nameOf(type.ofType) : type.name; }

function overview() {
  const entry = (type) => el("li", {}, el("div", { class: "signature" }, typeLink(type.name)), prose(type.description, { class: "about" }));
  const roots = new Set(schema.roots.map(([, name]) => name));
  const all = [...schema.types.values()].filter(({ name }) => !name.startsWith("__") && !roots.has(name))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  const of = (...kinds) => all.filter(({ kind }) => kinds.includes(kind)).map(entry);
  return [
    section("Start here", schema.roots.map(([, name]) => entry(schema.types.get(name)))),
    section("Types", of("OBJECT", "INTERFACE", "UNION"), true),
    section("Inputs", of("INPUT_OBJECT"), true),
    section("Enums", of("ENUM"), true),
    section("Scalars", of("SCALAR"), true),
  ].flat();
}

/** Shows the last type of a path, or the overview for an empty one. */
function open(next, focus = path.length > 0 || next.length > 0) {
  path = next.filter((name) => schema.types.has(name));
  const last = schema.types.get(path.at(-1));
  $("trail").replaceChildren(...(path.length ? [el("button", { type: "button", onclick: () => open([]) }, "Schema")] : []),
    ...path.slice(0, -1).slice(-3).flatMap((name) => {
      const at = path.lastIndexOf(name, path.length - 2);
      return [" › ", el("button", { type: "button", onclick: () => open(path.slice(0, at + 1)) }, name)];
    }), ...(path.length ? [" › ", path.at(-1)] : []));
  $("doc").replaceChildren(...(last ? typePage(last) : overview()).filter(Boolean));
  $("doc").scrollTop = 0;
  if (focus && document.activeElement !== $("find")) $("doc").focus({ preventScroll: true });
}

/** Brings a field, argument or value of the type that is shown into view. */
function reveal(name) {
  const found = [...$("doc").querySelectorAll("li > .signature > .name")].find((node) => node.textContent === name);
  found?.closest("li").classList.add("is-found");
  found?.scrollIntoView({ block: "center" });
}

/** Places that a search shows at most. */
const MOST_FOUND = 60;

function find(words) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (!wanted.length) { open(path, false); return; }
  const found = [];
  const consider = (label, type, item, weight) => {
    const name = label.toLowerCase();
    const text = `${name} ${(item.description ?? "").toLowerCase()}`;
    if (!wanted.every((word) => text.includes(word))) return;
    const inName = wanted.every((word) => name.includes(word));
    found.push({ label, type, item, rank: weight + (inName ? 0 : 10) + (name === wanted[0] ? -5 : 0) });
  };
  for (const type of schema.types.values()) {
    if (type.name.startsWith("__")) continue;
    consider(type.name, type, type, 0);
    for (const field of type.fields ?? []) {
      consider(`${type.name}.${field.name}`, type, field, 1);
      for (const arg of field.args) consider(`${type.name}.${field.name}(${arg.name}:)`, type, arg, 3);
    }
    for (const field of type.inputFields ?? []) consider(`${type.name}.${field.name}`, type, field, 2);
    for (const value of type.enumValues ?? []) consider(`${type.name}.${value.name}`, type, value, 2);
  }
  found.sort((a, b) => a.rank - b.rank || a.label.length - b.label.length);
  const items = found.slice(0, MOST_FOUND).map(({ label, type, item }) => el("li", {},
    el("div", { class: "signature" }, el("button", { type: "button", class: "link",
      onclick: () => { $("find").value = ""; open([...path, type.name], true); reveal(item.name); } }, label)),
    prose(item.description, { class: "about" })));
  $("trail").replaceChildren();
  const count = found.length > MOST_FOUND ? `${MOST_FOUND} of ${found.length} places` : `${found.length} ${found.length === 1 ? "place" : "places"}`;
  $("doc").replaceChildren(el("p", { class: "muted small", role: "status" }, found.length ? count : "Nothing in the schema fits."),
    el("ul", { class: "compact" }, items));
}

// ── Examples ────────────────────────────────────────────────────────────────────────────────────────────────────────

const WELCOME = "# Ctrl+Enter runs the query; the schema is on the right.\n\n{\n  __typename\n}\n";

async function readExamples() {
  let examples = [];
  try {
    const response = await fetch("/graphql/operations.json", { credentials: "omit" });
    if (response.ok) examples = await response.json();
  } catch { /* the console works without */ }
  const use = ({ document: text, variables: values }) => {
    query.set(text.trim() + "\n");
    variables.set(values && Object.keys(values).length ? `${JSON.stringify(values, null, 2)}\n` : "");
    showOperations();
  };
  $("examples").append(...examples.map(({ name }, n) => el("option", { value: String(n) }, name)));
  $("examples").closest("label").hidden = examples.length === 0;
  $("examples").addEventListener("change", (event) => {
    const example = examples[Number(event.target.value)];
    if (event.target.value !== "" && example) use(example);
  });
  if (!query.area.value) {
    if (examples[0]) use(examples[0]); else query.set(WELCOME);
  }
}

// ── Start ───────────────────────────────────────────────────────────────────────────────────────────────────────────

query.area.value = stored.get(localStorage, "gsef.query") ?? "";
variables.area.value = stored.get(localStorage, "gsef.variables") ?? "";
$("token").value = stored.get(sessionStorage, "gsef.token") ?? "";
query.paint();
variables.paint();
showOperations();

query.area.addEventListener("input", showOperations);
variables.area.addEventListener("input", readVariables);
$("token").addEventListener("input", () => stored.set(sessionStorage, "gsef.token", $("token").value.trim()));
$("token").addEventListener("change", readSchema);
$("run").addEventListener("click", run);
$("tidy").addEventListener("click", () => query.set(tidy(query.area.value)));
$("find").addEventListener("input", (event) => find(event.target.value));
$("copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(lastAnswer);
  $("copy").textContent = "Copied";
  setTimeout(() => { $("copy").textContent = "Copy"; }, 1500);
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") { event.preventDefault(); run(); }
});

function showDocs(shown) {
  document.querySelector(".panes").classList.toggle("without-docs", !shown);
  $("toggle-docs").setAttribute("aria-expanded", String(shown));
}
$("toggle-docs").addEventListener("click", () => {
  const shown = $("toggle-docs").getAttribute("aria-expanded") !== "true";
  showDocs(shown);
  stored.set(localStorage, "gsef.docs", shown ? "" : "hidden");
});
showDocs(stored.get(localStorage, "gsef.docs") !== "hidden");

if (!navigator.clipboard) $("copy").hidden = true;
if (/Mac|iPhone|iPad/.test(navigator.platform)) document.querySelector("kbd").textContent = "⌘ ↵";

readExamples();
readSchema();
