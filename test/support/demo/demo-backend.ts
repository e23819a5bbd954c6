import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serverProgram } from "../backend/server-program.ts";
import { endChild } from "../kiosk/display.ts";
import { ownPort } from "../system/own-port.ts";

/** The reference backend with the demo library, as a process of its own. */
export interface DemoBackend {
  readonly url: string;
  readonly token: string;
  readonly port: number;
  /** Where its data lies. */
  readonly folder: string;
  /** Stops it in mid-air: it is there, but answers nothing until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Takes it away as a power cut does. */
  kill(): Promise<void>;
  /** Brings a killed one back on the same port with the same data. */
  restart(): Promise<void>;
  /** Ends it politely and leaves its data. */
  halt(): Promise<void>;
  /** Ends it and deletes its data. */
  stop(): Promise<void>;
}

const ROOT = join(import.meta.dirname, "../../..");

/**
 * The demo library's rules without the closure at the year's end: on some days of December the demo's loans would be due in it
 * and could not be renewed. No day of most years is 29 February.
 */
const DEMO_RULES: object = {
  ...JSON.parse(readFileSync(join(ROOT, "assets/demo/settings.json"), "utf8")),
  calendar: { yearEnd: { from: "02-29", to: "02-29" } },
};

/** Variable with a folder of demo data that a run has made for all its tests (`demo-global-setup.ts`). */
export const DEMO_TEMPLATE = "SHIORI_TEST_DEMO";

async function serve(folder: string, tokenFile: string, port: number, settings: string) {
  const server = spawn(
    process.execPath,
    [serverProgram(), `--data=${folder}`, `--token-file=${tokenFile}`, "--demo", `--port=${port}`, settings],
    { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, DATABASE_URL: "" } },
  );
  let said = "";
  server.stderr.on("data", (text) => {
    said += String(text);
  });
  const ready = (async () => {
    for await (const text of server.stdout) {
      const line: unknown = JSON.parse(String(text).split("\n")[0] ?? "");
      if (typeof line === "object" && line !== null && "port" in line) return Number(line.port);
    }
    return null;
  })();
  const listening = await Promise.race([ready, once(server, "exit").then(() => null)]);
  if (listening === null) throw new Error(`The backend did not start: ${said}`);
  // Nobody reads the pipe from here on; it must not fill up.
  server.stdout.resume();
  return { server, port: listening };
}

/**
 * Starts the reference backend on a free port of this machine, fresh demo data in a folder of its own, with the demo
 * library's rules; `rules` replaces whole sections of them.
 */
export async function startDemoBackend(rules: object = {}): Promise<DemoBackend> {
  const settings = `--settings=${JSON.stringify({ ...DEMO_RULES, ...rules })}`;
  const folder = mkdtempSync(join(tmpdir(), "shiori-backend-"));
  const tokenFile = join(folder, "token");
  const template = process.env[DEMO_TEMPLATE];
  if (template !== undefined) cpSync(template, folder, { recursive: true });
  let { server, port } = await serve(folder, tokenFile, await ownPort(), settings);
  return {
    url: `http://127.0.0.1:${port}`,
    token: readFileSync(tokenFile, "utf8").trim(),
    port,
    folder,
    freeze: () => void server.kill("SIGSTOP"),
    thaw: () => void server.kill("SIGCONT"),
    kill: () => endChild(server, "SIGKILL"),
    async restart() {
      ({ server, port } = await serve(folder, tokenFile, port, settings));
    },
    halt: () => endChild(server),
    async stop() {
      // A frozen one would never hear the polite signal.
      server.kill("SIGCONT");
      await endChild(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
