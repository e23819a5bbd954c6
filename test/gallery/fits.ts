import { PASSING } from "./controls.ts";
import { headingsOfNothing } from "./headings.ts";
import type { Misfit } from "./misfit.ts";

/** Layout rounds; a line's box is a little higher than its letters. */
const NEAR_PX = 2;
const MOST_PARTS = 60;
/** So far a part is seen beside its edges: a ring of focus has room there. */
const PART_MARGIN_PX = 28;

/** Drawings and covers show their title beside them in full; what only readers of the tree are told is not seen. */
const NOT_READ = ".cover,.spine,.visually-hidden,.low-sign,[hidden]";

function nameOf(element: Element): string {
  const words = (element.textContent ?? "").replaceAll(/\s+/gu, " ").trim().slice(0, 24);
  const name = element.className.toString().split(" ")[0] ?? "";
  return `${element.tagName.toLowerCase()}${name === "" ? "" : `.${name}`} 「${words}」`;
}

/** Hidden from the eye by style sheet, for those who hear the screen: the element or what holds it. */
function isOnlyHeard(element: Element | null): boolean {
  if (element === null) return false;
  return getComputedStyle(element).clipPath === "inset(50%)" || isOnlyHeard(element.parentElement);
}

/** Whether the eye sees an element's words. */
export const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true }) &&
  element.closest(NOT_READ) === null &&
  !isOnlyHeard(element);

/** Lines of a text. A wide space at the end of one hangs over its edge, and nobody sees it. */
export function linesOf(text: Text): readonly DOMRect[] {
  const range = document.createRange();
  return [...text.data.matchAll(/[^\u3000]+/gu)].flatMap(({ 0: words, index }) => {
    range.setStart(text, index);
    range.setEnd(text, index + words.length);
    return [...range.getClientRects()].filter((rect) => rect.width > 1 && rect.height > 1);
  });
}

/** The letters of a line: half of the leading on either side may be cut, they may not. */
export function letters(line: DOMRect): Pick<DOMRect, "top" | "bottom" | "left" | "right"> {
  const slack = line.height * 0.12;
  return { top: line.top + slack, bottom: line.bottom - slack, left: line.left, right: line.right };
}

/** What cuts an element: every ancestor that clips, down to the page itself. */
function clippersOf(element: Element): readonly Element[] {
  const clippers: Element[] = [];
  for (let one: Element | null = element; one !== null; one = one.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(one);
    if (overflowX !== "visible" || overflowY !== "visible" || isPart(one)) clippers.push(one);
    if (one.matches("dialog")) break;
  }
  return clippers;
}

const isPart = (clipper: Element): boolean => clipper.matches(".paged-view-in-parts > .paged-view-window");

/** `whole` seen in full · `away` in another part of a flow · `cut`. */
export function seen(rect: { top: number; bottom: number; left: number; right: number }, element: Element) {
  for (const clipper of clippersOf(element)) {
    if (clipper === document.documentElement || clipper === document.body) continue;
    const box = clipper.getBoundingClientRect();
    if (isPart(clipper)) {
      if (rect.bottom <= box.top + NEAR_PX || rect.top >= box.bottom - NEAR_PX) return "away";
      if (rect.left < box.left - PART_MARGIN_PX || rect.right > box.right + PART_MARGIN_PX) return "cut";
      // Of the first part, what hangs over its upper edge is seen too.
      const first = clipper.parentElement?.querySelector(EARLIER) === null;
      if (rect.top >= box.top - (first ? 14 : NEAR_PX) && rect.bottom <= box.bottom + NEAR_PX) continue;
      return "cut";
    }
    const inside =
      rect.top >= box.top - NEAR_PX &&
      rect.bottom <= box.bottom + NEAR_PX &&
      rect.left >= box.left - NEAR_PX &&
      rect.right <= box.right + NEAR_PX;
    if (!inside) return "cut";
  }
  return "whole";
}

export function leavesScreen(rect: { top: number; bottom: number; left: number; right: number }): boolean {
  return (
    rect.left < -NEAR_PX ||
    rect.right > innerWidth + NEAR_PX ||
    rect.top < -NEAR_PX ||
    rect.bottom > innerHeight + NEAR_PX
  );
}

