import { session as sessions, type WebContents } from "electron";
import type { SlipSheet } from "#contract/domain/slip.ts";
import { APP_ORIGIN, SCHEME } from "../shell/addresses.ts";
import { appServer } from "../shell/files.ts";
import { COMMON_HEADERS } from "../shell/headers.ts";
import { makeView } from "../shell/page.ts";
import { identifyProcess, killProcess } from "../visit/kill-process.ts";
import type { Press } from "./print-service.ts";
import type { PrintedDocument } from "./queue.ts";

/** Partition of the page that lays slips out, in memory; no page that is seen ever shares it. */
export const PAPER_PARTITION = "paper";
const SLIP_URL = `${APP_ORIGIN}/slip.html`;
/** Where the page reads what to lay out; answered once, and in this partition alone. */
const SHEET_PATH = "/slip.json";

/** Time in milliseconds for laying out: a second on a slow machine, and its fonts. */
const LAYOUT_MS = 15_000;

const MM_PER_INCH = 25.4;
/** Paper below the last line, for the knife of a receipt printer, and so that no rounding asks for a second page. */
const TAIL_MM = 8;
/** CUPS drivers take no shorter and no longer page of a roll. */
const ROLL_MM = { min: 60, max: 2000 } as const;
/** Which sheet of how many, below what is told; in numbers alone. */
const PAGE_NUMBERS = {
  displayHeaderFooter: true,
  headerTemplate: "<span></span>",
  footerTemplate:
    '<div style="width:100%;text-align:center;font-size:10pt;font-family:sans-serif"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
} as const;
const A4_MARGINS_MM = { top: 15, bottom: 15, left: 18, right: 18 } as const;

/** Rejects when the visit has ended, or after the time limit. */
function untilOver(visit: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const signal = AbortSignal.any([visit, AbortSignal.timeout(LAYOUT_MS)]);
    const stop = (): void => reject(new Error("over"));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
  });
}

async function toPdf(contents: WebContents, { paper, widthMm }: SlipSheet): Promise<PrintedDocument> {
  await contents.loadURL(SLIP_URL);
  // The page resolves it with the height in millimetres when its fonts are there.
  const content = Number(await contents.executeJavaScript("window.slipReady"));
  const common = { printBackground: true, preferCSSPageSize: false, generateTaggedPDF: false };
  if (paper === "a4") {
    const inches = Object.entries(A4_MARGINS_MM).map(([side, mm]) => [side, mm / MM_PER_INCH] as const);
    const margins = Object.fromEntries(inches);
    const pdf = await contents.printToPDF({ ...common, ...PAGE_NUMBERS, pageSize: "A4", margins });
    return { pdf, paper, widthMm: 210, heightMm: 297 };
  }
  const heightMm = Math.min(ROLL_MM.max, Math.max(ROLL_MM.min, Math.ceil(content) + TAIL_MM));
  const pdf = await contents.printToPDF({
    ...common,
    pageSize: { width: widthMm / MM_PER_INCH, height: heightMm / MM_PER_INCH },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
  });
  return { pdf, paper, widthMm, heightMm };
}

/**
 * The page that lays slips out (R28): hidden, attached to no window, without a door to main, in a partition and a process
 * of its own, which is dead before the slip is handed to the printer. It can ask for one thing: the sheet that main made.
 */
export function openPress(): Press {
  const session = sessions.fromPartition(PAPER_PARTITION);
  const serve = appServer();
  let waiting: SlipSheet | null = null;
  session.protocol.handle(SCHEME, (request) => {
    if (new URL(request.url).pathname !== SHEET_PATH) return serve(request);
    const sheet = waiting;
    waiting = null;
    const status = sheet === null ? 404 : 200;
    return Response.json(sheet, { status, headers: COMMON_HEADERS });
  });
  return async (sheet, visit) => {
    const view = makeView(session, null);
    // Else the margins of a sheet have the colour of a screen that loads.
    view.setBackgroundColor("#FFFFFF");
    const { webContents: contents } = view;
    waiting = sheet;
    try {
      return await Promise.race([toPdf(contents, sheet), untilOver(visit)]);
    } finally {
      waiting = null;
      const process = identifyProcess(contents.getOSProcessId());
      contents.close({ waitForBeforeUnload: false });
      if (process !== null) await killProcess(process);
    }
  };
}
