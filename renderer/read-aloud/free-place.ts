import { controlsNow } from "../input/controls.ts";
import { visuallyHidden } from "./visually-hidden.ts";

/** A rectangle on the screen, in CSS pixels. */
export type Area = Pick<DOMRect, "left" | "top" | "right" | "bottom">;

interface Size {
  readonly width: number;
  readonly height: number;
}

const STEP_PX = 8;
/** Distance from the upper edge, as that of the privacy button; less where the page's margin is. */
const INSIDE_PX = 28;

const overlap = (one: Area, other: Area): boolean =>
  one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top;

/** A free place of this size: the highest, then the rightmost. */
export function freePlace({ width, height }: Size, within: Area, taken: readonly Area[]): Area | null {
  for (let top = within.top; top + height <= within.bottom; top += STEP_PX) {
    let right = within.right;
    while (right - width >= within.left) {
      const place = { left: right - width, top, right, bottom: top + height };
      const hit = taken.find((area) => overlap(area, place));
      if (hit === undefined) return place;
      right = hit.left - STEP_PX;
    }
  }
  return null;
}

/** The visible part of an element's area: in a paged view only the current part. */
function seen(area: Area, element: Element): readonly Area[] {
  const part = element.closest(".paged-view-in-parts > .paged-view-window")?.getBoundingClientRect();
  if (part === undefined) return [area];
  const [top, bottom] = [Math.max(area.top, part.top), Math.min(area.bottom, part.bottom)];
  return top < bottom ? [{ left: area.left, right: area.right, top, bottom }] : [];
}

/** Every visible control, except those of the element to be placed and those with a selector. */
function controlAreas(but: HTMLElement, except?: string): readonly Area[] {
  return controlsNow()
    .filter((control) => !but.contains(control) && (except === undefined || !control.matches(except)))
    .flatMap((control) => seen(control.getBoundingClientRect(), control));
}

/** Every visible line of text, except of the element to be placed. */
function lineAreas(page: HTMLElement, but: HTMLElement): readonly Area[] {
  const unseen = [...visuallyHidden(page), but];
  const areas: Area[] = [];
  const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode() !== null) {
    const { currentNode: text } = texts;
    if (text.parentElement === null || unseen.some((element) => element.contains(text))) continue;
    range.selectNodeContents(text);
    for (const line of range.getClientRects()) areas.push(...seen(line, text.parentElement));
  }
  return areas;
}

/** What has an edge, where its corner is better not covered either. */
const BOXES = ".page :is(.row,.notice)";

/** The ribbon; on a spread as wide as its tail, for which the pages leave the fold free. */
function ribbonArea(): readonly Area[] {
  const ribbon = document.querySelector(".ribbon-track")?.getBoundingClientRect();
  if (ribbon === undefined) return [];
  const tail = document.querySelector(".ribbon-tail")?.getBoundingClientRect();
  if (tail === undefined || document.documentElement.dataset["layout"] !== "spread") return [ribbon];
  return [{ left: tail.left, right: tail.right, top: ribbon.top, bottom: ribbon.bottom }];
}

/**
 * Moves an element to where it covers neither controls, the ribbon, text nor boxes; if there is no such place, boxes and then text.
 */
export function moveToFreePlace(element: HTMLElement, page: HTMLElement): void {
  const edge = page.getBoundingClientRect();
  const style = getComputedStyle(element);
  const pixels = (name: string): number => Number.parseFloat(style.getPropertyValue(name));
  const margin = pixels("--margin");
  const within = {
    left: edge.left + margin,
    top: edge.top + Math.min(INSIDE_PX, pixels("--margin-top")),
    right: edge.right - margin,
    bottom: edge.bottom - STEP_PX,
  };
  const controls = [...controlAreas(element), ...ribbonArea()];
  const size = element.getBoundingClientRect();
  const lines = lineAreas(page, element);
  const boxes = [...page.querySelectorAll(BOXES)].flatMap((box) => seen(box.getBoundingClientRect(), box));
  const place =
    freePlace(size, within, [...controls, ...lines, ...boxes]) ??
    freePlace(size, within, [...controls, ...lines]) ??
    freePlace(size, within, controls);
  const { left, top } = place ?? { left: within.right - size.width, top: within.top };
  const [x, y] = [`${left - edge.left}px`, `${top - edge.top}px`];
  if (element.style.left !== x) element.style.left = x;
  if (element.style.top !== y) element.style.top = y;
}

/** Space between a toast and a control, in CSS pixels. */
const CLEAR_PX = 8;
/** Where the page begins below the toast instead (notice.css). */
const PAGE_BELOW = ".by-keys:is(.low, :not([data-type='normal']))";
/** The question of the page and its search field. */
const QUESTION = ".page :is(.page-head h1, .search-input)";
const PRIVACY = ".page-hide";
const TABS = ".tabs .button";
/** Boxes with information. */
const TOLD = ".page .page-aside > *";

/**
 * What it costs a toast to cover one of them; to be `near` a control is to leave less than `CLEAR_PX`, to `cut` one is to cover a
 * part of it, which looks like a broken button. Each control costs so much less than the one before it as `later` says.
 */
const COSTS = {
  told: 1,
  line: 10,
  tab: 1000,
  near: 8000,
  cut: 12_000,
  later: 20_000,
  privacy: 50_000,
  control: 500_000,
  question: 100_000_000,
} as const;

/** From so many controls on, which of them is covered makes no difference: they are keys. */
const MOST_ANSWERS = 9;

