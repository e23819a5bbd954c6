import { type Session, type WebContents, WebContentsView } from "electron";
import type { Printer, TestOutcome } from "#contract/staff/reports.ts";
import { within } from "../later.ts";
import { APP_ORIGIN } from "../shell/addresses.ts";

/** A page of our own with nothing of anybody on it. */
const TEST_URL = `${APP_ORIGIN}/print-test.html`;
const MICRONS_PER_MM = 1000;
const TEST_HEIGHT_MM = 120;
/** A print server that hangs must not keep staff waiting; what it prints later is only this page. */
const PATIENCE_MS = 15_000;

/** CUPS: 3 idle, 4 busy, 5 stopped. */
const STOPPED = "5";

/** Printers as the system tells them. */
export async function printersOf(contents: WebContents): Promise<readonly Printer[]> {
  const printers = await contents.getPrintersAsync();
  return printers.map(({ name, options }) => {
    const told = options as Readonly<Record<string, string | undefined>>;
    const reasons = told["printer-state-reasons"] ?? "none";
    const stopped = told["printer-state"] === STOPPED || told["printer-is-accepting-jobs"] === "false";
    return { name, ready: !stopped, reasons: reasons === "none" ? "" : reasons };
  });
}

async function printOnce(session: Session, name: string, widthMm: number): Promise<boolean> {
  const view = new WebContentsView({ webPreferences: { session, sandbox: true, javascript: false } });
  try {
    await view.webContents.loadURL(TEST_URL);
    const pageSize = { width: widthMm * MICRONS_PER_MM, height: TEST_HEIGHT_MM * MICRONS_PER_MM };
    const printed = new Promise<boolean>((resolve) => {
      view.webContents.print(
        { silent: true, deviceName: name, pageSize, margins: { marginType: "none" } },
        (success) => resolve(success),
      );
    });
    return (await within(printed, PATIENCE_MS)) && (await printed);
  } finally {
    view.webContents.close();
  }
}

/**
 * Prints a test page. The system's "yes" only says that the page was handed over (feasibility 1), so the state of the
 * queue is looked at first.
 */
export async function testPrinter(
  contents: WebContents,
  { name, widthMm }: { readonly name: string; readonly widthMm: number },
): Promise<TestOutcome> {
  if (name === "") return { ok: false, about: "none", ms: [] };
  const printer = (await printersOf(contents)).find((one) => one.name === name);
  if (printer === undefined) return { ok: false, about: "unknown", ms: [] };
  if (!printer.ready) return { ok: false, about: "stopped", ms: [] };
  const start = performance.now();
  const ok = await printOnce(contents.session, name, widthMm);
  return { ok, about: ok ? "sent" : "refused", ms: [Math.round(performance.now() - start)] };
}
