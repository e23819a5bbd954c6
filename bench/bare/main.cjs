// The yardstick: the least an Electron program can be. A full-size window, one static page that changes its
// words on Enter or on a touch, nothing else.
const { app, BrowserWindow } = require("electron");

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1080, height: 1920, x: 0, y: 0, frame: false });
  window.loadFile(require("node:path").join(__dirname, "page.html"));
});
