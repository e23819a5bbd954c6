import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { app, protocol } from "electron";
import { createSlipRenderer } from "#main/printing/slip-pdf.ts";
import { SCHEME } from "#main/shell/addresses.ts";
import type { NamedSheet } from "./slips.ts";

// Lays slips out with the product's own press, on Electron:  electron out/slips/press.mjs <folder>
// The folder has sheets.json; it gets a PDF of each.
const [folder = ""] = process.argv.slice(-1);

protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

async function layOut(): Promise<void> {
  const renderSlip = createSlipRenderer();
  const stays = new AbortController().signal;
  const sheets = JSON.parse(readFileSync(join(folder, "sheets.json"), "utf8")) as readonly NamedSheet[];
  for (const { name, sheet } of sheets) {
    const { pdf, heightMm } = await renderSlip(sheet, stays);
    writeFileSync(join(folder, `${name}.pdf`), pdf);
    process.stdout.write(`${name}: ${heightMm} mm\n`);
  }
}

app
  .whenReady()
  .then(layOut)
  .then(
    () => app.exit(0),
    (error) => {
      process.stderr.write(`${String(error)}\n`);
      app.exit(1);
    },
  );
