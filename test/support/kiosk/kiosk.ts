import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { build } from "../../../tools/build.ts";
import { type Display, endChild, startDisplay, type WindowManager } from "./display.ts";
import { keepOnFailure } from "./failures.ts";
import { KEYSYMS } from "./keysyms.ts";
import { launch, ordinaryPlace, ownPlace, type Place, profileIn } from "./launch.ts";
import { type Look, lookAt, type Rect } from "./page-debugger.ts";
import { lookWithPlaywright } from "./playwright.ts";
import { descendants } from "./processes.ts";
import { wordsSeen } from "./visible-words.ts";

/*
 * The real kiosk for end-to-end tests: our own Electron on a screen of its own, driven as a person drives it.
 *
 *   const backend = await startDemoBackend();
 *   const kiosk = await startKiosk({ backend, settings: { visit: { idleSeconds: 4 } } });
 *   await kiosk.scan("2001014");
 *   await kiosk.waitFor("暗証番号");
 *   await kiosk.tap("終わる");
 *
 * All input goes through xdotool, as X events of the screen: that is what a touch panel and a scanner send. All looking goes through
 * Playwright, or through the small client where Playwright would disturb (decision 37). Await what you wait for; never sleep.
 */

/** Some settings of some sections. */
export type Partially<T> = { readonly [Key in keyof T]?: Partial<T[Key]> };

export interface KioskOptions {
  /** Over the test's defaults: locked, one kiosk called `test`, short goodbye. */
  readonly settings?: Partially<Settings>;
  /** Where the backend is; without one the kiosk shows that it is out of order. */
  readonly backend?: { readonly url: string; readonly token: string };
  /** Screen in pixels; default 1080x1920. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly language?: Settings["languages"]["first"];
  /** Further words on the command line. */
  readonly arguments?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** Words before the program, for instance a supervisor's; `folder` is the kiosk's own. */
  readonly under?: (folder: string) => readonly string[];
  /** Program folder to start; default: the project, built when its sources changed. */
  readonly root?: string;
  /** `own` (default): who runs the tests; as root that is without Chromium's sandbox · `ordinary`: see launch.ts. */
  readonly user?: "own" | "ordinary";
  readonly windowManager?: WindowManager;
  /** What looks into its pages: Playwright (default), or the small client that only evaluates (decision 37). */
  readonly look?: "playwright" | "small-client";
  /** Folder of its settings, profile and log, to start again with what an earlier one left; stays afterwards. */
  readonly folder?: string;
}

/** One line of the kiosk's log. */
export interface LogLine {
  /** ISO instant. */
  readonly at: string;
  readonly event: string;
  readonly visit?: number;
  readonly ms?: number;
  readonly reason?: string;
  readonly kind?: string;
}

export interface Kiosk {
  readonly display: Display;
  readonly look: Look;
  /** The live page for Playwright's locators; throws for a kiosk that the small client looks into. */
  page(): Promise<Page>;
  /** Port of the debugger. */
  readonly port: number;
  /** Main's process. */
  readonly process: ChildProcess;
  /** Wall-clock time in ms just before it was started, on the clock of `performance.timeOrigin`. */
  readonly startedAt: number;
  /** Folder of its log, journal and profile. */
  readonly userData: string;
  /** What it wrote to stderr so far. */
  said(): string;
  log(): readonly LogLine[];
  /** Types a code as a wedge scanner does; default 10 ms a key, Enter behind it (`null` = nothing). */
  scan(
    code: string,
    how?: { readonly msPerKey?: number; readonly suffix?: "Return" | "KP_Enter" | "Tab" | null },
  ): Promise<void>;
  /** Presses one key, for instance `Return` or `ctrl+shift+u` (names of X keysyms). */
  key(...names: readonly string[]): void;
  /** Types text on a keyboard at a person's speed (150 ms a key). */
  type(text: string): void;
  /** Clicks the middle of the control with this name (label or words; a RegExp matches part of it). Waits for it. */
  tap(name: string | RegExp, nth?: number): Promise<void>;
  /** Clicks a point of the screen. */
  tapAt(x: number, y: number): void;
  /** Waits for a control; answers its rectangle on the screen. */
  place(name: string | RegExp, nth?: number): Promise<Rect>;
  /** Rectangle of a control on the screen; null = not there or not visible. */
  find(name: string | RegExp, nth?: number): Promise<Rect | null>;
  /** All words of the live page. */
  words(): Promise<string>;
  /** Waits until the live page's words hold the text; 10 s unless told. Answers the words. */
  waitFor(text: string | RegExp, milliseconds?: number): Promise<string>;
  /** Waits for the nth (default: next new) log line with this event since the start of the wait. */
  waitForEvent(event: string, milliseconds?: number): Promise<LogLine>;
  /** Saves a PNG of the whole screen. */
  screenshot(file: string): void;
  /** Operating-system ids of the renderer processes. */
  renderers(): readonly number[];
  /** Ends it as the supervisor does, and cleans up. */
  stop(): Promise<void>;
}

