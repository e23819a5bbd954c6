import { spawn } from "node:child_process";
import { once } from "node:events";
import { endChild } from "../kiosk/display.ts";
import type { Attacked } from "./attacked-kiosk.ts";

/** Somebody who listens on the kiosk's own machine, where a page would find them. */
export interface Listener {
  /** Host and port. */
  readonly at: string;
  /** Somebody else of that machine comes. */
  knock(): void;
  /** Stops listening; answers how many came. */
  end(): Promise<number>;
}

/**
 * Prints its port in the first line, and a line for each connection. It ends with the process that started it, also with one
 * who forgets it: left over, it would keep a run of tests from its end.
 */
const LISTENING = `
  const server = require("node:http").createServer((request, response) => response.end());
  server.on("connection", () => console.log("came"));
  process.stdin.resume().on("close", () => process.exit());
  server.listen(0, "127.0.0.1", () => console.log(server.address().port));
`;

/** Listens on a free port of the machine that a screen belongs to. */
export async function listenOn(display: Attacked["display"]): Promise<Listener> {
  const [program, ...words] = display.argv(display.node, "-e", LISTENING);
  const child = spawn(program, words, { env: display.environment, stdio: ["pipe", "pipe", "inherit"] });
  let told = "";
  child.stdout.on("data", (text) => {
    told += String(text);
  });
  while (!told.includes("\n")) await once(child.stdout, "data");
  const at = `127.0.0.1:${told.split("\n")[0]}`;
  return {
    at,
    knock: () =>
      void display.run(display.node, "-e", `fetch("http://${at}/").then((answer) => answer.text())`),
    async end() {
      const over = once(child.stdout, "close");
      await endChild(child);
      await over;
      return told.split("\n").filter((line) => line === "came").length;
    },
  };
}
