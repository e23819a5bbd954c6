import { inFrontOf } from "./adapter-scenes.ts";
import { notLent, searching } from "./catalogue-scenes.ts";
import { account, borrowing, holding, holdsOf, limit, loansOf, renewing } from "./circulation-scenes.ts";
import { choosing, fromATitle, lookingAround } from "./find-scenes.ts";
import { fetching, firstScreens, lending, returning } from "./lending-scenes.ts";
import { closedAndBroken } from "./settings-scenes.ts";
import { connectKoha, connectSip2, staffArea } from "./staff-scenes.ts";
import type { Scene } from "./stage.ts";
import { outOfOrder, signingIn, temporary, warning } from "./visit-scenes.ts";

/** Every walk, in the order of the pictures. */
export const SCENES: readonly (readonly [name: string, scene: Scene])[] = [
  ["searching", searching],
  ["not lent, nothing found", notLent],
  ["choosing", choosing],
  ["looking around", lookingAround],
  ["from a title", fromATitle],
  ["signing in", signingIn],
  ["temporary password", temporary],
  ["holding", holding],
  ["borrowing", borrowing],
  ["renewing", renewing],
  ["account", account],
  ["five holds", holdsOf("five-holds")],
  ["a hold ready", holdsOf("hold-ready")],
  ["a hold in transit", holdsOf("hold-in-transit")],
  ["nothing yet", holdsOf("new-patron")],
  ["overdue", loansOf("overdue")],
  ["renewed once", loansOf("renewed-once")],
  ["someone waits", loansOf("someone-waiting")],
  ["nothing borrowed", loansOf("new-patron")],
  ["the limit", limit],
  ["first screens", firstScreens],
  ["lending", lending],
  ["fetching", fetching],
  ["returning", returning],
  ["warning", warning],
  ["out of order", outOfOrder],
  ["staff", staffArea],
  ["staff wizard SIP2", connectSip2],
  ["staff wizard Koha", connectKoha],
  ["in front of Koha", inFrontOf("koha")],
  ["in front of SIP2", inFrontOf("sip2")],
  ["closed, broken settings", closedAndBroken],
];
