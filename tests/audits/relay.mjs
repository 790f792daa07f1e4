// An app built with Relay, without its screen: it reads a list page by page, writes, and finds the answer in its store.
//
//   npm ci && node relay.mjs http://127.0.0.1:8080/graphql TOKEN ARTEFACTS
//
// ARTEFACTS is the folder that relay-compiler made of clients/src. TOKEN must be able to write and to publish. The server
// needs three publications or more. Ends with 0 when all of it worked, with 1 when something did not.

import { strict as assert } from "node:assert";
import { createRequire } from "node:module";
import { resolve } from "node:path";

import { createClient } from "graphql-sse";
import relay from "relay-runtime";

const [url, token, folder] = process.argv.slice(2);
if (!url || !token || !folder) {
  console.error("usage: node relay.mjs URL TOKEN ARTEFACTS");
  process.exit(2);
}
const require = createRequire(import.meta.url);
const artefact = (name) => require(resolve(folder, `${name}.graphql.js`));
const authorization = `Bearer ${token}`;

async function ask(query, variables) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json", authorization },
    body: JSON.stringify({ query, variables }),
  });
  return answer.json();
}

const sse = createClient({ url, headers: { authorization }, retryAttempts: 0 });
const environment = new relay.Environment({
  network: relay.Network.create(
    (request, variables) => ask(request.text, variables),
    (request, variables) =>
      relay.Observable.create((sink) =>
        sse.subscribe(
          { query: request.text, variables },
          { next: (event) => sink.next(event), error: (error) => sink.error(error), complete: () => sink.complete() },
        ),
      ),
  ),
  store: new relay.Store(new relay.RecordSource()),
});

const titled = (value) => [{ locale: "en", value }];
const load = (name, variables) => relay.fetchQuery(environment, artefact(name), variables).toPromise();
const look = (name, reference) => environment.lookup(relay.getSingularSelector(artefact(name), reference)).data;

// The list as a screen would show it: what the store holds for the first query, and goes on holding.
const shown = relay.createOperationDescriptor(artefact("PublicationsQuery"), { first: 2 });
environment.retain(shown);
await load("PublicationsQuery", { first: 2 });
const list = () => look("Publications_list", environment.lookup(shown.fragment).data).records;
const titles = () => list().edges.map(({ node }) => look("Publications_item", node).title.value);
assert.equal(list().edges.length, 2, "the first page has two");
assert.ok(list().pageInfo.hasNextPage, "there is a second page");

// The next page is put behind it.
const first = list().edges.map(({ node }) => node.id);
await load("PublicationsPageQuery", { first: 1, after: list().pageInfo.endCursor });
const ids = list().edges.map(({ node }) => node.id);
assert.deepEqual(ids.slice(0, 2), first, "the first page stays");
assert.equal(new Set(ids).size, 3, "the second page is another");
console.log("ok     a list is read page by page");

// What is written is in the list as soon as the answer is there.
const where = { kind: ["PUBLICATION"] };
const connection = relay.ConnectionHandler.getConnectionID("client:root", "Publications_records", { where });
const write = (input) =>
  new Promise((onCompleted, onError) =>
    relay.commitMutation(environment, {
      mutation: artefact("PublicationsCreateMutation"),
      variables: { input, connections: [connection] },
      onCompleted: (data, errors) => (errors ? onError(new Error(JSON.stringify(errors))) : onCompleted(data)),
      onError,
    }),
  );
const summary = titled("See **this**: <script>alert(1)</script>");
const written = await write({ title: titled("Written by an app"), summary, publish: true });
assert.deepEqual(written.publicationCreate.userErrors, []);
const { id } = written.publicationCreate.record;
assert.equal(list().edges.length, 4, "the list is longer by one");
assert.equal(list().edges[0].node.id, id, "and begins with it");
assert.equal(titles()[0], "Written by an app");
const { html } = look("Publications_item", list().edges[0].node).summary;
assert.equal(html, "<p>See <strong>this</strong>: &lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
// What was refused is not.
const refused = await write({ title: [], publish: true });
assert.equal(refused.publicationCreate.record, null);
assert.notEqual(refused.publicationCreate.userErrors.length, 0);
assert.equal(list().edges.length, 4, "the list is as long as before");
console.log("ok     a connection is added to from a mutation's answer");

// One thing is one record of the store, whichever query brings it.
await load("PublicationsItemQuery", { id });
assert.equal(list().edges.length, 4);
const found = relay.createOperationDescriptor(artefact("PublicationsSearchQuery"), { words: "app" });
environment.retain(found);
const search = "query($at: Sequence) { search(query: \"\", atLeast: $at, first: 1) { totalCount } }";
await ask(search, { at: written.publicationCreate.searchSequence });
await load("PublicationsSearchQuery", { words: "app" });
const hits = look("Publications_found", environment.lookup(found.fragment).data).search.edges;
assert.ok(hits.some(({ node }) => look("Publications_item", node.record).id === id), "a search finds it");
console.log("ok     things are fetched again by their id, and found");

// News change what the list shows. There may be more of them than one: the record is told of when its next text is begun.
const changed = new Promise((done, fail) => {
  relay.requestSubscription(environment, {
    subscription: artefact("PublicationsChangedSubscription"),
    variables: { id },
    onNext: () => titles()[0] === "Changed by another" && done(),
    onError: fail,
  });
  setTimeout(() => fail(new Error(`after 10 s the title is ${titles()[0]}`)), 10_000).unref();
});
await new Promise((done) => setTimeout(done, 500));
const change = `mutation($id: ID!, $title: [TextInput!]) {
  recordUpdate(input: { id: $id, title: $title }) { userErrors { message } }
  recordPublish(input: { id: $id }) { userErrors { message } } }`;
const answer = await ask(change, { id, title: titled("Changed by another") });
assert.deepEqual(answer.data?.recordPublish?.userErrors, [], JSON.stringify(answer));
await changed;
console.log("ok     a subscription changes what is in the store");
sse.dispose();
process.exit(0);
