// Runs Lighthouse (a slow phone, simulated: its own defaults) on pages and prints a line of JSON for each:
// { url, scores: { category: 0 to 100 }, metrics: { lcp and tbt in milliseconds, cls, bytes }, faults: [text] }.
//
//   npm ci --ignore-scripts && node lighthouse.mjs [--bare] URL…
//
// With --bare a page with nothing but a sentence is measured first, from a server of this program's own: what the
// browser and the simulated network take by themselves.
//
// Ends with 0 when every page could be looked at, whatever its scores are, else with 2.

import { createServer } from "node:http";
import * as launcher from "chrome-launcher";
import lighthouse from "lighthouse";

const [, , ...given] = process.argv;
const isBare = given[0] === "--bare";
const urls = isBare ? given.slice(1) : given;
if (urls.length === 0) {
  console.error("usage: node lighthouse.mjs [--bare] URL…");
  process.exit(2);
}

const BARE = "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Bare</title><p>A sentence.";
const server = createServer((_, answer) => answer.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(BARE));
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
if (isBare) urls.unshift(`http://127.0.0.1:${server.address().port}/`);

const browser = await launcher.launch({
  chromePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
});
let failed = false;
for (const url of urls) {
  const result = await lighthouse(url, { port: browser.port, logLevel: "error", output: "json" });
  const page = result?.lhr;
  if (!page || page.runtimeError) {
    console.error(`${url} could not be looked at: ${page?.runtimeError?.message ?? "no result"}`);
    failed = true;
    continue;
  }
  const categories = Object.values(page.categories);
  const number = (audit) => page.audits[audit]?.numericValue ?? null;
  const faults = categories.flatMap((category) => category.auditRefs
    .map(({ id, weight }) => ({ weight, audit: page.audits[id] }))
    .filter(({ weight, audit }) => weight > 0 && audit.score !== null && audit.score < 0.9)
    .map(({ audit }) => `${category.id}: ${audit.title} ${audit.displayValue ?? ""} ${JSON.stringify(audit.details?.items ?? []).slice(0, 600)}`));
  console.log(JSON.stringify({
    url,
    scores: Object.fromEntries(categories.map(({ id, score }) => [id, Math.round((score ?? 0) * 100)])),
    metrics: {
      lcp: number("largest-contentful-paint"),
      tbt: number("total-blocking-time"),
      cls: number("cumulative-layout-shift"),
      bytes: number("total-byte-weight"),
    },
    faults,
  }));
}
await browser.kill();
server.close();
process.exit(failed ? 2 : 0);
