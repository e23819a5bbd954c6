import { create } from "zustand";
import type { ReturnedCopy } from "#contract/domain/lending.ts";
import type { Refusal } from "#contract/refusals.ts";
import { type Result, refused } from "#contract/result.ts";
import type { ScanNews } from "#contract/scan.ts";
import { loadRareCharacters } from "../fonts/rare.ts";
import { pressGuard } from "../input/press-guard.ts";
import { kiosk } from "../kiosk.ts";
import { useStore } from "../state/store.ts";
import { type Heard, heardOnce, NOTHING_HEARD } from "./heard.ts";
import { answered, returned, UNSEEN_ON_A_LINE } from "./lending.ts";
import { whyNoCopy } from "./no-copy.ts";
import { type Outcome, outcomeOfRefusal } from "./outcome.ts";
import { answersChanged } from "./query-client.ts";
import { whyAway } from "./system-away.ts";

/** One scanned copy. */
export type ReturnLine = { readonly barcode: string } & (
  | { readonly state: "working" }
  | { readonly state: "returned"; readonly copy: ReturnedCopy }
  | { readonly state: "refused"; readonly refusal: Refusal }
);

/** What became of the return of a copy. */
export function outcomeOfReturn(line: ReturnLine): Outcome {
  switch (line.state) {
    case "working":
      return "open";
    case "returned":
      return "done";
    case "refused":
      return outcomeOfRefusal(line.refusal);
  }
}

interface Returning {
  /** The newest first. */
  readonly lines: readonly ReturnLine[];
  readonly heard: Heard;
}

const NOTHING: Returning = { lines: [], heard: NOTHING_HEARD };

/** The copies that were scanned to return them; they belong to nobody, and go with the visit. */
export const useReturning = create<Returning>()(() => NOTHING);

useStore.subscribe(({ finishing, hello }) => {
  const isOver = finishing || hello === null;
  if (isOver && useReturning.getState().lines.length > 0) useReturning.setState(NOTHING);
});

/** A scan where copies are returned. */
export function scannedToReturn(scan: Exclude<ScanNews, { kind: "card" }>): void {
  const page = useStore.getState();
  page.goodbyeSeen();
  if (scan.kind === "copy") returnScanned(scan.barcode);
  else {
    page.showRefusal(whyNoCopy(scan));
    useReturning.setState(({ heard }) => ({ heard: heardOnce(heard, "refusal") }));
  }
}

/**
 * Returns a scanned copy. Each scan is sent at once: main takes the copies back one after the other, and the same copy once. One
 * that is scanned again comes to the top, with what is true of it now.
 */
export function returnScanned(barcode: string): void {
  const { lines, heard } = useReturning.getState();
  const known = lines.find((line) => line.barcode === barcode);
  if (known?.state === "working") return;
  pressGuard.contentMoved();
  const others = lines.filter((line) => line !== known);
  useReturning.setState({
    lines: [{ barcode, state: "working" }, ...others],
    heard: heardOnce(heard, "seen"),
  });
  void send(barcode);
}

/** Returns copies that were scanned on another screen, and replaces that screen by the one of returns. */
export function giveBack(barcodes: readonly string[]): void {
  answered(barcodes);
  useStore.getState().replace({ at: "returns" });
  for (const barcode of barcodes) returnScanned(barcode);
}

async function send(barcode: string): Promise<void> {
  const answer = await checkIn(barcode);
  await loadRareCharacters(answer, UNSEEN_ON_A_LINE);
  if (answer.ok) {
    answersChanged(false);
    returned(barcode, answer.value);
  }
  const line: ReturnLine = answer.ok
    ? { barcode, state: "returned", copy: answer.value }
    : { barcode, state: "refused", refusal: answer.refusal };
  pressGuard.contentMoved();
  useReturning.setState(({ lines, heard }) => ({
    heard: heardOnce(heard, answer.ok ? "done" : "refusal"),
    lines: lines.map((one) => (one.barcode === barcode ? line : one)),
  }));
}

/** While nothing can be returned the answer is so at once. A rejected call is a bug; its line still says so. */
async function checkIn(barcode: string): Promise<Result<ReturnedCopy>> {
  const no = whyAway(useStore.getState(), "checkIn");
  if (no !== null) return refused(no);
  return kiosk()
    .checkIn({ barcode })
    .catch(() => refused({ name: "unexpected" }));
}
