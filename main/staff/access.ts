import type { Settings } from "#contract/settings/settings.schema.ts";
import type { StaffDoor } from "#contract/staff/calls.ts";
import type { Log } from "../log/log.ts";
import { matchesAny } from "./hash.ts";
import type { Credential, Tries } from "./tries.ts";

/** The door of the staff area, checked in main alone (R94). */
export interface Access {
  door(): StaffDoor;
  isOpen(): boolean;
  /** A typed PIN. Tries at once are taken one after the other. */
  pin(pin: string): Promise<StaffDoor>;
  /** A card that looks like a staff card. */
  card(text: string): Promise<StaffDoor>;
  /** Closes the staff area. */
  shut(): void;
}

export interface AccessDeps {
  staff(): Settings["staff"];
  readonly tries: Tries;
  readonly log: Log;
  /** Shuts the door when its time is over. Asked before a secret that took its time to be checked opens it. */
  checkIdle(): void;
}

/** A staff card that was shown, for the PIN that must follow it. */
type Seen = { readonly open: boolean; readonly card: boolean; readonly wrong: boolean };
const OUTSIDE: Seen = { open: false, card: false, wrong: false };

/** The cards that open the door: the fleet's, and those that were enrolled at this terminal. */
export function cardsOf({ cards, ownCards }: Settings["staff"]): readonly string[] {
  return [...cards, ...ownCards];
}

/** Makes a shut door. */
export function createAccess({ staff, tries, log, checkIdle }: AccessDeps): Access {
  let seen = OUTSIDE;
  /** Rises when the door is shut: a right answer that comes after that opens nothing. */
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

  /** One try: counted first, then checked. Answers whether it was right. */
  async function attempt(what: Credential, secret: string, hashes: readonly string[]): Promise<boolean> {
    // The lock was logged when it began; a flood of guesses must not push everything else out of the log.
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

  /** One after the other: a hundred at once are a hundred tries, not one look at the counter. */
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

/** The bare code of a burst, without what a scanner puts around it. */
function bareCode(text: string): string {
  const code = text.normalize("NFKC").trim().replace(AIM_ID, "");
  return START_STOP.exec(code)?.[1] ?? code;
}

/** The staff card in a burst, or null. A code of this pattern is never a patron's, whether the card is known or not. */
export function staffCardIn(text: string, { cardPattern }: Settings["staff"]): string | null {
  if (cardPattern === "") return null;
  const pattern = new RegExp(`^(?:${cardPattern})$`, "u");
  return [text.trim(), bareCode(text)].find((code) => pattern.test(code)) ?? null;
}
