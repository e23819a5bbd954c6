import { type CSSProperties, type ReactNode, useCallback, useLayoutEffect, useRef, useState } from "react";
import { createPortal, flushSync } from "react-dom";
import { goesByKeys } from "../input/modality.ts";
import { visuallyHidden } from "../read-aloud/visually-hidden.ts";
import { type Block, type Cut, cutFlow } from "./page-breaks.ts";
import { NOTHING_CUT, useDecision, useTightness } from "./paged-view-room.ts";
import { PartNavigation } from "./part-navigation.tsx";

/** Never cut if it fits into the view; of everything else no line of text is cut. */
const WHOLE =
  "button,input,.row,.notice,.message-card,.copy,.choice,.cover,.plan,.map-book,.book-line,.icon,.boxes,.search-input,.hold-fact,.qr,.today,.steps li,.check-list li,.staff-row,.staff-event,h1:not(:has(.title-name-long)),h2";

/** Cut between lines rather than leave a part half empty; never controls. */
const SOFT = ".row:not(button),.book-line,.notice,.message-card,.copy,.hold-fact";

/** Fields with typed text. */
const TYPED = ".boxes,.search-input";

/** Where the buttons for the other parts go. */
export interface TurnAt {
  readonly place: HTMLElement;
  /** One button, where there is no room for two. */
  readonly brief: boolean;
}

interface PagedViewProps {
  readonly className: string;
  /** Change it to go back to the first part (a new list page). */
  readonly turn?: number | undefined;
  /** Puts the buttons for other parts into the foot instead of a line below. */
  readonly turnAt?: TurnAt | undefined;
  /** The page shows the page number of a list; parts have no number then. */
  readonly inList?: boolean | undefined;
  /** The left page of a spread: the navigation of the right one stands out. */
  readonly quiet?: boolean | undefined;
  /** Called with whether a part below the current one is unseen. */
  onUnseen?(unseen: boolean): void;
  /** Content; a function if it is ordered differently in parts. */
  readonly children: ReactNode | ((inParts: boolean) => ReactNode);
}

/**
 * Shows content that is higher than its room a part at a time, with a button for the next one: paging, not scrolling (V17).
 * No line and no button is cut at any type size. The part with the focus is shown, and while typing the part with the
 * field.
 */
export function PagedView(props: PagedViewProps) {
  const { className, turn, turnAt, inList = false, quiet = false, onUnseen, children } = props;
  const below = turnAt === undefined;
  const view = usePagedView(turn, below);
  const { cuts, at } = view;
  const cut = cuts[at];
  const turning = cuts.length > 1 && cut !== undefined;
  const more = turning && at < cuts.length - 1;
  useLayoutEffect(() => onUnseen?.(more), [more, onUnseen]);
  const way = (
    <PartNavigation
      at={at}
      parts={cuts.length}
      brief={turnAt?.brief === true}
      inList={inList}
      quiet={quiet}
      onTurn={view.turn}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: not interactive; it only follows the focus of its content
    <div ref={view.box} className={classOf(turning, view.tight)} onFocus={view.follow}>
      <div className="paged-view-window" style={turning ? windowOf(cuts, at) : undefined}>
        <div
          ref={view.flow}
          className={className}
          style={turning ? { transform: `translateY(${-cut.start}px)` } : undefined}
        >
          {typeof children === "function" ? children(view.inParts) : children}
        </div>
      </div>
      {below && <div ref={view.probe} className="part-navigation paged-view-probe" aria-hidden={true} />}
      {turning && (below ? way : createPortal(way, turnAt.place))}
    </div>
  );
}

const classOf = (turning: boolean, tight: boolean): string =>
  ["paged-view", turning ? "paged-view-in-parts" : "", tight ? "paged-view-tight" : ""]
    .filter((name) => name !== "")
    .join(" ");

/** Width of the focus ring, in pixels. */
const RING_PX = 14;
/** Layout rounds: hides the edge of the next part. */
const ROUNDING_PX = 2;

