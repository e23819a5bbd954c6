import { controlsNow } from "./controls.ts";
import { focusByKeys } from "./modality.ts";

/** A row of keys, which is one stop. */
const LINE = "data-line";
/** The marked row, until it is entered or passed. */
const MARKED = "data-marked";

/** One stop on the screen: a control, or a row of keys. */
type Stop = readonly [HTMLElement, ...HTMLElement[]];

function lineOf(control: HTMLElement): string | undefined {
  return control.getAttribute(LINE) ?? undefined;
}

function stopsNow(): readonly Stop[] {
  const stops: [HTMLElement, ...HTMLElement[]][] = [];
  for (const control of controlsNow()) {
    const line = lineOf(control);
    const last = stops.at(-1);
    const same = line !== undefined && last !== undefined && lineOf(last[0]) === line;
    if (same) last.push(control);
    else stops.push([control]);
  }
  return stops;
}

/**
 * Access by two switches: `next` goes to the next stop and around, `press` presses it. A line of a keyboard is one stop;
 * pressing it enters the line. Nothing advances by itself, so there is no time limit (WCAG 2.2.3).
 */
export function createSwitches(): { next(): void; press(): void; leave(): void } {
  let entered: Stop | null = null;

  function unmark(): void {
    for (const key of document.querySelectorAll(`[${MARKED}]`)) key.removeAttribute(MARKED);
  }

  function goTo(stop: Stop): void {
    unmark();
    entered = null;
    if (stop.length > 1) for (const key of stop) key.setAttribute(MARKED, "");
    focusByKeys(stop[0]);
  }

  function next(): void {
    const here = document.activeElement;
    const within = here instanceof HTMLElement ? (entered?.indexOf(here) ?? -1) : -1;
    const following = within === -1 ? undefined : entered?.[within + 1];
    if (following?.isConnected === true) {
      focusByKeys(following);
      return;
    }
    const stops = stopsNow();
    const at = stops.findIndex((stop) => stop.some((control) => control === here));
    const stop = stops[(at + 1) % stops.length];
    if (stop !== undefined) goTo(stop);
  }

  function press(): void {
    const here = document.activeElement;
    if (!(here instanceof HTMLElement)) return;
    if (here.hasAttribute(MARKED)) {
      entered = stopsNow().find((stop) => stop.some((key) => key === here)) ?? null;
      unmark();
      return;
    }
    if (controlsNow().includes(here)) here.click();
  }

  return {
    next,
    press,
    leave() {
      unmark();
      entered = null;
    },
  };
}
