import { kiosk } from "../kiosk.ts";
import type { Route } from "../navigation/route.ts";
import { isBusy, isSigningIn } from "../navigation/screens.ts";
import type { PageState } from "../state/page-state.ts";
import { currentRoute, useStore } from "../state/store.ts";
import { answered, askAbout, lendScanned, mayBorrow, useLending } from "./lending.ts";
import { whyAway } from "./system-away.ts";

/**
 * A copy was scanned. Where it is not clear what the patron wants, they are asked: looking at a book never borrows it, and a copy scanned
 * before a card may be one to return. Where a terminal only searches it is looked at.
 */
export async function copyScanned(barcode: string): Promise<void> {
  const page = useStore.getState();
  if (!asksAboutCopies(page)) return lookAt(barcode);
  page.goodbyeSeen();
  page.closeDialog();
  const route = currentRoute(page);
  if (isForLending(page, route)) return lend([barcode]);
  const before = route.at === "scanned-copy" ? route.barcodes : useLending.getState().asked;
  const barcodes = [...before.filter((one) => one !== barcode), barcode];
  if (route.at === "scanned-copy") page.replace({ at: "scanned-copy", barcodes });
  else if (isBusy(route) || isSigningIn(route)) askAbout(barcodes);
  else page.go({ at: "scanned-copy", barcodes });
}

/** Whether a copy can be lent, or only be returned: without a card and a catalogue nothing else is left. */
function asksAboutCopies({ hello, overview }: PageState): boolean {
  if (hello === null || overview?.patron.password === "temporary") return false;
  const { checkOut, checkIn, search } = hello.capabilities;
  return checkOut || (checkIn && !search && overview === null);
}

/** Whether a copy that is scanned now can only be meant to be borrowed. A card asked for something else is not asked for it. */
function isForLending({ hello, overview, after }: PageState, route: Route): boolean {
  if (hello?.capabilities.checkOut !== true) return false;
  if (isSigningIn(route)) return after === null || after.at === "lend";
  if (route.at === "home") return overview !== null || !hello.capabilities.checkIn;
  return route.at === "lend";
}

/** Lends copies on the screen of lending, in place of a question about them; without a patron the card is asked for first. */
export function lend(barcodes: readonly string[]): void {
  const page = useStore.getState();
  answered(barcodes);
  // A card is not asked for while nothing can be lent.
  const no = mayBorrow(page) ? null : whyAway(page, "checkOut");
  if (no !== null) {
    page.showRefusal(no);
    return;
  }
  if (currentRoute(page).at === "scanned-copy") page.back();
  if (currentRoute(useStore.getState()).at !== "lend") page.requireSignIn({ at: "lend" });
  for (const barcode of barcodes) lendScanned(barcode);
}

/** Opens what there is about a copy: the patron's loan in their list, or its title. */
export async function lookAt(barcode: string): Promise<void> {
  answered([barcode]);
  if (await isOwnLoan(barcode)) useStore.getState().go({ at: "loans", barcode });
  else await showBook("copy", barcode);
}

/** Whether this copy is on loan to the signed-in patron. Not requested during input or a decision. */
async function isOwnLoan(barcode: string): Promise<boolean> {
  const { overview, stack } = useStore.getState();
  if (overview === null || overview.patron.password === "temporary" || isBusy(stack.at(-1))) return false;
  const answer = await kiosk().loans({});
  return answer.ok && answer.value.loans.some((loan) => loan.barcode === barcode);
}

/** Opens the title of a scanned book, or offers it in a toast when the patron is in the middle of something. */
export async function showBook(kind: "isbn" | "copy", value: string): Promise<void> {
  if (useStore.getState().overview?.patron.password === "temporary") {
    // D8: nothing else is available before the password change.
    return useStore.getState().showRefusal({ name: "temporary-password" });
  }
  const can = useStore.getState().hello?.capabilities;
  if (can?.search !== true) {
    // Without a catalogue an ISBN leads nowhere; the book may have the barcode of a copy beside it.
    const isOther = kind === "isbn" && (can?.checkOut === true || can?.checkIn === true);
    useStore.getState().goodbyeSeen();
    return useStore.getState().showRefusal({ name: isOther ? "scan-not-copy" : "scan-unknown" });
  }
  if (useStore.getState().visit.phase === "attract") await kiosk().begin({});
  const found = await kiosk().find({ kind, value });
  if (!found.ok) return useStore.getState().showRefusal(found.refusal);
  const { id } = found.value;
  useStore.getState().goodbyeSeen();
  if (!isBusy(useStore.getState().stack.at(-1))) return useStore.getState().go({ at: "title", id });
  const title = await kiosk().title({ id });
  if (!title.ok) return useStore.getState().showRefusal(title.refusal);
  const { title: name, reading, language } = title.value;
  useStore.getState().showToast({ kind: "title", id, title: name, reading, language });
}
