/** At most ten reports a second reach main. */
const REPORT_EVERY_MS = 100;
/** A touch longer than this, a book on the glass for instance, is no activity any more (R44). */
const HELD_TOO_LONG_MS = 10_000;

/**
 * Reports input of a person: presses, drags and wheel, keys without auto-repeat. Only events that the browser
 * itself made count (`isTrusted`): the page cannot keep itself alive (R63). A pointer that only hovers does not
 * count either, for a mouse on a shaky table would.
 */
export function reportActivity(target: Window, report: () => void): void {
  let reportedAt = Number.NEGATIVE_INFINITY;
  let pressedAt: number | null = null;

  function seen(event: Event): void {
    if (!event.isTrusted || event.timeStamp - reportedAt < REPORT_EVERY_MS) return;
    reportedAt = event.timeStamp;
    report();
  }

  const listen = <Name extends keyof WindowEventMap>(
    name: Name,
    react: (event: WindowEventMap[Name]) => void,
  ): void => target.addEventListener(name, react, { capture: true, passive: true });

  listen("pointerdown", (event) => {
    pressedAt ??= event.timeStamp;
    seen(event);
  });
  listen("pointermove", (event) => {
    if (pressedAt !== null && event.timeStamp - pressedAt < HELD_TOO_LONG_MS) seen(event);
  });
  for (const name of ["pointerup", "pointercancel"] as const) {
    listen(name, () => {
      pressedAt = null;
    });
  }
  listen("wheel", seen);
  listen("keydown", (event) => {
    if (!event.repeat) seen(event);
  });
}
