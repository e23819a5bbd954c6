import { create } from "zustand";
import type { CheckedIn, LentCopy } from "#contract/domain/lending.ts";
import type { Loan } from "#contract/domain/loan.ts";
import type { Balance } from "#contract/domain/patron.ts";
import type { BesideService } from "#contract/library/port.ts";
import type { Refusal } from "#contract/refusals.ts";
import { type Result, refused } from "#contract/result.ts";
import { loadRareCharacters } from "../fonts/rare.ts";
import { pressGuard } from "../input/press-guard.ts";
import { kiosk } from "../kiosk.ts";
import { isSigningIn } from "../navigation/screens.ts";
import type { PageState } from "../state/page-state.ts";
import { useStore } from "../state/store.ts";
import { type Heard, heardOnce, NOTHING_HEARD } from "./heard.ts";
import { type NoCopy, whyNoCopy } from "./no-copy.ts";
import { type Outcome, outcomeOfRefusal } from "./outcome.ts";
import { refreshOverview } from "./overview.ts";
import { answersChanged } from "./query-client.ts";
import { whyAway } from "./system-away.ts";

/**
 * One scanned copy. `waiting`: scanned before a card. `undo` of a lent one: whether it can be undone, is being undone, or why it was
 * not; `undone` has the answer to the return of its copy.
 */
export type LendLine = { readonly barcode: string } & (
  | { readonly state: "waiting" }
  | { readonly state: "working" }
  | { readonly state: "lent"; readonly answer: LentCopy; readonly undo: "open" | "busy" | Refusal }
  | { readonly state: "undone"; readonly answer: CheckedIn }
  | { readonly state: "refused"; readonly refusal: Refusal; readonly renew: boolean }
);

/** What became of the loan of a copy. A loan stands whose undo was refused; whether one stands whose undo was lost is not known. */
export function outcomeOfLoan(line: LendLine): Outcome {
  switch (line.state) {
    case "waiting":
    case "working":
      return "open";
    case "lent":
      return typeof line.undo === "object" && outcomeOfRefusal(line.undo) === "unknown" ? "unknown" : "done";
    case "undone":
      return "undone";
    case "refused":
      return outcomeOfRefusal(line.refusal);
  }
}

/** The loans that were made and stand, in their order. */
export function loansThatStand(lines: readonly LendLine[]): readonly Loan[] {
  const done = lines.filter((line) => outcomeOfLoan(line) === "done");
  return done.flatMap((line) => (line.state === "lent" ? [line.answer.loan] : [])).toReversed();
}

/** A copy that was not lent. */
export type RefusedLine = Extract<LendLine, { readonly state: "refused" }>;

interface Lending {
  /** How many books the patron has; null = not to be compared, undefined = not answered. */
  readonly expected: number | null | undefined;
  /** The newest first. */
  readonly lines: readonly LendLine[];
  /** Copies that were scanned during typing or a decision; the patron has not said yet what to do with them. */
  readonly asked: readonly string[];
  readonly heard: Heard;
}

const NOTHING: Lending = { expected: undefined, lines: [], asked: [], heard: NOTHING_HEARD };

/** The copies that the patron has scanned to borrow; in memory only (R77). */
export const useLending = create<Lending>()(() => NOTHING);

/** Keeps how many books the patron has; null = not to be compared. */
export function countBooks(expected: number | null): void {
  pressGuard.screenChanged();
  useLending.setState({ expected });
}

/** Keeps copies until the patron has said what to do with them. */
export function askAbout(asked: readonly string[]): void {
  pressGuard.contentMoved();
  useLending.setState({ asked });
}

/** The patron has said what to do with these copies. */
export function answered(barcodes: readonly string[]): void {
  useLending.setState(({ asked }) => ({ asked: asked.filter((one) => !barcodes.includes(one)) }));
}

/** Copies are lent one after the other, in the order in which they were scanned; null = none is being lent. */
let queue: Promise<void> | null = null;
/** Counts patrons: a late answer is dropped when its patron has left. */
let patron = 0;

useStore.subscribe((now, before) => {
  if (mayBorrow(now)) {
    if (!mayBorrow(before)) lendWaiting();
  } else if (mayBorrow(before)) forgetLines();
  // Copies wait only while a card is asked for: somebody else may come next. A question lends nothing, and stays.
  else if (isCardAsked(before) && !isCardAsked(now)) forgetLines(useLending.getState().asked);
});

/** D84: whether there is a patron who may borrow. */
export function mayBorrow({ overview, byCard }: Pick<PageState, "overview" | "byCard">): boolean {
  return byCard || overview?.patron.password === "real";
}

function isCardAsked({ stack }: Pick<PageState, "stack">): boolean {
  return stack.some(isSigningIn);
}

function forgetLines(asked: readonly string[] = []): void {
  patron += 1;
  queue = null;
  useLending.setState({ ...NOTHING, asked });
}

