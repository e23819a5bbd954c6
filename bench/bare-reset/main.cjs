// The yardstick of a reset: one window, two partitions in turn, a still page in each. The old page's process is ended, its
// partition is cleared and the page that waited takes its place. Prints the milliseconds of each round as JSON, then leaves.
const { app, BaseWindow, WebContentsView, session } = require("electron");

const PAGE = require("node:path").join(__dirname, "../bare/page.html");
const SIZE = { width: 1080, height: 1920 };
/** A page that waits has stood this long, in milliseconds. */
const WAITED_MS = 300;

const nap = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const painted = (view) =>
  view.webContents.executeJavaScript(
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))",
  );

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function dead(pid) {
  while (isAlive(pid)) await nap(1);
}

function clear(of) {
  return Promise.all([
    of.clearData(),
    of.clearStorageData(),
    of.clearCache(),
    of.clearAuthCache(),
    of.clearHostResolverCache(),
    of.clearCodeCaches({ urls: [] }),
  ]);
}

app.whenReady().then(async () => {
  const rounds = Number(app.commandLine.getSwitchValue("rounds"));
  const window = new BaseWindow({ ...SIZE, x: 0, y: 0, frame: false });
  // A frameless window may be a pixel smaller than it was told.
  const { width, height } = window.getContentBounds();
  const whole = { x: 0, y: 0, width, height };
  // Where a page waits: Chromium gives one of which nothing is seen a frame a second.
  const corner = { x: width - 1, y: height - 1, width, height };
  const partitions = ["one", "other"].map((name) => session.fromPartition(name));
  const load = async (of, place) => {
    const view = new WebContentsView({
      webPreferences: { session: of, sandbox: true, backgroundThrottling: false },
    });
    window.contentView.addChildView(view);
    view.setBounds(place);
    await view.webContents.loadFile(PAGE);
    await painted(view);
    return view;
  };
  let live = await load(partitions[0], whole);
  const taken = [];
  for (let round = 1; round <= rounds; round += 1) {
    const next = await load(partitions[round % 2], corner);
    await nap(WAITED_MS);
    const began = performance.now();
    const pid = live.webContents.getOSProcessId();
    const old = live.webContents.session;
    window.contentView.removeChildView(live);
    live.webContents.close({ waitForBeforeUnload: false });
    next.setBounds(whole);
    await Promise.all([dead(pid).then(() => clear(old)), painted(next)]);
    taken.push(performance.now() - began);
    live = next;
  }
  require("node:fs").writeSync(1, `${JSON.stringify(taken)}\n`);
  app.exit(0);
});
