import "./fixed-day.ts";
import "./no-loudspeaker.ts";
import "@fontsource/biz-udpgothic/400.css";
import "@fontsource/biz-udpgothic/700.css";
import "@fontsource/biz-udpmincho/400.css";
import "@fontsource/biz-udgothic/400.css";
import "#renderer/styles/all.css";
import axe from "axe-core";
import { createRoot, type Root } from "react-dom/client";
import { ok } from "#contract/result.ts";
import { App } from "#renderer/app/app.tsx";
import { live } from "#renderer/app/live.ts";
import { loadOpenBook } from "#renderer/app/open-book-loader.ts";
import { loadCatalogues, setCatalogue } from "#renderer/i18n/catalogues.ts";
import { en } from "#renderer/i18n/en/all.ts";
import { setPressClock } from "#renderer/input/press-guard.ts";
import { dropAnswers } from "#renderer/queries/query-client.ts";
import { play } from "#renderer/read-aloud/sound.ts";
import type { TypeSize } from "#renderer/state/display-preferences.ts";
import { saveTitle } from "#renderer/state/saved-list.ts";
import { forgetEverything, useStore } from "#renderer/state/store.ts";
import { fakeKiosk, HELLO, OVERVIEW, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { PLACE_NAMES } from "#test/support/screens/place-names.ts";
import { pseudoCatalogue } from "../../tools/shared/pseudo.ts";
import { audit } from "./audit.ts";
import { brokenWords } from "./broken-words.ts";
import { leaveSheet, SHEET_NAMES, showSheet } from "./catalogue/show.tsx";
import { firstPartOf } from "./first-part.table.ts";
import { notWhole } from "./first-part.ts";
import { MORE, misfits, top } from "./fits.ts";
import type { Gallery } from "./gallery.ts";
import { HARD, NEXT_PAGE } from "./hard-scenes.ts";
import { HARD_STAFF } from "./hard-staff-scenes.ts";
import { inventedCover } from "./invented-cover.ts";
import type { Look } from "./looks.ts";
import { GALLERY, usualAnswers } from "./scenes.table.ts";
import { signPlaced } from "./sign-placed.ts";
import { showStaff } from "./staff-page.tsx";
import { STAFF_GALLERY } from "./staff-scenes.ts";

type PanelSize = NonNullable<Look["size"]>;

declare global {
  interface Window {
    /** Where pages are drawn small (`openGallery`): has this one laid out for a panel. */
    readonly layOut?: (size: PanelSize) => Promise<void>;
  }
}

/** A window in which nothing changes may get no frame: then it is as good as drawn. Milliseconds. */
const FRAME_MS = 500;

/** One pixel that changes, unseen, with each frame: Chromium holds frames without a change back to 60 in a second. */
const pixel = document.createElement("div");
pixel.style.cssText = "position: fixed; inset: 0 auto auto 0; width: 1px; height: 1px; pointer-events: none";
document.documentElement.append(pixel);
let frames = 0;

const frame = (): Promise<void> =>
  new Promise((resolve) => {
    frames += 1;
    pixel.style.background = frames % 2 === 0 ? "#00000001" : "#00000002";
    const timer = setTimeout(resolve, FRAME_MS);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      resolve();
    });
  });

let leave: () => void = () => undefined;

/** The page has a size when it is laid out anew, or when the window manager has given it to the window. */
async function resize({ width, height }: PanelSize): Promise<void> {
  if (window.layOut === undefined) window.resizeTo(width, height);
  else await window.layOut({ width, height });
  while (innerWidth !== width || innerHeight !== height) await frame();
}

function element(): HTMLElement {
  const root = document.createElement("div");
  root.id = "root";
  document.body.replaceChildren(root);
  return root;
}

async function show(name: string, look: Look): Promise<void> {
  leave();
  leaveSheet();
  if (look.size !== undefined) await resize(look.size);
  const staff = [...STAFF_GALLERY, ...HARD_STAFF].find((one) => one.name === name);
  if (staff === undefined) return showScene(name, look);
  leave = await showStaff(staff, look, element());
  await pressAll(staff.presses ?? []);
  await settled();
}

