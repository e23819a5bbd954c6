import { createServer } from "node:http";

/*
 * The yardstick of the terminals' calls: Node's HTTP server alone, in a process of its own. Every call gets the same answer, of a
 * list's size, with what a visit reads from answers.
 */

const ITEMS = Array.from({ length: 20 }, (_, at) => ({
  id: String(at + 1),
  words: "図書館の本の題名".repeat(8),
}));
const ANSWER = JSON.stringify({
  session: "none",
  hold: { id: "1" },
  items: ITEMS,
  loans: [{ id: "1", renewal: { ok: true } }],
});
/** The kiosk's own poll is shorter than a list. */
const SHORT = JSON.stringify({});

const server = createServer((request, response) => {
  request.resume().on("end", () => {
    response.setHeader("content-type", "application/json");
    response.end(request.url === "/v1/health" ? SHORT : ANSWER);
  });
});
server.keepAliveTimeout = 72_000;
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) console.log(JSON.stringify({ port: address.port }));
});
process.on("SIGTERM", () => process.exit(0));
