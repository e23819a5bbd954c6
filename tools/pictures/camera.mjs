/**
 * Photographs pages on Electron:  electron tools/pictures/camera.mjs <jobs.json>
 * jobs.json: a list of { page, file, width, height }, sizes in pixels; `file` becomes a PNG.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { app, BrowserWindow } from "electron";

/** @typedef {{ page: string, file: string, width: number, height: number }} Job */

/** @param {Job} job @returns {Promise<void>} */
async function photograph({ page, file, width, height }) {
  const window = new BrowserWindow({
    width,
    height,
    useContentSize: true,
    frame: false,
    show: false,
    webPreferences: { offscreen: true, sandbox: true, contextIsolation: true },
  });
  await window.loadFile(page);
  // The styles name the fonts; the text loads the needed parts of them.
  await window.webContents.executeJavaScript(
    "document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))",
  );
  const picture = await window.webContents.capturePage({ x: 0, y: 0, width, height });
  const size = picture.getSize();
  if (size.width !== width || size.height !== height)
    throw new Error(`${file}: ${size.width}x${size.height} instead of ${width}x${height}`);
  writeFileSync(file, picture.toPNG());
  window.destroy();
}

app.commandLine.appendSwitch("force-device-scale-factor", "1");
app.on("window-all-closed", () => undefined);
/** @returns {Promise<void>} */
async function photographAll() {
  for (const job of /** @type {Job[]} */ (JSON.parse(readFileSync(process.argv.at(-1) ?? "", "utf8"))))
    await photograph(job);
}

// Not awaited, because Electron is ready only after its first module has finished.
app
  .whenReady()
  .then(photographAll)
  .then(
    () => app.exit(0),
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      app.exit(1);
    },
  );
