/** A block that must not be cut: its upper and lower edge in the flow, in pixels. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  /** May be cut between its lines if the part would otherwise be half empty. */
  readonly soft?: boolean;
}

/** A part of the flow that is shown together. */
export interface Cut {
  readonly start: number;
  readonly end: number;
}

/** Tolerance for edges at a cut, because layout rounds. */
const NEAR_PX = 1;

/** The lowest position not below `wanted` that cuts no block. */
function cutBefore(blocks: readonly Block[], wanted: number): number {
  let cut = wanted;
  for (;;) {
    const hit = blocks.find((block) => block.top < cut - NEAR_PX && block.bottom > cut + NEAR_PX);
    if (hit === undefined) return cut;
    cut = hit.top;
  }
}

/** A cut, and the blocks that it divides although they would fit. */
interface Place {
  readonly cut: number;
  readonly through: boolean;
}

/** Minimum share of its room that a part fills, if a soft block can be cut. */
const LEAST_FULL = 0.6;

/** Minimum share of its room that a part of two columns fills. */
const LEAST_SHOWN = 0.4;

/** Blocks that no other block contains, from the top down; one pass, for a page has hundreds. No two have the same edges. */
function outermost(blocks: readonly Block[]): readonly Block[] {
  let lowest = Number.NEGATIVE_INFINITY;
  return blocks
    .toSorted((one, other) => one.top - other.top || other.bottom - one.bottom)
    .filter(({ bottom }) => {
      const held = bottom <= lowest;
      lowest = Math.max(lowest, bottom);
      return !held;
    });
}

/** Whether blocks are side by side: they overlap by half of one, and none contains the other. */
function areColumns(all: readonly Block[]): boolean {
  const blocks = outermost(all);
  const besides = (one: Block, other: Block): boolean =>
    one.top < other.top - NEAR_PX &&
    one.bottom < other.bottom - NEAR_PX &&
    2 * (one.bottom - other.top) > Math.min(one.bottom - one.top, other.bottom - other.top);
  return blocks.some((one) => blocks.some((other) => besides(one, other)));
}

/** Soft blocks that a cut divides. */
const dividedBy = (blocks: readonly Block[], cut: number): readonly Block[] =>
  blocks.filter(({ soft, top, bottom }) => soft === true && top < cut - NEAR_PX && bottom > cut + NEAR_PX);

/** A cut above the first line of a soft block would leave a bare edge of it: the upper edge of that block instead. */
function beforeEmpty(blocks: readonly Block[], cut: number): number {
  const empty = dividedBy(blocks, cut).filter(
    (block) =>
      !blocks.some((inner) => inner !== block && inner.top >= block.top && inner.bottom <= cut + NEAR_PX),
  );
  return Math.min(cut, ...empty.map(({ top }) => top));
}

/** Below the last line of a soft block its bare edge is not shown again: the lower edge of that block instead. */
function afterEmpty(blocks: readonly Block[], cut: number): number {
  const empty = dividedBy(blocks, cut).filter(
    (block) =>
      !blocks.some((inner) => inner !== block && inner.bottom <= block.bottom && inner.top >= cut - NEAR_PX),
  );
  return Math.max(cut, ...empty.map(({ bottom }) => bottom));
}

/**
 * Like `cutBefore`, but a part never ends where it begins, and of two columns not soon after: if they have no common gap, the
 * highest blocks are cut, lines of text last.
 */
function cutAfter(blocks: readonly Block[], start: number, wanted: number): Place {
  const inView = blocks.filter((block) => block.top < wanted && block.bottom > start + NEAR_PX);
  const least = start + Math.max(NEAR_PX, areColumns(inView) ? LEAST_SHOWN * (wanted - start) : 0);
  const half = start + LEAST_FULL * (wanted - start);
  const whole = cutBefore(blocks, wanted);
  const between =
    whole < half
      ? beforeEmpty(
          blocks,
          cutBefore(
            blocks.filter((block) => block.soft !== true),
            wanted,
          ),
        )
      : whole;
  if (between > Math.max(least, whole)) return { cut: between, through: true };
  for (let kept = blocks; ; ) {
    const cut = cutBefore(kept, wanted);
    if (cut > least) return { cut, through: kept !== blocks };
    const here = kept.filter((block) => block.top < wanted && block.bottom > start + NEAR_PX);
    if (here.length === 0) return { cut: wanted, through: kept !== blocks };
    const highest = Math.max(...here.map((block) => block.bottom - block.top));
    kept = kept.filter((block) => block.bottom - block.top < highest || !here.includes(block));
  }
}

/** The lower edge of what is above a cut, so that nothing below it shows. */
function lastEdge(blocks: readonly Block[], start: number, cut: number): number {
  const above = blocks.filter((block) => block.bottom <= cut + NEAR_PX && block.bottom > start);
  return above.reduce((edge, block) => Math.max(edge, block.bottom), start);
}

/**
 * Cuts a flow that is higher than its view into parts, each at most `view` high, that together show everything; a
 * block is cut only when it alone is higher than the view, or when nothing else could be.
 * @param all whatever must not be cut, in any order, one inside another too
 */
export function cutFlow(all: readonly Block[], height: number, view: number): readonly Cut[] {
  // Many blocks of a row have the same edges; hard ones have priority.
  const hardLast = all.toSorted((one, other) => Number(other.soft === true) - Number(one.soft === true));
  const different = new Map(hardLast.map((block) => [`${block.top} ${block.bottom}`, block]));
  const blocks = [...different.values()].filter((block) => block.bottom - block.top <= view);
  const cuts: Cut[] = [];
  let start = 0;
  while (start < height - NEAR_PX) {
    const wanted = start + view;
    if (wanted >= height) {
      cuts.push({ start, end: height });
      break;
    }
    const { cut, through } = cutAfter(blocks, start, wanted);
    const edge = lastEdge(blocks, start, cut);
    cuts.push({ start, end: edge > start + NEAR_PX && !through ? edge : cut });
    // Only space is skipped: the next part begins with the next block.
    const next = blocks.filter((block) => block.top >= cut - NEAR_PX).map((block) => block.top);
    // A border that ends a hair below the cut was seen above it.
    const seen = through ? afterEmpty(blocks, cut) : Math.max(cut, edge);
    start = cut === wanted ? Math.max(seen, Math.min(...next, seen)) : seen;
    if (blocks.every((block) => block.bottom <= start + NEAR_PX)) break;
  }
  return cuts.length === 0 ? [{ start: 0, end: height }] : cuts;
}