/** Something else is drawn over the middle of a line. */
function isCoveredText(
  { left, right, top, bottom }: Pick<DOMRect, "left" | "right" | "top" | "bottom">,
  parent: Element,
): boolean {
  if (parent.closest(PASSING) !== null) return false;
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (hit === null || hit.contains(parent) || parent.contains(hit)) return false;
  // A control's label lies in it, whatever part of it a finger would hit.
  const control = parent.closest("button,label,.box-field");
  return hit.closest(PASSING) === null && (control === null || !control.contains(hit));
}

/** Every line of text: on the screen, not cut, and nothing over it. */
function lookAtText(top: Element, read: Set<Text>): Misfit[] {
  const findings: Misfit[] = [];
  const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  while (texts.nextNode() !== null) {
    const text = texts.currentNode as Text;
    const parent = text.parentElement;
    if (parent === null || !isShown(parent) || text.data.trim() === "") continue;
    for (const line of linesOf(text)) {
      const rect = letters(line);
      const state = seen(rect, parent);
      if (state === "cut" && parent.closest(".summary-cut,.search-input") === null)
        findings.push({ what: "is cut", where: nameOf(parent) });
      if (state === "whole") {
        read.add(text);
        if (leavesScreen(rect)) findings.push({ what: "leaves the screen", where: nameOf(parent) });
        else if (isCoveredText(rect, parent)) findings.push({ what: "is covered", where: nameOf(parent) });
      }
    }
  }
  return findings;
}

/** Furigana in one part and the word they stand above in another: neither is read. */
function lookAtFurigana(top: Element): Misfit[] {
  return [...top.querySelectorAll("rt")]
    .filter((reading) => {
      const word = reading.parentElement;
      if (word === null || !isShown(reading)) return false;
      const states = [reading, word].map((one) => seen(letters(one.getBoundingClientRect()), one));
      return states.includes("whole") && states.includes("away");
    })
    .map((reading) => ({ what: "is cut", where: `from its word: ${nameOf(reading)}` }) as const);
}

/** An ellipsis hides words although nothing sticks out. */
function lookForEllipses(top: Element): Misfit[] {
  return [...top.querySelectorAll("*")]
    .filter(
      (element) =>
        isShown(element) &&
        element.closest(".summary-cut,.search-input,.keyboard,input,.ribbon-track") === null,
    )
    .filter((element) => {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
      if (overflowX !== "hidden" && overflowY !== "hidden" && textOverflow !== "ellipsis") return false;
      return (
        element.scrollWidth > element.clientWidth + NEAR_PX ||
        element.scrollHeight > element.clientHeight + NEAR_PX
      );
    })
    .map((element) => ({ what: "is cut", where: nameOf(element) }) as const);
}

function isHigherThanPart(control: Element): boolean {
  const part = control.closest(".paged-view-in-parts");
  if (part === null) return false;
  // The line with the way on takes its height from the part; in the foot it takes nothing.
  const room =
    part.clientHeight - (part.querySelector(".part-navigation")?.getBoundingClientRect().height ?? 0);
  return control.getBoundingClientRect().height > room;
}

/** Every control: on the screen in full, and nothing lies over it. */
function lookAtControls(top: Element): Misfit[] {
  const findings: Misfit[] = [];
  for (const control of top.querySelectorAll("button,input,[role=button]")) {
    if (!isShown(control)) continue;
    const rect = control.getBoundingClientRect();
    if (rect.width === 0) continue;
    const state = seen(rect, control);
    if (state === "away") continue;
    // Decision 12: what alone is higher than its room is cut between its lines, and those are looked at by themselves.
    if (isHigherThanPart(control)) continue;
    if (state === "cut") findings.push({ what: "is cut", where: nameOf(control) });
    if (leavesScreen(rect) && !control.matches(".curtain"))
      findings.push({ what: "leaves the screen", where: nameOf(control) });
    const low = document.documentElement.classList.contains("low") && innerHeight > innerWidth;
    if (low && rect.top < innerHeight / 2 - NEAR_PX)
      findings.push({ what: "cannot be touched in full", where: nameOf(control) });
    const inset = 10;
    const points = [
      [rect.left + rect.width / 2, rect.top + rect.height / 2],
      [rect.left + inset, rect.top + inset],
      [rect.right - inset, rect.bottom - inset],
    ] as const;
    const covered = points.some(([x, y]) => {
      const hit = document.elementFromPoint(x, y);
      return (
        hit !== null &&
        hit !== control &&
        !control.contains(hit) &&
        !hit.contains(control) &&
        hit.closest(`.box-field,${PASSING}`) === null
      );
    });
    if ((covered || liesUnderSign(rect)) && !control.matches(".curtain"))
      findings.push({ what: "is covered", where: nameOf(control) });
  }
  return findings;
}

