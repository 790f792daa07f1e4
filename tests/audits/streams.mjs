// Subscribes with the clients that people use, graphql-sse and graphql-ws, and has each hear what is written.
//
//   npm ci && node streams.mjs http://127.0.0.1:8080/graphql TOKEN
//
// TOKEN must be able to write. Ends with 0 when both clients heard every change, with 1 when one did not, with 2 when
// there was nothing to subscribe to.

import { createClient as createSse } from "graphql-sse";
import { createClient as createWs } from "graphql-ws";
import WebSocket from "ws";

const [url, token] = process.argv.slice(2);
if (!url || !token) {
  console.error("usage: node streams.mjs URL TOKEN");
  process.exit(2);
}
const authorization = `Bearer ${token}`;
const query = "subscription { changes { sequence change { type nodeId } } }";
const count = 3;

async function write(label) {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization },
    body: JSON.stringify({
      query: `mutation($input: TopicCreateInput!) { topicCreate(input: $input) {
        topic { id } searchSequence userErrors { message } } }`,
      variables: { input: { label: [{ locale: "en", value: label }], scheme: "SSE", publish: true } },
    }),
  });
  return (await answer.json()).data.topicCreate.searchSequence;
}

// Each client is an async iterator of results; it is connected when the first change it hears of was written after.
async function hears(name, client, refuses) {
  const problems = [];
  const heard = [];
  const events = client.iterate({ query });
  const listening = (async () => {
    for await (const { data, errors } of events) {
      if (errors) throw new Error(JSON.stringify(errors));
      heard.push(data.changes.sequence);
      if (heard.length === count) break;
    }
  })();
  await new Promise((done) => setTimeout(done, 500));
  const written = [];
  for (let number = 0; number < count; number++) written.push(await write(`${name} ${number}`));
  const late = new Promise((_, fail) => setTimeout(() => fail(new Error("no event in 10 s")), 10_000));
  await Promise.race([listening, late]).catch((error) => problems.push(String(error.message ?? error)));
  if (heard.join() !== written.join()) problems.push(`heard ${heard} of ${written}`);

  // A wrong document is told, and not tried again.
  await refuses(client).catch((error) => problems.push(String(error.message ?? error)));
  console.log(`${problems.length ? "FAILED" : "ok    "} ${name}${problems.map((text) => `\n       ${text}`).join("")}`);
  await client.dispose();
  return problems.length === 0;
}

const firstOf = async (client, query) => {
  for await (const result of client.iterate({ query })) return result;
};
const wrong = "subscription { nothingOfThatName }";

const sse = createSse({ url, headers: { authorization }, retryAttempts: 0 });
const ws = createWs({
  url: url.replace(/^http/, "ws"),
  webSocketImpl: WebSocket,
  connectionParams: { authorization },
  retryAttempts: 0,
});
const good = [
  await hears("graphql-sse", sse, async (client) => {
    const { errors } = await firstOf(client, wrong);
    if (errors?.[0]?.extensions?.code !== "VALIDATION_FAILED") throw new Error("a wrong document is not told");
    // Any operation may come this way.
    const { data } = await firstOf(client, "{ __typename }");
    if (data?.__typename !== "Query") throw new Error("a query is not answered");
  }),
  await hears("graphql-ws", ws, async (client) => {
    for (const query of [wrong, "{ __typename }"]) {
      const told = await firstOf(client, query).then(
        () => undefined,
        (errors) => errors,
      );
      if (told?.[0]?.extensions?.code !== "VALIDATION_FAILED") throw new Error(`not refused: ${query}`);
    }
  }),
];
process.exit(good.every(Boolean) ? 0 : 1);
