import { on } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { ReadingMaker } from "../made-readings.ts";
import { pageOf } from "./page.ts";
import { type ListAhead, type Said, weightOf } from "./read-ahead.ts";
import { OaiServer } from "./server.ts";
import { HarvestFailed, HarvestWeb } from "./web.ts";

/** Most records that are read ahead: enough for the next transaction while one is being written. */
const MOST_WAITING = 2000;

if (parentPort === null) throw new Error("This is a thread of a harvest.");
const port = parentPort;
const { url, login, limits, clockAhead, reading, readings, token: first } = workerData as ListAhead;

function say(said: Said): void {
  port.postMessage(said);
}

async function readOn(): Promise<void> {
  const taken = on(port, "message") as AsyncIterator<readonly [number]>;
  // The main thread terminates this one.
  const { signal } = new AbortController();
  const web = new HarvestWeb(login, limits, signal, () => Date.now() + clockAhead);
  const server = new OaiServer(new URL(url), web);
  const maker = readings ? new ReadingMaker() : null;
  let waiting = 0;
  for (let token = first; token !== ""; ) {
    const page = pageOf(await server.ask("ListRecords", { resumptionToken: token }), reading);
    say({ page: maker === null ? page : { ...page, items: await maker.complete(page.items) } });
    token = page.error === null ? page.token : "";
    waiting += weightOf(page);
    while (waiting > MOST_WAITING) waiting -= (await taken.next()).value[0];
  }
}

try {
  await readOn();
} catch (error) {
  if (!(error instanceof HarvestFailed)) throw error;
  say({ failure: error.message, later: error.later });
}