/** Clips to one part. A focus ring may reach over its edges, but not into another part. */
function windowOf(cuts: readonly Cut[], at: number): CSSProperties {
  const [cut, next] = [cuts[at], cuts[at + 1]];
  if (cut === undefined) return {};
  const below =
    next === undefined ? RING_PX : Math.max(0, Math.min(RING_PX, next.start - cut.end - ROUNDING_PX));
  const above = at === 0 ? RING_PX : 0;
  const clipPath = `inset(${-above}px ${-2 * RING_PX}px ${-below}px ${-2 * RING_PX}px)`;
  return { flex: "none", height: cut.end - cut.start, clipPath };
}

/** Measures the flow whenever it or its room changes, and keeps the current part. */
function usePagedView(turn: number | undefined, below: boolean) {
  const box = useRef<HTMLDivElement>(null);
  const flow = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLDivElement>(null);
  const seen = useRef("");
  const shown = useRef(NOTHING_CUT);
  const [cuts, setCuts] = useState<readonly Cut[]>(NOTHING_CUT);
  const [wanted, setWanted] = useState(0);
  const [before, setBefore] = useState(turn);
  if (before !== turn) {
    setBefore(turn);
    setWanted(0);
  }
  const at = Math.min(wanted, Math.max(0, cuts.length - 1));
  const { tight, inParts, seeRoom, seeParts } = useTightness();
  const decide = useDecision();
  const measure = useCallback(() => {
    const [outer, inner] = [box.current, flow.current];
    if (outer === null || inner === null) return;
    seeRoom(outer, inner);
    seen.current = sizesOf(outer, inner);
    // The line with the buttons; none where they stand in the foot.
    const turnRoom = probe.current?.getBoundingClientRect().height ?? 0;
    const next = decide(outer, inner, () =>
      cutFlow(blocksOf(inner), inner.scrollHeight, Math.max(1, outer.clientHeight - turnRoom)),
    );
    if (next === null) return;
    shown.current = next;
    seeParts(outer, next.length > 1);
    setCuts((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  }, [seeRoom, seeParts, decide]);
  const turning = cuts.length > 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another arrangement of the flow is measured anew
  useLayoutEffect(measure, [measure, tight, inParts, below, turning]);
  useLayoutEffect(() => {
    const [outer, inner] = [box.current, flow.current];
    if (outer === null || inner === null || typeof ResizeObserver === "undefined") return;
    // An observer first reports the initial size, which was just measured. Synchronous, so that the next frame is correct.
    const sizes = new ResizeObserver(() => {
      if (sizesOf(outer, inner) !== seen.current) flushSync(measure);
    });
    sizes.observe(outer);
    sizes.observe(inner);
    const contents = new MutationObserver((changes) => {
      const typed = typedInto(changes);
      flushSync(measure);
      const part = typed === null ? null : partOf(typed, inner, shown.current);
      if (part !== null) flushSync(() => setWanted(part));
    });
    contents.observe(inner, { childList: true, subtree: true, characterData: true });
    return () => {
      sizes.disconnect();
      contents.disconnect();
    };
  }, [measure]);
  const follow = (): void => {
    const part = flow.current === null ? null : partWithFocus(flow.current, cuts);
    if (part !== null) setWanted(part);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only new cuts can take the focus out of the part in view
  useLayoutEffect(() => {
    if (goesByKeys()) follow();
  }, [cuts]);
  return { box, flow, probe, cuts, at, tight, inParts, turn: setWanted, follow };
}

/** The part with the focus; null when it is elsewhere. */
function partWithFocus(flow: HTMLElement, cuts: readonly Cut[]): number | null {
  const focused = flow.ownerDocument.activeElement;
  return focused === null || !flow.contains(focused) ? null : partOf(focused, flow, cuts);
}

/** The part in which an element begins. */
function partOf(element: Element, flow: HTMLElement, cuts: readonly Cut[]): number | null {
  const top = edges(element.getBoundingClientRect(), flow).top;
  const part = cuts.findIndex((cut) => top < cut.end);
  return part >= 0 && top >= 0 ? part : null;
}

/** The field that was typed into; not one that was cleared after a refusal. */
function typedInto(changes: readonly MutationRecord[]): Element | null {
  const fields = changes.map(({ target }) =>
    (target instanceof Element ? target : target.parentElement)?.closest(TYPED),
  );
  return fields.find((field) => field != null && !isRefused(field)) ?? null;
}

const isRefused = (field: Element): boolean =>
  field.parentElement?.querySelector('[aria-invalid="true"]') != null;

const sizesOf = (box: HTMLElement, flow: HTMLElement): string =>
  `${box.clientWidth}x${box.clientHeight} ${flow.scrollWidth}x${flow.scrollHeight}`;

function edges(rect: DOMRect, flow: HTMLElement): Block {
  const zero = flow.getBoundingClientRect().top;
  return { top: rect.top - zero, bottom: rect.bottom - zero };
}

/** The texts of an element, without those of covers and keyboards. */
function textsOf(element: Element): TreeWalker {
  const passedBy = (node: Node): number => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
    return node.matches(".cover,.keyboard") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  };
  return element.ownerDocument.createTreeWalker(
    element,
    NodeFilter.SHOW_TEXT + NodeFilter.SHOW_ELEMENT,
    passedBy,
  );
}

/** The first line of text of an element. */
function firstLine(element: Element): DOMRect | undefined {
  const texts = textsOf(element);
  const range = element.ownerDocument.createRange();
  while (texts.nextNode() !== null) {
    range.selectNodeContents(texts.currentNode);
    const [line] = range.getClientRects();
    if (line !== undefined && line.height > 1) return line;
  }
  return undefined;
}

/** A heading, or a reading, with the first line or block below it, so that it does not end a part alone. */
function headed(heading: Element): readonly Pinned[] {
  const below = heading.nextElementSibling;
  if (below === null) return [];
  const head = heading.getBoundingClientRect();
  const whole = below.matches(WHOLE) ? below : below.querySelector(WHOLE);
  const ends = [
    { bottom: whole?.getBoundingClientRect(), soft: whole?.matches(SOFT) === true },
    { bottom: firstLine(below), soft: false },
  ];
  return ends.flatMap(({ bottom, soft }) =>
    bottom === undefined || bottom.height <= 1 || bottom.top < head.top
      ? []
      : [{ rect: new DOMRect(head.left, head.top, head.width, bottom.bottom - head.top), soft }],
  );
}

interface Pinned {
  readonly rect: DOMRect;
  readonly soft: boolean;
}

/** Furigana with the word below them. */
function withItsWord(reading: Element): DOMRect {
  const above = reading.getBoundingClientRect();
  const word = reading.parentElement?.getBoundingClientRect() ?? above;
  return new DOMRect(above.left, above.top, above.width, Math.max(above.bottom, word.bottom) - above.top);
}

/** Every whole thing and every line of text. */
function blocksOf(flow: HTMLElement): readonly Block[] {
  const blocks: Block[] = [];
  const add = (rect: DOMRect, soft = false): void => {
    if (rect.width > 1 && rect.height > 1) blocks.push({ ...edges(rect, flow), soft });
  };
  const unseen = visuallyHidden(flow);
  const isSeen = (node: Node): boolean => !unseen.some((heard) => heard.contains(node));
  for (const whole of flow.querySelectorAll(WHOLE))
    if (isSeen(whole)) add(whole.getBoundingClientRect(), whole.matches(SOFT));
  for (const heading of flow.querySelectorAll("h2,legend,dt,.title-reading")) {
    for (const { rect, soft } of headed(heading)) add(rect, soft);
  }
  for (const reading of flow.querySelectorAll("rt:not(.cover rt)"))
    if (isSeen(reading)) add(withItsWord(reading));
  const texts = textsOf(flow);
  const range = flow.ownerDocument.createRange();
  while (texts.nextNode() !== null) {
    const text = texts.currentNode;
    if (!isSeen(text)) continue;
    range.selectNodeContents(text);
    const spacing = text.parentElement === null ? Number.NaN : lineHeightOf(text.parentElement);
    for (const line of range.getClientRects()) add(withinItsLine(line, spacing));
  }
  return blocks;
}

/** In pixels; NaN where the font decides. */
const lineHeightOf = (element: Element): number => Number.parseFloat(getComputedStyle(element).lineHeight);

/** A font may be higher than its lines are apart: two of them would overlap, and nothing could be cut between them. */
function withinItsLine(line: DOMRect, spacing: number): DOMRect {
  const over = Math.max(0, (line.height - spacing) / 2) || 0;
  return new DOMRect(line.left, line.top + over, line.width, line.height - 2 * over);
}
