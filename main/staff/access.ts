import type { Settings } from "#contract/settings/settings.schema.ts";
import type { StaffDoor } from "#contract/staff/calls.ts";
import type { Log } from "../log/log.ts";
import { matchesAny } from "./hash.ts";
import type { Credential, Tries } from "./tries.ts";

/** Access control of the staff area, in main only (R94). */
export interface Access {
  door(): StaffDoor;
  isOpen(): boolean;
  /** Checks a typed PIN. Parallel attempts are handled one after another. */
  pin(pin: string): Promise<StaffDoor>;
  /** Checks a card that matches the pattern of staff cards. */
  card(text: string): Promise<StaffDoor>;
  /** Closes the staff area. */
  shut(): void;
}

export interface AccessDeps {
  staff(): Settings["staff"];
  readonly tries: Tries;
  readonly log: Log;
  /** Ends an idle session. Called before a slow check of a secret opens it. */
  checkIdle(): void;
}

/** The state after a staff card, for the PIN that must follow. */
type Seen = { readonly open: boolean; readonly card: boolean; readonly wrong: boolean };
const OUTSIDE: Seen = { open: false, card: false, wrong: false };

/** The accepted cards: the fleet's, and those registered at this terminal. */
export function cardsOf({ cards, ownCards }: Settings["staff"]): readonly string[] {
  return [...cards, ...ownCards];
}

/** Creates it, closed. */
export function createAccess({ staff, tries, log, checkIdle }: AccessDeps): Access {
  let seen = OUTSIDE;
  /** Incremented on closing, so that a check that ends later has no effect. */
  let round = 0;
  let before: Promise<unknown> = Promise.resolve();

  function asks(): "pin" | "card" | "either" | "nothing" {
    const { pin, needs } = staff();
    const cards = cardsOf(staff());
    if (needs === "both") return seen.card ? "pin" : "card";
    if (pin !== "" && cards.length > 0) return "either";
    if (pin !== "") return "pin";
    return cards.length > 0 ? "card" : "nothing";
  }

  function door(): StaffDoor {
    if (seen.open) return { open: true };
    const what = asks();
    const counted: Credential = what === "card" ? "card" : "pin";
    const [left, lockedMinutes] = [tries.left(counted), tries.minutes(counted)];
    return { open: false, asks: what, wrong: seen.wrong, left, lockedMinutes };
  }

  /** One attempt: counted first, then checked. Returns whether it was correct. */
  async function attempt(what: Credential, secret: string, hashes: readonly string[]): Promise<boolean> {
    // The lock was logged when it began; a flood of guesses must not displace everything else in the log.
    if (!tries.take(what)) return false;
    const right = await matchesAny(secret, hashes);
    if (right) tries.forgive(what);
    else log(tries.left(what) === 0 ? "staff-lock-begins" : "staff-refused", { kind: what });
    return right;
  }

  function enter(): void {
    seen = { ...OUTSIDE, open: true };
    log("staff-entered");
  }

  async function tryPin(pin: string): Promise<StaffDoor> {
    const what = asks();
    if (seen.open || what === "card" || what === "nothing") return door();
    const mine = round;
    const right = await attempt("pin", pin, [staff().pin]);
    checkIdle();
    if (mine !== round) return door();
    if (right) enter();
    else seen = { ...seen, wrong: true };
    return door();
  }

  async function tryCard(text: string): Promise<StaffDoor> {
    if (seen.open) return door();
    const mine = round;
    const right = await attempt("card", text, cardsOf(staff()));
    checkIdle();
    if (mine !== round) return door();
    if (!right) seen = { ...seen, wrong: true };
    else if (staff().needs === "both") seen = { open: false, card: true, wrong: false };
    else enter();
    return door();
  }

  /** One after another, so that a hundred parallel attempts are all counted. */
  function inTurn(work: () => Promise<StaffDoor>): Promise<StaffDoor> {
    const mine = before.then(work);
    before = mine.catch(() => undefined);
    return mine;
  }

  return {
    door,
    isOpen: () => seen.open,
    pin: (pin) => inTurn(() => tryPin(pin)),
    card: (text) => inTurn(() => tryCard(text)),
    shut() {
      if (seen.open) log("staff-left");
      round += 1;
      seen = OUTSIDE;
    },
  };
}

const START_STOP = /^[A-Da-d](.*)[A-Da-d]$/u;
const AIM_ID = /^\][A-Za-z]\d/u;

/** The code of a burst, without a scanner's prefix and suffix. */
function bareCode(text: string): string {
  const code = text.normalize("NFKC").trim().replace(AIM_ID, "");
  return START_STOP.exec(code)?.[1] ?? code;
}

/** The staff card in a burst, or null. A matching code is never a patron's card, whether registered or not. */
export function staffCardIn(text: string, { cardPattern }: Settings["staff"]): string | null {
  if (cardPattern === "") return null;
  const pattern = new RegExp(`^(?:${cardPattern})$`, "u");
  return [text.trim(), bareCode(text)].find((code) => pattern.test(code)) ?? null;
}
