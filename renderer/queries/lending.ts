import { create } from "zustand";
import type { CheckedOut } from "#contract/domain/lending.ts";
import type { Refusal } from "#contract/refusals.ts";
import { type Result, refused } from "#contract/result.ts";
import { loadRareCharacters } from "../fonts/rare.ts";
import { pressGuard } from "../input/press-guard.ts";
import { kiosk } from "../kiosk.ts";
import { useStore } from "../state/store.ts";
import { answersChanged } from "./query-client.ts";

/** One scanned copy. */
export type LendLine = { readonly barcode: string } & (
  | { readonly state: "working" }
  | { readonly state: "lent"; readonly answer: CheckedOut }
  | { readonly state: "refused"; readonly refusal: Refusal }
);

interface Lending {
  /** The newest first. */
  readonly lines: readonly LendLine[];
}

/** The copies that the patron has scanned to borrow; in memory only (R77). */
export const useLending = create<Lending>()(() => ({ lines: [] }));

/** Copies are lent one after the other, in the order in which they were scanned. */
let queue: Promise<void> = Promise.resolve();
/** Counts patrons: a late answer is dropped when its patron has left. */
let patron = 0;

useStore.subscribe(({ overview }, before) => {
  if (overview !== null || before.overview === null) return;
  patron += 1;
  queue = Promise.resolve();
  useLending.setState({ lines: [] });
});

/**
 * Lends a scanned copy. One that is being lent, or was lent, is not sent again; one that was refused is tried anew.
 * @param renew the patron has it already, and asks for a renewal
 */
export function lendScanned(barcode: string, renew = false): void {
  const { lines } = useLending.getState();
  const known = lines.find((line) => line.barcode === barcode);
  if (known !== undefined && known.state !== "refused") return;
  pressGuard.contentMoved();
  const others = lines.filter((line) => line !== known);
  useLending.setState({ lines: [{ barcode, state: "working" }, ...others] });
  const owner = patron;
  queue = queue.then(() => send(barcode, renew, owner));
}

async function send(barcode: string, renew: boolean, owner: number): Promise<void> {
  if (owner !== patron) return;
  const answer = await checkOut(barcode, renew);
  await loadRareCharacters(answer);
  if (owner !== patron) return;
  if (answer.ok) answersChanged(false);
  else if (answer.refusal.name === "signed-out") return useStore.getState().signedOut();
  const line: LendLine = answer.ok
    ? { barcode, state: "lent", answer: answer.value }
    : { barcode, state: "refused", refusal: answer.refusal };
  pressGuard.contentMoved();
  useLending.setState(({ lines }) => ({ lines: lines.map((one) => (one.barcode === barcode ? line : one)) }));
}

/** A rejected call is a bug; the patron still gets a message and a code. */
function checkOut(barcode: string, renew: boolean): Promise<Result<CheckedOut>> {
  return kiosk()
    .checkOut({ barcode, renew })
    .catch(() => refused({ name: "unexpected" }));
}
