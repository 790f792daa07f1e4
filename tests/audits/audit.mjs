// Runs every server audit of the graphql-http package against a URL and prints a table.
//
//   npm ci && node audit.mjs http://127.0.0.1:8080/graphql
//
// Ends with 0 when every audit is ok (MUST, SHOULD and MAY alike), with 1 when any is not, with 2 when there was
// nothing to audit.

import { serverAudits } from "graphql-http";

const url = process.argv[2];
if (!url) {
  console.error("usage: node audit.mjs URL");
  process.exit(2);
}

const results = [];
for (const audit of serverAudits({ url })) {
  try {
    results.push(await audit.fn());
  } catch (error) {
    // The suite throws when it cannot reach the server at all: that is no verdict on the server's behaviour.
    console.error(`audit ${audit.id} could not run: ${error.cause ?? error}`);
    process.exit(2);
  }
}

for (const { id, name, status, reason } of results) {
  console.log(`${status.padEnd(6)} ${id}  ${name}${reason ? `\n       ${reason}` : ""}`);
}
const failed = results.filter(({ status }) => status !== "ok");
const level = (word) => {
  const all = results.filter(({ name }) => name.startsWith(word));
  return `${word} ${all.filter(({ status }) => status === "ok").length}/${all.length}`;
};
console.log(`\n${results.length - failed.length} of ${results.length} audits ok: ${["MUST", "SHOULD", "MAY"].map(level).join(", ")}`);
process.exit(results.length === 0 ? 2 : failed.length === 0 ? 0 : 1);
