import type { News } from "#contract/ipc/news.ts";
import type { ScanNews } from "#contract/scan.ts";
import { eraseTyped } from "../input/erase-typed.ts";
import { pressGuard } from "../input/press-guard.ts";
import { kiosk } from "../kiosk.ts";
import { isBusy } from "../navigation/screens.ts";
import { cancelSettled } from "../state/pending-cancellations.ts";
import { useStore } from "../state/store.ts";
import { loadOpenBook } from "./open-book-loader.ts";

/** Applies the events that main pushes. Returns an unsubscribe. */
export function listenToMain(): () => void {
  return kiosk().onNews(applyEvent);
}

/** Applies one event of main to the store. */
export function applyEvent(news: News): void {
  const page = useStore.getState();
  switch (news.type) {
    case "visit":
      pressGuard.setSlow(news.visit.slow);
      page.setVisit(news.visit);
      return;
    case "scan":
      eraseTyped(news.takeBack);
      // A scan must show its effect.
      page.drawCurtain(false);
      void applyScan(news.scan).catch(() => page.showRefusal({ name: "unexpected" }));
      return;
    case "backend":
      page.setBackendAway(news.away);
      return;
    case "part-away":
      page.setPartAway(news.part);
      return;
    case "cancelled":
      cancelSettled(news.hold, news.refusal);
      return;
    case "out-of-order":
      if (news.outOfOrder === null && page.hello?.info === null) void askAnew();
      else page.setOutOfOrder(news.outOfOrder);
      return;
    case "slips":
      page.setSlips(news.slips);
      return;
    case "rehearse":
      // Not in the first script: a spare page has time.
      void import("../prerender/rehearse.ts").then(({ rehearse }) => rehearse(news.hello, loadOpenBook));
      return;
  }
}

/** Reads the library information again, for a page that was opened before the backend had ever answered. */
async function askAnew(): Promise<void> {
  useStore.getState().welcome(await kiosk().hello({}));
}

/** A scan on any screen: a card leads to its password, a book to its title, a loan to the list of loans. */
async function applyScan(scan: ScanNews): Promise<void> {
  const page = useStore.getState();
  switch (scan.kind) {
    case "card":
      page.goodbyeSeen();
      page.cardKnown(scan.cardTail);
      return;
    case "refused":
      page.goodbyeSeen();
      page.showRefusal(scan.refusal);
      return;
    case "isbn":
      return showBook("isbn", scan.isbn13);
    case "copy":
      if (page.stack.at(-1)?.at === "lend") {
        const { lendScanned } = await import("../queries/lending.ts");
        lendScanned(scan.barcode);
      } else if (await isOwnLoan(scan.barcode))
        useStore.getState().go({ at: "loans", barcode: scan.barcode });
      else await showBook("copy", scan.barcode);
      return;
  }
}

/** Whether this copy is on loan to the signed-in patron. Not requested during input or a decision. */
async function isOwnLoan(barcode: string): Promise<boolean> {
  const { overview, stack } = useStore.getState();
  if (overview === null || overview.patron.password === "temporary" || isBusy(stack.at(-1))) return false;
  const answer = await kiosk().loans({});
  return answer.ok && answer.value.loans.some((loan) => loan.barcode === barcode);
}

/** Opens the title of a scanned book, or offers it in a toast when the patron is in the middle of something. */
async function showBook(kind: "isbn" | "copy", value: string): Promise<void> {
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