const START_MS = 60_000;
/** Longest wait for the backend's first answers; some tests start a kiosk whose backend is away. */
const ANSWERS_MS = 10_000;
/** Words of a page that has shown something; read earlier they would have it laid out before its fonts have come. */
const FIRST_WORDS = `performance.getEntriesByName("first-contentful-paint").length > 0 ? ${wordsSeen("innerText")} : ""`;
/** True while the first screen lacks the library's information from the backend. */
const IS_NAMELESS = `document.querySelector(".attract") !== null && document.querySelector(".attract-head") === null`;
const WAIT_MS = 20_000;
/** Pause between two looks; most of what is awaited comes at once, and what does not is looked for less often. */
export const LOOK_EVERY_MS = 40;
const LOOK_LATER_EVERY_MS = 120;
const LATER_MS = 1000;
const PERSON_MS_PER_KEY = 150;
/** Lines of the log that are told when the kiosk has left unasked. */
const LAST_LINES = 8;

/** Asks again and again until the answer is something; throws with what was awaited after the time. */
async function until<T>(
  what: string,
  ask: () => Promise<T | null> | T | null,
  milliseconds = WAIT_MS,
): Promise<T> {
  const began = Date.now();
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    const waited = Date.now() - began;
    if (waited > milliseconds) throw new Error(`waited ${milliseconds} ms in vain for ${what}`);
    await pause(waited < LATER_MS ? LOOK_EVERY_MS : LOOK_LATER_EVERY_MS);
  }
}

function settingsOf({ settings = {}, backend, language }: KioskOptions): object {
  return {
    ...settings,
    kiosk: { name: "test", locked: true, ...settings.kiosk },
    backend: {
      url: backend?.url ?? "http://127.0.0.1:9",
      token: backend?.token ?? "",
      ...settings.backend,
    },
    languages: { ...settings.languages, ...(language === undefined ? {} : { first: language }) },
    visit: { goodbyeSeconds: 2, ...settings.visit },
  };
}

/** Where the kiosk runs: as who we are, or as an ordinary user; built when its sources changed. */
async function placeFor({ root, folder, user = "own", under = () => [] }: KioskOptions): Promise<Place> {
  const program = process.env["SHIORI_TEST_ROOT"] ?? root;
  if (program === undefined) await build();
  const place = user === "ordinary" ? ordinaryPlace() : ownPlace(program, folder);
  return { ...place, as: [...place.as, ...under(place.folder)] };
}

/** The lines of a kiosk's log file; none when nothing happened yet. */
export function linesOfLog(file: string): LogLine[] {
  try {
    const text = readFileSync(file, "utf8");
    return text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as LogLine);
  } catch {
    return [];
  }
}

