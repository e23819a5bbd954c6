import { watchModality } from "../input/modality.ts";
import { loadOpenBook } from "../prerender/open-book-loader.ts";
import { watchReadAloud } from "../read-aloud/read-aloud.ts";
import { useStore } from "../state/store.ts";
import { listenToMain } from "./events.ts";
import { kiosk } from "./kiosk.ts";

/** R17: main replaces a page that has not beaten for five of these. */
const BEAT_EVERY_MS = 1000;

/** A page that was welcomed and shows nothing is as bad as one that hangs: its timers may go on, so they must not beat. */
function hasSomethingOnIt(): boolean {
  return useStore.getState().hello === null || document.querySelector("#root > *") !== null;
}

/**
 * Brings the page to life: listens, asks who it is for, and beats. `hello` is answered when this page is wanted,
 * which for the spare page may be much later. The first beat after it says that the visit is painted. The answer
 * stops all of it, for tests; a real page is thrown away.
 */
export function live(): () => void {
  const stops = [listenToMain(), watchModality(), watchReadAloud()];
  const beat = (): void => {
    if (hasSomethingOnIt()) void kiosk().beat({});
  };
  beat();
  const timer = window.setInterval(beat, BEAT_EVERY_MS);
  let stopped = false;
  const afterPaintIfLive = (then: () => void): void =>
    afterPaint(() => {
      if (!stopped) then();
    });
  const beginIfLive = (begin: () => () => void): void => {
    if (!stopped) stops.push(begin());
  };
  // A script of its own: the first screen need not wait for what few terminals have.
  void import("../input/input-devices.ts").then(({ watchInputDevices }) => beginIfLive(watchInputDevices));
  void kiosk()
    .hello({})
    .then((hello) => {
      if (stopped) return;
      useStore.getState().welcome(hello);
      afterPaintIfLive(beat);
    });
  // A spare page reads them while it waits; the first page right after it has been painted.
  afterPaintIfLive(() => {
    void loadOpenBook()
      .then(() => import("../prerender/warm-fonts.ts"))
      .then(({ warmFonts }) => beginIfLive(warmFonts));
  });
  return () => {
    stopped = true;
    window.clearInterval(timer);
    for (const stop of stops) stop();
  };
}

/** Calls after the frame that shows what React has just been told. */
function afterPaint(then: () => void): void {
  window.requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      then();
    };
    channel.port2.postMessage(null);
  });
}
