import type { LibraryInfo } from "#contract/domain/library.ts";
import type { SlipContent, SlipSheet, SlipText } from "#contract/domain/slip.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import type { Log } from "../log/log.ts";
import type { Clock } from "../time/clock.ts";
import type { PrintOutcome } from "./print-outcome.ts";
import { placeOfServer, printServer } from "./print-server.ts";
import { createPrintService, type PrintService, type PrintServiceDeps } from "./print-service.ts";
import { startPrinterPoll } from "./printer-poll.ts";
import { openQueues } from "./queue.ts";
import { ownFloors, phoneOf, printerOf } from "./sheet-settings.ts";
import { createSlipRenderer } from "./slip-pdf.ts";

/** Printing, as the rest of the program sees it. */
export interface Printing extends Pick<PrintService, "slips" | "printers"> {
  /** Lays a slip out for this terminal and prints it. */
  print(content: SlipContent, text: SlipText, visit: AbortSignal): Promise<PrintOutcome>;
  /** Checks the printer now: for a new visit, or changed settings. */
  lookNow(): void;
}

export interface PrintingDeps extends Pick<PrintServiceDeps, "onChange"> {
  readonly log: Log;
  readonly clock: Clock;
  settings(): Settings;
  info(): LibraryInfo | null;
  /** Whether the library system is away and the catalogue beside it is not. */
  systemAway(): boolean;
  /** Whether a visit is open; the printer is then checked more often. */
  visited(): boolean;
}

/** Opens printing on this machine's CUPS and starts checking the printer. */
export function openPrinting({
  log,
  clock,
  onChange,
  settings,
  info,
  systemAway,
  visited,
}: PrintingDeps): Printing {
  const user = (): string => `shiori-${settings().kiosk.name}`;
  const queues = openQueues(printServer(placeOfServer(process.env)), user);
  const renderSlip = createSlipRenderer();
  const service = createPrintService({
    queues,
    renderSlip,
    clock,
    log,
    onChange,
    printer: () => printerOf(settings()),
  });
  const poll = startPrinterPoll({ look: service.look, visited });
  return {
    slips: service.slips,
    printers: service.printers,
    lookNow: poll.now,
    print(content, text, visit) {
      const now = settings();
      const { paper, widthMm } = now.printer;
      const sheet: SlipSheet = {
        ...text,
        content,
        paper,
        widthMm,
        stickerMm: now.printer.stickerMm,
        info: info(),
        kioskName: now.kiosk.name,
        ownLibrary: now.kiosk.library,
        cardWord: now.card.word,
        shelfMap: ownFloors(now),
        placeNames: now.placeNames,
        systemAway: systemAway(),
        phone: phoneOf(now),
      };
      return service.print(sheet, visit);
    },
  };
}
