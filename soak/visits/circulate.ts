import { setTimeout as pause } from "node:timers/promises";
import { READS_CHANGE_MS } from "#test/support/kiosk/simulated-patron.ts";
import type { CopyLedger, Scan, Told } from "./ledger.ts";
import { barcodeOf, cardOf, copyMark, markOf, marksIn } from "./marks.ts";
import type { VisitPlan } from "./plan.ts";
import type { SoakStage } from "./stage.ts";

/** Longest wait for an answer; a lost one is looked up for some seconds. */
const TOLD_WITHIN_MS = 12_000;
const EVERY_MS = 60;

/** The lines of the open screen: what kind each is, and its words. */
const LINES = `[...document.querySelectorAll(".rows > li")]
  .filter((line) => line.closest("[aria-hidden=true]") === null)
  .map((line) => ({
    kind: line.className + (line.querySelector(".row-undo-refused") === null ? "" : " undo-refused"),
    words: line.innerText,
  }))`;

/** A line of the list of copies. */
interface Line {
  readonly kind: string;
  readonly words: string;
}

/** What a line says of its copy; null = it is not decided yet. @param unsure words about an unknown outcome of this action */
export function toldBy({ kind, words }: Line, action: Scan["action"], unsure: string): Told {
  const no: Told = words.includes(unsure) ? "unsure" : "not-done";
  if (action === "undo")
    return kind.includes("undo-refused") ? no : kind.includes("row-done") ? null : "done";
  if (kind.includes("row-done")) return "done";
  return kind.includes("row-not-lent") ? no : null;
}

/** Reads what the screen says now of the visit's copies. True when there is nothing more to hear. */
export async function hear({ kiosk, ledger, person }: SoakStage): Promise<boolean> {
  const waits = ledger.ofVisit().filter(({ told }) => told === null);
  if (waits.length === 0) return true;
  const lines = await kiosk.look.at<readonly Line[]>(LINES);
  for (const scan of waits) {
    const line = lines.find(({ words }) => marksIn(words).includes(copyMark(scan.copy)));
    const unsure = person.say(scan.action === "undo" ? "lend.undoUnknown" : "refusal.not-confirmed.text");
    if (line !== undefined) scan.told = toldBy(line, scan.action, unsure);
  }
  return waits.every(({ told }) => told !== null);
}

/** Waits until something was said of each copy; false when it was not in this time. */
export async function hearAll(stage: SoakStage, milliseconds = TOLD_WITHIN_MS): Promise<boolean> {
  const end = performance.now() + milliseconds;
  do {
    if (await hear(stage).catch(() => false)) return true;
    await pause(EVERY_MS);
  } while (performance.now() < end);
  return false;
}

/** Throws unless each copy of an undisturbed visit was done. */
async function expectDone(stage: SoakStage): Promise<void> {
  await hearAll(stage);
  const other = stage.ledger.ofVisit().find(({ told }) => told !== "done");
  if (other !== undefined)
    throw new Error(`${other.action} of copy ${barcodeOf(other.copy)}: told ${other.told ?? "nothing"}`);
  await pause(READS_CHANGE_MS);
}

/** Scans a pile at the speed of a hand. Just before something is done to the kiosk, the answers are not waited for. */
async function scanPile(
  stage: SoakStage,
  plan: VisitPlan,
  action: "lend" | "return",
  first = 0,
): Promise<void> {
  const card = plan.password === "whole" ? cardOf(plan.patron) : null;
  for (let at = first; at < plan.pile; at += 1)
    await stage.person.scan(barcodeOf(stage.ledger.scan(action, card).copy));
  if (plan.fault === null) return expectDone(stage);
  if (action === plan.actions.at(-1)) return pause(plan.faultAfter);
  await hearAll(stage);
  await pause(READS_CHANGE_MS);
}

/** Borrows a pile, from the first screen of a signed-in visit. */
export async function borrow(stage: SoakStage, plan: VisitPlan): Promise<void> {
  const { person } = stage;
  const { say } = person;
  await person.pressTo(new RegExp(`^${say("lend.open")}`, "u"), say("lend.hint"));
  await scanPile(stage, plan, "lend");
}

/** Undoes the last loan of the visit, if the patron was told of it. */
export async function undo(stage: SoakStage, plan: VisitPlan): Promise<void> {
  const { person, ledger } = stage;
  const lent: Scan | undefined = ledger.ofVisit().findLast(({ told }) => told === "done");
  if (lent === undefined) return;
  ledger.undo(lent);
  await person.press(new RegExp(markOf("kana", copyMark(lent.copy)), "u"));
  if (plan.fault === null) await expectDone(stage);
}

/** Returns a pile: from the first screen of a signed-in visit, or from the idle page by a door or a scanned copy. */
export async function giveBack(stage: SoakStage, plan: VisitPlan): Promise<void> {
  const { person, ledger } = stage;
  const { say } = person;
  const door = say(plan.start === "copy" ? "lend.scanned.giveBack" : "visit.attract.giveBack");
  if (plan.start === "copy") {
    await person.scan(barcodeOf(ledger.scan("return", null).copy));
    await person.sees(say("lend.scanned.what"));
  }
  await person.pressTo(new RegExp(`^${door}`, "u"), say("returns.heading"));
  await scanPile(stage, plan, "return", plan.start === "copy" ? 1 : 0);
}

/** Marks of the copies whose words the patron may see. */
export function marksSeenBy(ledger: CopyLedger, plan: VisitPlan): readonly number[] {
  return ledger.seenBy(plan.password === "whole" ? cardOf(plan.patron) : null).map(copyMark);
}