/** The sign of a sound lets touches through, so no point tells that it lies over a control. */
function liesUnderSign(rect: DOMRect): boolean {
  const sign = document.querySelector(".sound-sign")?.getBoundingClientRect();
  if (sign === undefined) return false;
  return (
    sign.left < rect.right - NEAR_PX &&
    sign.right > rect.left + NEAR_PX &&
    sign.top < rect.bottom - NEAR_PX &&
    sign.bottom > rect.top + NEAR_PX
  );
}

/** Lower edge of what can be seen of a flow: words, controls, drawings, boxes with an edge; not of bare space. */
function lowestOf(flow: Element): number {
  const isSeen = (element: Element): boolean =>
    element.matches("button,input,svg,canvas,img") ||
    Number.parseFloat(getComputedStyle(element).borderBottomWidth) > 0 ||
    [...element.childNodes].some((node) => node instanceof Text && node.data.trim() !== "");
  const all = [...flow.querySelectorAll("*")].filter((element) => isShown(element) && isSeen(element));
  return Math.max(...all.map((element) => element.getBoundingClientRect().bottom));
}

/** What stands in a flow that is not turned in parts has room in it, and the page scrolls nowhere. */
function lookAtFlows(top: Element): Misfit[] {
  const findings: Misfit[] = [];
  for (const pagedView of top.querySelectorAll(".paged-view:not(.paged-view-in-parts)")) {
    const flow = pagedView.querySelector(".paged-view-window > *");
    if (
      flow !== null &&
      isShown(pagedView) &&
      lowestOf(flow) > pagedView.getBoundingClientRect().bottom + NEAR_PX
    )
      findings.push({ what: "overflows its part", where: nameOf(flow) });
  }
  const pages = top.querySelectorAll(".page,.sheet,.page-main,.foot");
  for (const one of [document.documentElement, document.body, ...pages]) {
    if (one.scrollWidth > one.clientWidth + NEAR_PX || one.scrollLeft !== 0 || one.scrollTop !== 0)
      findings.push({ what: "scrolls", where: nameOf(one) });
  }
  return findings;
}

/** The way to the part of a flow before. */
const EARLIER = ".part-navigation button:has(.icon-up)";
/** The way to the next part of a flow. */
export const MORE = ".part-navigation button:has(.icon-to-below)";

/** What is on top: a box when one is open, everything otherwise. */
export function top(): Element {
  return document.querySelector("dialog[open]") ?? document.getElementById("root") ?? document.body;
}

function all(read: Set<Text>): Misfit[] {
  const here = top();
  return [
    ...lookAtText(here, read),
    ...lookAtFurigana(here),
    ...lookForEllipses(here),
    ...lookAtControls(here),
    ...lookAtFlows(here),
    ...headingsOfNothing(here).map((one) => ({ what: "heads nothing", where: nameOf(one) }) as const),
  ];
}

/** Looks at the screen, then at every further part of what is turned in parts. Each finding once. */
export async function misfits(press: (control: HTMLElement) => Promise<void>): Promise<readonly Misfit[]> {
  for (;;) {
    const earlier = [...top().querySelectorAll<HTMLElement>(EARLIER)].find(isShown);
    if (earlier === undefined) break;
    await press(earlier);
  }
  const read = new Set<Text>();
  const findings = all(read);
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const more = [...top().querySelectorAll<HTMLElement>(MORE)].find(isShown);
    if (more === undefined) break;
    await press(more);
    findings.push(...all(read));
  }
  const unread = document.createTreeWalker(top(), NodeFilter.SHOW_TEXT);
  while (unread.nextNode() !== null) {
    const text = unread.currentNode as Text;
    const parent = text.parentElement;
    if (parent === null || !isShown(parent) || text.data.trim() === "" || linesOf(text).length === 0)
      continue;
    if (!read.has(text) && parent.closest(".summary-cut,.search-input") === null)
      findings.push({ what: "is cut", where: `never seen: ${nameOf(parent)}` });
  }
  return [...new Map(findings.map((one) => [`${one.what} ${one.where}`, one])).values()];
}