/** Starts the kiosk and waits until its first page shows words. */
export async function startKiosk(options: KioskOptions = {}): Promise<Kiosk> {
  const place = await placeFor(options);
  const { width, height } = options.size ?? { width: 1080, height: 1920 };
  const display = await startDisplay(width, height, options.windowManager, options.environment);
  const userData = join(place.folder, "profile");
  const log = () => linesOfLog(join(profileIn(options.arguments ?? []) ?? userData, "log/kiosk.log"));
  const environment = { ...display.environment, ...options.environment };
  const startedAt = performance.timeOrigin + performance.now();
  const main = launch(place, settingsOf(options), options.arguments ?? [], environment);
  let said = "";
  main.stderr?.on("data", (text) => {
    said += String(text);
  });
  const stop = async (): Promise<void> => {
    await endChild(main);
    await display.stop();
    place.leave();
  };
  /** A kiosk that does not start leaves no screen behind. */
  const giveUp = async (error: unknown): Promise<never> => {
    await stop();
    throw error;
  };
  const port = await until(
    "the debugging port",
    () => {
      if (main.exitCode !== null) throw new Error(`the kiosk left with ${main.exitCode}: ${said}`);
      return /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)\//u.exec(said)?.[1] ?? null;
    },
    START_MS,
  ).catch(giveUp);
  const small = options.look === "small-client";
  const withPlaywright = small ? null : await lookWithPlaywright(Number(port)).catch(giveUp);
  const look = withPlaywright ?? lookAt(Number(port));
  /** Nothing, while the kiosk runs; one that has left will never do what is waited for. */
  function stillThere(): null {
    if (main.exitCode === null && main.signalCode === null) return null;
    const last = Array.from(log().slice(-LAST_LINES), (line) => `\n${JSON.stringify(line)}`);
    throw new Error(`the kiosk left with ${main.exitCode ?? main.signalCode}:${last.join("")}`);
  }
  const xdotool = (...words: string[]): string => display.run("xdotool", ...words);

  const kiosk: Kiosk = {
    display,
    look,
    page() {
      if (withPlaywright === null) throw new Error("this kiosk was started for the small client");
      return withPlaywright.page();
    },
    port: Number(port),
    process: main,
    startedAt,
    userData,
    said: () => said,
    log,
    async scan(code, { msPerKey = 10, suffix = "Return" } = {}) {
      const keys = Array.from(code, (character) => KEYSYMS[character] ?? character);
      xdotool("key", "--delay", String(msPerKey), ...keys, ...(suffix === null ? [] : [suffix]));
    },
    key: (...names) => void xdotool("key", ...names),
    type: (text) => void xdotool("type", "--delay", String(PERSON_MS_PER_KEY), text),
    async tap(name, nth) {
      const rect = await kiosk.place(name, nth);
      kiosk.tapAt(rect.x + rect.width / 2, rect.y + rect.height / 2);
    },
    place: (name, nth) => until(`a control called ${String(name)}`, () => kiosk.find(name, nth)),
    tapAt: (x, y) => void xdotool("mousemove", String(Math.round(x)), String(Math.round(y)), "click", "1"),
    find: (name, nth = 0) => look.find(name, nth),
    words: () => look.read<string>(wordsSeen("innerText")),
    waitFor(text, milliseconds) {
      const holds = (words: string): boolean =>
        typeof text === "string" ? words.includes(text) : text.test(words);
      const ask = async (): Promise<string | null> => {
        const words = await kiosk.words().catch(() => "");
        return holds(words) ? words : stillThere();
      };
      return until(`the words ${String(text)}`, ask, milliseconds).catch(async (error: unknown) => {
        const words = await kiosk.words().catch(() => "no page at all");
        throw new Error(`the screen says: ${words.slice(0, 200)}`, { cause: error });
      });
    },
    waitForEvent(event, milliseconds) {
      const before = kiosk.log().filter((line) => line.event === event).length;
      return until(
        `the event ${event}`,
        () => kiosk.log().filter((line) => line.event === event)[before] ?? stillThere(),
        milliseconds,
      );
    },
    screenshot: (file) => void display.run("import", "-window", "root", file),
    renderers: () => descendants(main.pid ?? 0, /--type=renderer/u),
    async stop() {
      await kept();
      look.close();
      await stop();
    },
  };
  const kept = keepOnFailure(kiosk);
  await until(
    "the first words",
    async () => ((await look.read<string>(FIRST_WORDS).catch(() => "")).trim() === "" ? null : true),
    START_MS,
  ).catch(async (error: unknown) => {
    await kiosk.stop();
    throw error;
  });
  // On a busy machine they come late: the idle page is replaced for them, and a scan meanwhile would be lost.
  let isLate = false;
  const answered = async (): Promise<true | null> => {
    const has = (name: string): boolean => kiosk.log().some(({ event }) => event === name);
    isLate ||= has("backend-away") || (await look.read<boolean>(IS_NAMELESS).catch(() => true));
    return isLate && !has("visit-reset") ? null : true;
  };
  if (options.backend !== undefined)
    await until("the backend's answers", answered, ANSWERS_MS).catch(() => undefined);
  return kiosk;
}
