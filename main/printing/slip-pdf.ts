import type { WebContents } from "electron";
import type { SlipSheet } from "#contract/domain/slip.ts";
import { APP_ORIGIN } from "../shell/addresses.ts";
import { identifyProcess, killProcess } from "../shell/kill-process.ts";
import { makeView } from "../shell/page.ts";
import { servedSession } from "../shell/served.ts";
import type { RenderSlip } from "./print-service.ts";
import type { PrintedDocument } from "./queue.ts";

/** In-memory partition of the hidden page that lays slips out; no visible page shares it. */
const PAPER_PARTITION = "paper";
const SLIP_URL = `${APP_ORIGIN}/slip.html`;

/** Time limit of the layout in milliseconds. */
const LAYOUT_MS = 15_000;

const MM_PER_INCH = 25.4;
/** Paper below the last line, for the cutter, and so that rounding never needs a second page. */
const TAIL_MM = 8;
/** Page heights that CUPS drivers accept for a roll. */
const ROLL_MM = { min: 60, max: 2000 } as const;
/** Page numbers in the footer. */
const PAGE_NUMBERS = {
  displayHeaderFooter: true,
  headerTemplate: "<span></span>",
  footerTemplate:
    '<div style="width:100%;text-align:center;font-size:10pt;font-family:sans-serif"><span class="pageNumber"></span> / <span class="totalPages"></span></div>',
} as const;
const A4_MARGINS_MM = { top: 15, bottom: 15, left: 18, right: 18 } as const;

/** Rejects at the end of the visit, or after the time limit. */
function untilOver(visit: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const signal = AbortSignal.any([visit, AbortSignal.timeout(LAYOUT_MS)]);
    const stop = (): void => reject(new Error("over"));
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
  });
}

async function toPdf(contents: WebContents, sheet: SlipSheet): Promise<PrintedDocument> {
  const { paper, widthMm } = sheet;
  await contents.loadURL(SLIP_URL);
  // JSON in a string literal: no text in it can run as code. Not `contents.executeJavaScript`, which keeps its script until there
  // is an answer, so for ever if the page dies first (R78). Resolves when the fonts are loaded.
  const content = Number(
    await contents.mainFrame.executeJavaScript(`layOutSlip(${JSON.stringify(JSON.stringify(sheet))})`),
  );
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
 * The page that lays out slips (R28): hidden, in no window, without a preload, in its own partition and process, which is killed
 * before the slip is printed. It gets the slip from main and can request only the program's files.
 */
export function createSlipRenderer(): RenderSlip {
  return async (sheet, visit) => {
    const view = makeView(servedSession(PAPER_PARTITION), null);
    // Otherwise the margins of a sheet have the loading colour.
    view.setBackgroundColor("#FFFFFF");
    const { webContents: contents } = view;
    try {
      return await Promise.race([toPdf(contents, sheet), untilOver(visit)]);
    } finally {
      const process = identifyProcess(contents.getOSProcessId());
      contents.close({ waitForBeforeUnload: false });
      if (process !== null) await killProcess(process);
    }
  };
}
