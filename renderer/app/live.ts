import { watchModality } from "../input/modality.ts";
import { kiosk } from "../kiosk.ts";
import { useStore } from "../state/store.ts";
import { listenToMain } from "./events.ts";
import { loadOpenBook } from "./open-book-loader.ts";
import { watchReadAloud } from "./read-aloud.ts";

/** Milliseconds between heartbeats; main replaces the page after five without one (R17). */
const BEAT_EVERY_MS = 1000;

/** A page that shows nothing must send no heartbeat, though its timers run. */
function hasSomethingOnIt(): boolean {
  return useStore.getState().hello === null || document.querySelector("#root > *") !== null;
}

/**
 * Starts the page: subscribes to main, says `hello`, and sends heartbeats. Main answers `hello` when the page is needed, for a
 * spare page much later; the first heartbeat after it means that the visit is painted. Returns the function that stops it, for
 * tests.
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
  // Not in the first script: few terminals have such devices.
  void import("./input-devices.ts").then(({ watchInputDevices }) => beginIfLive(watchInputDevices));
  void kiosk()
    .hello({})
    .then((hello) => {
      if (stopped) return;
      useStore.getState().welcome(hello);
      afterPaintIfLive(beat);
    });
  // A spare page loads the screens while it waits, the first page right after it was painted.
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

/** Calls back after the next paint. */
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
