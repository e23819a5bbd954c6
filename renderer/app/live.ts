import { watchModality } from "../input/modality.ts";
import { dropLateScanKeys } from "../input/scanned-keys.ts";
import { kiosk } from "../kiosk.ts";
import { useStore } from "../state/store.ts";
import { listenToMain } from "./events.ts";
import { loadOpenBook } from "./open-book-loader.ts";
import { watchReadAloud } from "./read-aloud.ts";

/** Milliseconds between heartbeats; main replaces the page after five without one (R17). */
const BEAT_EVERY_MS = 1000;

/** Milliseconds without an answer to `hello` after which a page is a spare one: the first page of a start has it sooner. */
const SPARE_AFTER_MS = 1000;

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
  const stops = [listenToMain(), dropLateScanKeys(), watchModality(), watchReadAloud()];
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
  // Not in the first script: few terminals have such devices. They are heard from the first screen on.
  void import("./input-devices.ts").then(({ watchInputDevices }) => beginIfLive(watchInputDevices));
  let isLoading = false;
  /** Loads what the first screen does not need. */
  const loadRest = (): void => {
    if (stopped || isLoading) return;
    isLoading = true;
    void loadOpenBook()
      .then(() => import("../prerender/warm-fonts.ts"))
      .then(({ warmFonts }) => beginIfLive(warmFonts));
  };
  void kiosk()
    .hello({})
    .then((hello) => {
      if (stopped) return;
      useStore.getState().welcome(hello);
      if (hello.visit.phase !== "attract") loadRest();
      afterPaintIfLive(() => {
        beat();
        loadRest();
      });
    });
  // A spare page loads it while it waits.
  const spare = window.setTimeout(loadRest, SPARE_AFTER_MS);
  return () => {
    stopped = true;
    window.clearInterval(timer);
    window.clearTimeout(spare);
    for (const stop of stops) stop();
  };
}

/** Calls back after the next frame, and not before the page's first picture is on the screen, which must not wait for more. */
function afterPaint(then: () => void): void {
  window.requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      afterFirstPicture(then);
    };
    channel.port2.postMessage(null);
  });
}

function afterFirstPicture(then: () => void): void {
  if (!PerformanceObserver.supportedEntryTypes.includes("paint")) {
    then();
    return;
  }
  const watch = new PerformanceObserver((entries) => {
    if (entries.getEntriesByName("first-contentful-paint").length === 0) return;
    watch.disconnect();
    then();
  });
  watch.observe({ type: "paint", buffered: true });
}