/** The copies that waited for this patron are lent, in the order in which they were scanned. */
function lendWaiting(): void {
  const { lines } = useLending.getState();
  for (const { barcode, state } of lines.toReversed()) if (state === "waiting") startLending(barcode, {});
}

/** Replaces the line of a copy. */
function replace(line: LendLine): void {
  useLending.setState(({ lines }) => ({
    lines: lines.map((one) => (one.barcode === line.barcode ? line : one)),
  }));
}

function hear(sound: keyof Heard): void {
  useLending.setState(({ heard }) => ({ heard: heardOnce(heard, sound) }));
}

/** While the service is away the answer is so at once. A rejected call is a bug; its line still says so. */
async function now<T>(service: BesideService, call: () => Promise<Result<T>>): Promise<Result<T>> {
  const no = whyAway(useStore.getState(), service);
  if (no !== null) return refused(no);
  return call().catch(() => refused({ name: "unexpected" }));
}

/** Fields of a copy's title whose rare characters would delay its line, which does not show them. */
export const UNSEEN_ON_A_LINE = ["authors", "publisher"];

/** Runs a call after those before it, the first one before its line is drawn. A line is dropped when its patron has left meanwhile. */
function inTurn<T>(
  service: BesideService,
  call: () => Promise<Result<T>>,
  lineOf: (answer: Result<T>) => LendLine,
): void {
  const owner = patron;
  const run = async (): Promise<void> => {
    if (owner !== patron) return;
    const answer = await now(service, call);
    await loadRareCharacters(answer, UNSEEN_ON_A_LINE);
    if (owner !== patron) return;
    if (answer.ok) answersChanged(false);
    else if (answer.refusal.name === "signed-out") return useStore.getState().signedOut();
    pressGuard.contentMoved();
    replace(lineOf(answer));
    hear(answer.ok ? "done" : "refusal");
  };
  const turn = queue === null ? run() : queue.then(run);
  queue = turn;
  void turn.then(() => {
    if (queue === turn) queue = null;
  });
}

/** `renew`: the patron has it already, and asks for a renewal · `fee`: they have accepted this amount. */
interface HowToLend {
  readonly renew?: boolean;
  readonly fee?: Balance;
}

/**
 * Lends a scanned copy, or lets it wait for the patron. One that waits, is being lent, or was lent, is not sent again; one that was
 * refused or undone is tried anew.
 */
export function lendScanned(barcode: string, { renew = false, ...fee }: HowToLend = {}): void {
  const { lines } = useLending.getState();
  const known = lines.find((line) => line.barcode === barcode);
  if (known !== undefined && known.state !== "refused" && known.state !== "undone") return;
  pressGuard.contentMoved();
  const others = lines.filter((line) => line !== known);
  useLending.setState({ lines: [{ barcode, state: "waiting" }, ...others] });
  hear("seen");
  if (mayBorrow(useStore.getState())) startLending(barcode, { renew, ...fee });
}

function startLending(barcode: string, { renew = false, ...fee }: HowToLend): void {
  replace({ barcode, state: "working" });
  inTurn(
    "checkOut",
    () => kiosk().checkOut({ barcode, renew, ...fee }),
    (answer) => {
      // The copy is off the hold shelf.
      if (answer.ok && answer.value.holdFulfilled) void refreshOverview();
      return answer.ok
        ? { barcode, state: "lent", answer: answer.value, undo: "open" }
        : { barcode, state: "refused", refusal: answer.refusal, renew };
    },
  );
}

/** A scan on the screen of lending that is no copy of the library. */
export function noCopyScanned(scan: NoCopy): void {
  useStore.getState().showRefusal(whyNoCopy(scan));
  hear("refusal");
}

/** The patron does not accept the fee: the copy stays as it is. */
export function declineFee({ barcode, renew }: RefusedLine): void {
  pressGuard.contentMoved();
  replace({ barcode, state: "refused", refusal: { name: "fee" }, renew });
}

/** A scanned copy was taken back: it counts no longer among those lent in this visit. */
export function returned(barcode: string, answer: CheckedIn): void {
  const { lines } = useLending.getState();
  const isLent = lines.some((line) => line.barcode === barcode && line.state === "lent");
  if (isLent) replace({ barcode, state: "undone", answer });
}

/** Undoes a loan of this visit. */
export function undoLoan({ barcode, answer: lent }: Extract<LendLine, { readonly state: "lent" }>): void {
  replace({ barcode, state: "lent", answer: lent, undo: "busy" });
  inTurn(
    "checkIn",
    () => kiosk().undoLoan({ barcode }),
    (answer) => {
      if (!answer.ok) return { barcode, state: "lent", answer: lent, undo: answer.refusal };
      // The count is not compared any more: whether the patron counted this copy is unknown.
      countBooks(null);
      return { barcode, state: "undone", answer: answer.value };
    },
  );
}
