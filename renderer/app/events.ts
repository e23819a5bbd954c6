import type { News } from "#contract/ipc/news.ts";
import type { ScanNews } from "#contract/scan.ts";
import type { VisitNews } from "#contract/visit.ts";
import { pressGuard } from "../input/press-guard.ts";
import { eraseScanned } from "../input/scanned-keys.ts";
import { kiosk } from "../kiosk.ts";
import { cancelSettled } from "../state/pending-cancellations.ts";
import { currentRoute, useStore } from "../state/store.ts";
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
      followVisit(news.visit);
      return;
    case "scan":
      eraseScanned(news.takeBack);
      if (news.visit !== undefined) followVisit(news.visit);
      // A scan must show its effect.
      page.drawCurtain(false);
      void applyScan(news.scan).catch(() => page.showRefusal({ name: "unexpected" }));
      return;
    case "code-begins":
      useStore.setState({ codeBegan: performance.now() });
      return;
    case "backend":
      page.setBackendAway(news.away);
      return;
    case "part-away":
      page.setPartAway(news.part);
      return;
    case "beside-away":
      page.setBesideAway(news.services);
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

function followVisit(visit: VisitNews): void {
  pressGuard.setSlow(visit.slow);
  useStore.getState().setVisit(visit);
}

/** Reads the library information again, for a page that was opened before the backend had ever answered. */
async function askAnew(): Promise<void> {
  useStore.getState().welcome(await kiosk().hello({}));
}

/** A scan on any screen: a card leads to its password, a book to its title, a copy to a loan or a return where the terminal does that. */
async function applyScan(scan: ScanNews): Promise<void> {
  const page = useStore.getState();
  // At a terminal that does nothing else the screens above that of returns are in the way.
  const returnsOnly = page.hello?.settings.patrons === false;
  if ((returnsOnly || currentRoute(page).at === "returns") && scan.kind !== "card") {
    if (returnsOnly) page.home();
    return (await import("../queries/returning.ts")).scannedToReturn(scan);
  }
  if (currentRoute(page).at === "lend" && (scan.kind === "isbn" || scan.kind === "refused"))
    return (await import("../queries/lending.ts")).noCopyScanned(scan);
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
      return (await import("../queries/scanned-book.ts")).showBook("isbn", scan.isbn13);
    case "copy":
      return (await import("../queries/scanned-book.ts")).copyScanned(scan.barcode);
  }
}
