/** At most ten reports per second are sent to main. */
const REPORT_EVERY_MS = 100;
/** A longer touch, for instance by a book on the screen, no longer counts as activity (R44). */
const HELD_TOO_LONG_MS = 10_000;

/**
 * Reports user input: presses, drags and wheel, keys without auto-repeat. Only trusted events count (`isTrusted`), so that the
 * page cannot keep itself alive (R63). A hovering pointer does not count, because a mouse on a shaky table would.
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
