import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { FLOOD } from "#test/support/attacks/alarm-codes.ts";
import { CARD, scan, signIn, stillScreen } from "./patron.ts";
import { expectOurScreen, journal, OF_THE_PATRON } from "./signed-in.ts";
import { type Terminal, until } from "./terminal.ts";

/** What somebody does to a terminal with a patron signed in, from outside its page. */
export interface Attack {
  /** The one code for it, in the kiosk's log or the supervisor's; null = it reaches no program of ours. */
  readonly code: string | null;
  /** A code that is told besides where the machine is busy: what was lost for a moment was back late. */
  readonly mayTell?: string;
  /** How the visit is afterwards. `answered`: it goes on, and its page says what was scanned. */
  readonly visit: "untouched" | "answered" | "closed";
  action(): unknown;
}

/** How visits and programs begin and end, as both logs tell it of every day. */
const ROUTINE: ReadonlySet<string> = new Set([
  "backend-back",
  "backend-lost",
  "kiosk-start",
  "screen-blind",
  "picture",
  "running",
  "screen-seen",
  "settings-changed",
  "visit-began",
  "visit-reset",
]);
/** A window that was taken is back by then, and a screen that was replaced. */
const BACK_MS = 8000;
/** After a flood there is a line in two seconds (main/log/alarm.ts). */
const NEXT_LINE_MS = 2500;
/** Longer than the kiosk or the window manager take to answer what was done to them. */
const SETTLED_MS = 400;
/** R92: what hangs is killed within half a minute; the supervisor may wait before a start (R87). */
const CLOSED_MS = 60_000;
/** A scanned code is kept for two seconds, to know a double read (R43). */
const FORGOTTEN_MS = 2500;
/** Lines of each log that are told of a terminal that did not come back. */
const LAST_LINES = 12;

/** The shelf of the attract screen moves on with the hour (screens/attract-shelf.ts): another picture. */
const HOUR_MS = 3_600_000;
/** No attack takes longer: none begins when there is less left of the hour. */
const LONGEST_MS = 90_000;

const hourNow = (): number => Math.floor(Date.now() / HOUR_MS);
/** A terminal under attack, from attack to attack. */
export interface Siege {
  /** Makes sure that a patron is signed in and the screen is the patron's page. */
  signedIn(): Promise<void>;
  /** Tries one attack and holds it to what is said of it. */
  endure(attack: Attack): Promise<void>;
}

/** Events of the supervisor, which tells the journal in lines of JSON. */
function supervised(terminal: Terminal): readonly string[] {
  const lines = terminal.machine.sure(["journalctl", "-b", "--no-pager", "-o", "cat", "-u", "shiori-kiosk"]);
  return lines.split("\n").flatMap((line) => /^\{"at":"[^"]+","event":"([a-z-]+)"/u.exec(line)?.[1] ?? []);
}

/** What a terminal that does not come back has done last, and what runs on it; nothing in it is a patron's. */
function lastOf(terminal: Terminal): string {
  const log = terminal
    .log()
    .slice(-LAST_LINES)
    .map((line) => JSON.stringify(line));
  const programs = terminal.machine.run(["ps", "-ww", "-eo", "pid=,etimes=,stat=,comm="]).stdout;
  return [...log, supervised(terminal).slice(-LAST_LINES).join(" "), programs].join("\n");
}

/** Lays siege to a terminal that has found its library. */
export function besiege(terminal: () => Terminal): Siege {
  let kept: number | null = null;
  const shows = (name: "attract" | "own") => (): true | null => (terminal().shows(name) ? true : null);
  const isAttract = () =>
    until("the attract screen", shows("attract"), CLOSED_MS).catch((error: unknown) => {
      throw new Error(`it did not come back:\n${lastOf(terminal())}`, { cause: error });
    });

  /** Keeps the attract screen of this hour. Two pages may have been drawn before it: the one that shows and the next. */
  async function keepAttract(): Promise<void> {
    const ends = async () => {
      await pause(FORGOTTEN_MS);
      await terminal().after("visit-reset", () => scan(terminal(), CARD), CLOSED_MS);
      await pause(FORGOTTEN_MS);
    };
    if (kept !== null) {
      if (terminal().shows("own")) await ends();
      for (let visit = 0; visit < 2; visit += 1) {
        await stillScreen(terminal());
        await signIn(terminal());
        await ends();
      }
    }
    await stillScreen(terminal());
    terminal().keep("attract");
    kept = hourNow();
  }

  /** A flood of the attack before must not keep this one out of the log. */
  async function canBeTold(code: string | null): Promise<void> {
    const same = terminal()
      .log()
      .filter(({ event }) => event === code);
    const last = same.at(-1);
    if (last === undefined || same.length < FLOOD) return;
    await pause(Math.max(0, Date.parse(last.at) + NEXT_LINE_MS - Date.now()));
  }

  return {
    async signedIn() {
      const left = HOUR_MS - (Date.now() % HOUR_MS);
      if (left < LONGEST_MS) await pause(left);
      if (kept !== hourNow()) await keepAttract();
      else if (terminal().shows("own")) return;
      else if (!terminal().shows("attract")) {
        // Whatever is left of the attack before, the patron's own card ends the visit.
        await terminal().after("visit-reset", () => scan(terminal(), CARD), CLOSED_MS);
        await isAttract();
      }
      await signIn(terminal());
      terminal().keep("own");
    },
    async endure({ code, mayTell, visit, action }) {
      await canBeTold(code);
      // What was drawn anew for the attack before is there a moment later.
      await until("the patron's page", shows("own"), BACK_MS);
      const before = { log: terminal().log().length, supervised: supervised(terminal()).length };
      await action();
      if (visit === "untouched") {
        await until("the patron's page as it was", shows("own"), BACK_MS);
        await pause(SETTLED_MS);
        // A drawing process that comes back leaves the screen black for a moment, on a busy machine a late one.
        await until("the patron's page still as it was", shows("own"), BACK_MS);
      } else if (visit === "answered") {
        await stillScreen(terminal());
        expect(terminal().shows("attract")).toBe(false);
      } else {
        await isAttract();
      }
      expectOurScreen(terminal());
      const log = terminal().log().slice(before.log);
      const all = [...log.map(({ event }) => event), ...supervised(terminal()).slice(before.supervised)];
      const told = [...new Set(all)].filter((event) => !ROUTINE.has(event) && event !== mayTell);
      // That the program ended is told of each end; alone it is the code for one.
      const codes = told.length > 1 ? told.filter((event) => event !== "kiosk-ended") : told;
      expect(codes, JSON.stringify(log)).toEqual(code === null ? [] : [code]);
      if (visit !== "closed") expect(all).not.toContain("visit-reset");
      expect(JSON.stringify(terminal().log())).not.toMatch(OF_THE_PATRON);
      expect(journal(terminal())).not.toMatch(OF_THE_PATRON);
    },
  };
}
