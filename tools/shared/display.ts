import { mkdirSync } from "node:fs";
import { connect, type NetConnectOpts } from "node:net";
import { dirname } from "node:path";
import type { Readable } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import { capture } from "./commands.ts";
import type { Family } from "./family.ts";
import { at } from "./place.ts";

/** Time limit in milliseconds; a remote server (ssh -X, a terminal) may be slow. */
const DISPLAY_PATIENCE_MS = 3000;

/** Addresses of a display's X server, most likely first; empty for an invalid name. */
function addressesOf(display: string): readonly NetConnectOpts[] {
  const [, host = "", number = ""] = /^([^:]*):(\d+)(?:\.\d+)?$/u.exec(display) ?? [];
  if (number === "") return [];
  if (host !== "" && host !== "unix") return [{ host, port: 6000 + Number(number) }];
  const path = `/tmp/.X11-unix/X${number}`;
  return [{ path }, { path: `\0${path}` }];
}

function connects(address: NetConnectOpts): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    const end = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(DISPLAY_PATIENCE_MS, () => end(false));
    socket.on("connect", () => end(true));
    socket.on("error", () => end(false));
  });
}

/** Whether an X server listens at a display such as `:0`. Does not check authorization. X11 only. */
export async function displayAnswers(display: string): Promise<boolean> {
  for (const address of addressesOf(display)) if (await connects(address)) return true;
  return false;
}

/** Starts Xvfb on a free number, with a window manager that has no bindings; resolves to ":N". Pixels. */
export async function openDisplay(family: Family, width: number, height: number): Promise<string> {
  const screen = ["-screen", "0", `${width}x${height}x24`];
  const server = family.start(["Xvfb", "-displayfd", "3", ...screen, "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const pipe = server.stdio[3] as Readable;
  const number = await new Promise<string>((resolve, reject) => {
    let text = "";
    pipe.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("\n")) resolve(text.trim());
    });
    server.on("error", () => reject(new Error("There is no display and no Xvfb. Type: npm run setup")));
    server.on("exit", (code) => reject(new Error(`Xvfb ended at once (exit ${code}).`)));
  });
  const display = `:${number}`;
  const manager = family.start(["openbox", "--config-file", at("tools/shared/openbox.xml")], {
    stdio: "ignore",
    env: { ...process.env, DISPLAY: display },
  });
  // The kiosk is visible without a window manager too.
  manager.on("error", () => undefined);
  return display;
}

/** Saves what a display shows as a picture; returns whether it could. */
async function takePicture(display: string, file: string): Promise<boolean> {
  const { code } = await capture(["import", "-window", "root", file], { DISPLAY: display });
  return code === 0;
}

/** Number of colours of a picture: some hundreds for a painted screen, 0 when unreadable. */
async function colours(file: string): Promise<number> {
  const { code, output } = await capture(["identify", "-format", "%k", file]);
  return code === 0 ? Number.parseInt(output, 10) || 0 : 0;
}

/**
 * Takes a picture of the first painted screen: repeats until it has colours and is stable. Gives up after `seconds` with the last
 * picture; resolves to whether something is visible.
 */
export async function pictureWhenPainted(display: string, file: string, seconds: number): Promise<boolean> {
  mkdirSync(dirname(file), { recursive: true });
  let last = -1;
  let count = 0;
  for (const until = Date.now() + seconds * 1000; Date.now() < until; await wait(400)) {
    count = (await takePicture(display, file)) ? await colours(file) : 0;
    if (count > 50 && count === last) return true;
    last = count;
  }
  return count > 50;
}