/** An area, what it costs to cover it, and what it costs besides to cover a part of it. */
export type Costly = readonly [area: Area, cost: number, cut?: number];

const grown = ({ left, top, right, bottom }: Area): Area => ({
  left,
  top: top - CLEAR_PX,
  right,
  bottom: bottom + CLEAR_PX,
});

/** Of an area that lies under a place of the full width. */
const isCut = (area: Area, place: Area): boolean => area.top < place.top || area.bottom > place.bottom;

function costOf(place: Area, taken: readonly Costly[]): number {
  return taken
    .filter(([area]) => overlap(area, place))
    .reduce((sum, [area, cost, cut = 0]) => sum + cost + (isCut(area, place) ? cut : 0), 0);
}

/** The height at which something of the full width of `within` covers least: where it is, else the highest. */
export function cheapestTop(now: number, height: number, within: Area, taken: readonly Costly[]): number {
  const tops = [now];
  for (let top = within.top; top + height <= within.bottom; top += STEP_PX) tops.push(top);
  const inside = tops.filter((top) => top >= within.top && top + height <= within.bottom);
  const [first = now, ...others] = inside;
  const priceOf = (top: number): number => costOf({ ...within, top, bottom: top + height }, taken);
  let [best, price] = [first, priceOf(first)];
  for (const top of others) {
    if (price === 0) break;
    const other = priceOf(top);
    if (other < price) [best, price] = [top, other];
  }
  return best;
}

/** What a toast may have to cover. */
function underToast(toast: HTMLElement, page: HTMLElement): readonly Costly[] {
  const areasOf = (names: string): readonly Area[] =>
    [...page.querySelectorAll(names)].map((one) => one.getBoundingClientRect());
  const cost = (areas: readonly Area[], each: number): readonly Costly[] =>
    areas.map((area) => [area, each] as const);
  const controls = controlAreas(toast, `${TABS}, ${PRIVACY}`);
  return [
    ...cost(areasOf(QUESTION).map(grown), COSTS.question),
    // Rather the last answer than the first, which is the likeliest.
    ...controls.map(
      (area, at) => [area, COSTS.control - Math.min(at, MOST_ANSWERS) * COSTS.later, COSTS.cut] as const,
    ),
    ...cost(areasOf(`.page ${PRIVACY}`).map(grown), COSTS.privacy),
    ...cost(controls.map(grown), COSTS.near),
    ...cost(areasOf(TABS), COSTS.tab),
    ...cost(lineAreas(page, toast).map(grown), COSTS.line),
    ...cost(areasOf(TOLD).map(grown), COSTS.told),
  ];
}

/** Moves a toast of the page's width to where it covers least; it moves only to a better place. */
function placeToast(toast: HTMLElement): void {
  const before = Number.parseFloat(toast.style.top);
  toast.style.top = "";
  const page = toast.offsetParent;
  if (!(page instanceof HTMLElement) || toast.offsetHeight === 0) return;
  if (document.documentElement.matches(PAGE_BELOW)) return;
  const edge = page.getBoundingClientRect();
  const left = edge.left + toast.offsetLeft;
  const within = { left, top: edge.top + CLEAR_PX, right: left + toast.offsetWidth, bottom: edge.bottom };
  const top = cheapestTop(edge.top + before, toast.offsetHeight, within, underToast(toast, page));
  if (!Number.isNaN(top)) toast.style.top = `${top - edge.top}px`;
}

/** A toast that takes more than this part of the page leaves no room for the focused control below it. */
const HIGH = 1 / 3;

/**
 * Keeps a toast where it covers least, also when the page below it changes. Gives the style sheets its height and that of the
 * line at the top edge: where they would cover a focused control or the heading, the page begins below them. Returns the
 * function that stops it.
 * @param toast the region of toasts, a child of the page before that line; it may be empty
 */
export function keepToastPlaced(toast: HTMLElement): (() => void) | undefined {
  const [page, away] = [toast.parentElement, toast.nextElementSibling];
  if (page === null || !(away instanceof HTMLElement) || typeof ResizeObserver === "undefined") return;
  let frame = 0;
  const place = (): void => {
    frame = 0;
    placeToast(toast);
    // Of its own move.
    changes.takeRecords();
  };
  const placeSoon = (): void => {
    if (frame === 0 && toast.hasChildNodes()) frame = requestAnimationFrame(place);
  };
  const changes = new MutationObserver((records) => {
    if (records.some(({ target }) => !toast.contains(target))) placeSoon();
  });
  changes.observe(page, { childList: true, subtree: true, characterData: true, attributes: true });
  let told = "0 0 low";
  const sizes = new ResizeObserver(() => {
    const [awayHeight, height] = [away.offsetHeight, toast.offsetHeight];
    const rank = height > HIGH * page.clientHeight ? "high" : "low";
    const now = `${awayHeight} ${height} ${rank}`;
    // Each restyles the whole page: nothing for what has not changed, as when a page opens, and all is read before.
    if (now !== told) {
      page.style.setProperty("--away-height", `${awayHeight}px`);
      page.style.setProperty("--toast-height", `${height}px`);
      page.dataset["toast"] = rank;
      told = now;
    }
    place();
  });
  sizes.observe(toast);
  sizes.observe(away);
  // The controls of a page that turns are not seen at first.
  page.addEventListener("animationend", placeSoon);
  return () => {
    cancelAnimationFrame(frame);
    changes.disconnect();
    sizes.disconnect();
    page.removeEventListener("animationend", placeSoon);
  };
}
