/** Shows one page on Electron:  electron test/gallery/window.mjs <page.html> <width> <height> */
import { app, BrowserWindow } from "electron";

const [page = "", width = "1080", height = "1920"] = process.argv.slice(-3);

// Not awaited here: Electron is ready only after its first module has been read to the end.
app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: Number(width),
    height: Number(height),
    useContentSize: true,
    frame: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  return window.loadFile(page);
});