/** A scene of the patrons' page. */
async function showScene(name: string, { language, settings = {}, display = {} }: Look): Promise<void> {
  const scene = [...GALLERY, ...HARD].find((one) => one.name === name);
  if (scene === undefined) throw new Error(`no scene ${name}`);
  const phase = scene.who === "patron" ? "signed-in" : scene.who === "guest" ? "browsing" : "attract";
  const kiosk = fakeKiosk({
    ...HELLO,
    visit: { ...HELLO.visit, phase },
    ...scene.hello,
    settings: {
      ...SETTINGS,
      ...scene.hello?.settings,
      placeNames: PLACE_NAMES,
      covers: true,
      ...settings,
      language,
      goodbyeSeconds: 600,
      reducedMotion: true,
    },
  });
  const overview = scene.overview ?? OVERVIEW;
  usualAnswers(kiosk, overview);
  kiosk.answers("cover", async ({ id }) => ok(await inventedCover(id)));
  scene.answers?.(kiosk);
  Object.defineProperty(window, "kiosk", { value: kiosk.bridge, configurable: true });
  for (const title of scene.saved ?? []) saveTitle(title);
  if (scene.who === "patron") useStore.getState().setOverview(overview);
  const root: Root = createRoot(element());
  root.render(<App />);
  const stop = live();
  leave = () => {
    stop();
    root.unmount();
    forgetEverything();
    dropAnswers();
  };
  // What comes before the first picture is drawn with it: of most scenes the first screen would be drawn for nothing.
  await welcomed();
  // Before the first touch and after the last one nobody has chosen anything (decision 12).
  if (scene.who !== undefined) useStore.getState().setDisplay(display);
  if (scene.route !== undefined && scene.route.at !== "home") useStore.getState().go(scene.route);
  for (let count = 0; count < 2; count += 1) await frame();
  scene.told?.(kiosk);
  if (scene.opens === "display") useStore.getState().openDialog("display");
  if (scene.opens === "curtain") useStore.getState().drawCurtain(true);
  await pressAll(scene.presses ?? []);
  if (scene.awaits !== undefined) await there(scene.awaits);
  await settled();
  // Nothing is wrong with a page that has nothing on it, whatever looks at it.
  if (document.body.textContent.trim() === "") throw new Error(`${name} shows nothing`);
}

/** Resolves when main has answered `hello`, before anything is drawn. */
const welcomed = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = useStore.subscribe(({ hello }) => {
      if (hello === null) return;
      stop();
      resolve();
    });
  });

/** What was told is drawn, and what was measured on it is drawn again. */
async function settled(): Promise<void> {
  await frame();
  await document.fonts.ready;
  // A picture of the goodbye would lack the shelf, which appears late.
  const running = document.getAnimations().filter(({ playState }) => playState === "running");
  await Promise.allSettled(running.map(({ finished }) => finished));
  for (let count = 0; count < 3; count += 1) await frame();
  await signPlaced();
}

/** Longer than anything in a scene takes. */
const PATIENCE_MS = 5000;

/** Waits until something stands on the screen; answers the first. */
async function there(control: string): Promise<HTMLElement> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const first = document.querySelector<HTMLElement>(control);
    if (first !== null) return first;
    if (performance.now() > end) throw new Error(`waited in vain for ${control}`);
    await frame();
  }
}

async function pressAll(controls: readonly string[]): Promise<void> {
  for (const control of controls) {
    await frame();
    if (control === NEXT_PAGE) await turnPage();
    else await press(await there(control));
  }
}

let presses = 0;

/** Presses a control as a deliberate finger does: long after the one before. */
async function press(control: HTMLElement): Promise<void> {
  presses += 1;
  const click = new MouseEvent("click", { bubbles: true, cancelable: true });
  Object.defineProperty(click, "timeStamp", { value: presses * 10_000 });
  control.dispatchEvent(click);
  await settled();
}

/** To the next part of a screen; false when there is none. */
async function turnPart(): Promise<boolean> {
  const more = document.querySelector<HTMLElement>(MORE);
  if (more !== null) await press(more);
  return more !== null;
}

/** To the next page of a list: all parts of this one first. */
async function turnPage(): Promise<void> {
  await settled();
  while (await turnPart());
  await press(await there(".foot-forward .button-primary"));
}

/** What the shown scene is opened for and does not show whole in its first part. */
function later(name: string, type: TypeSize = "normal"): readonly string[] {
  const scene = [...GALLERY, ...HARD].find((one) => one.name === name);
  const place = scene?.route?.at ?? (scene?.who === undefined ? undefined : "home");
  return notWhole(firstPartOf(name, place, type));
}

const gallery: Gallery = {
  names: GALLERY.map(({ name }) => name),
  hardNames: [...HARD, ...HARD_STAFF].map(({ name }) => name),
  staffNames: STAFF_GALLERY.map(({ name }) => name),
  show,
  async fits(name, look) {
    await show(name, look);
    return misfits(press);
  },
  async later(name, look) {
    await show(name, look);
    return later(name, look.display?.type);
  },
  turn: turnPart,
  room: () => misfits(press),
  async broken(name, look) {
    await show(name, look);
    return brokenWords(top());
  },
  look: () => audit(axe, { turn: turnPart, settled }),
  async audit(name, look) {
    await show(name, look);
    // Before the audit, which turns to the further parts.
    const found = { later: later(name, look.display?.type), broken: brokenWords(top()) };
    return { ...found, ...(await audit(axe, { turn: turnPart, settled })) };
  },
  async each(verb, asked) {
    const answers: unknown[] = [];
    for (const [name, look] of asked) answers.push(await gallery[verb](name, look));
    return answers;
  },
  play,
  speakPseudo: () => setCatalogue("en", pseudoCatalogue(en)),
  sheets: SHEET_NAMES,
  async showSheet(name, theme) {
    leave();
    leave = () => undefined;
    // Chromium gives no window the size of the whole screen.
    await resize({ width: screen.width - 1, height: screen.height - 1 });
    return showSheet(name, theme);
  },
};

// No screen is too new to be pressed.
setPressClock(() => 0);
void Promise.all([loadOpenBook(), loadCatalogues()]).then(() => Object.assign(window, { gallery }));
