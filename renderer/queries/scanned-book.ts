import type { TitleDetail } from "#contract/domain/title.ts";
import { kiosk } from "../kiosk.ts";
import { isBusy, isSigningIn } from "../navigation/screens.ts";
import { currentRoute, useStore } from "../state/store.ts";
import { lendScanned, mayBorrow } from "./lending.ts";
import { titleOfCopy } from "./queries.ts";

/**
 * A copy was scanned, at a terminal that lends. On the first screen and on that of lending it is lent, and it waits for the patron
 * while a card is asked for; on any other screen the patron is asked, so that nobody borrows by looking, and on the first one too
 * where copies are returned as well. Elsewhere it is looked at.
 */
export async function copyScanned(barcode: string): Promise<void> {
  const page = useStore.getState();
  const isTemporary = page.overview?.patron.password === "temporary";
  if (page.hello?.capabilities.checkOut !== true || isTemporary) return lookAt(barcode);
  const route = currentRoute(page);
  // Who has not signed in may mean to return it.
  const mayReturn = route.at === "home" && page.overview === null && page.hello.capabilities.checkIn;
  if (!mayReturn && (route.at === "home" || route.at === "lend" || isSigningIn(route)))
    return lend([barcode]);
  if (route.at === "scanned-copy") {
    const others = route.barcodes.filter((one) => one !== barcode);
    return page.replace({ at: "scanned-copy", barcodes: [...others, barcode] });
  }
  if (!isBusy(route)) {
    page.goodbyeSeen();
    return page.go({ at: "scanned-copy", barcodes: [barcode] });
  }
  const title = await titleOf(barcode);
  const { toast, showToast } = useStore.getState();
  const before = toast?.kind === "copy" ? toast.barcodes.filter((one) => one !== barcode) : [];
  showToast({ kind: "copy", barcodes: [...before, barcode], title });
}

/** The title of a copy; null when no catalogue knows it. */
async function titleOf(barcode: string): Promise<TitleDetail | null> {
  if (useStore.getState().hello?.capabilities.search !== true) return null;
  const answer = await titleOfCopy(barcode);
  return answer.ok ? answer.value : null;
}

/** Lends copies on the screen of lending, in place of a question about them; without a patron the card is asked for first. */
export function lend(barcodes: readonly string[]): void {
  const page = useStore.getState();
  page.goodbyeSeen();
  page.closeDialog();
  // Without the library system a card is not asked for.
  if (!mayBorrow(page) && page.hello?.partAway === "system") {
    page.showRefusal({ name: "out-of-order" });
    return;
  }
  if (currentRoute(page).at === "scanned-copy") page.back();
  if (currentRoute(useStore.getState()).at !== "lend") page.requireSignIn({ at: "lend" });
  for (const barcode of barcodes) lendScanned(barcode);
}

/** Opens what there is about a copy: the patron's loan in their list, or its title. */
export async function lookAt(barcode: string): Promise<void> {
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
  if (useStore.getState().hello?.capabilities.search !== true) {
    // Without a catalogue a book is handled like any other code.
    useStore.getState().goodbyeSeen();
    return useStore.getState().showRefusal({ name: "scan-unknown" });
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
