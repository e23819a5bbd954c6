import type { MapFloor, MapShelf } from "#contract/domain/shelf-map.ts";

/** In units of the floor. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Cells along the longer side of a floor: bounds the work, and is finer than an aisle. */
const CELLS = 90;

/** Cost in steps of one cell: of each cell near a shelf or a wall, and of each turn. Few turns are easy to remember. */
const NEAR_COST = 1;
const TURN_COST = 8;

/** Kept free around shelves, in cells; less where aisles are narrow. */
const CLEARANCES = [1, 0.3] as const;
/** Width of the strip along shelves and walls that is avoided where there is room, in cells. */
const NEAR = 1.5;

/** What a cell is; 0 = free. */
const NARROW = 1;
const TAKEN = 2;

interface Grid {
  readonly cell: number;
  readonly columns: number;
  readonly rows: number;
  /** What each cell is, row by row. */
  readonly cells: Uint8Array;
}

function gridOf(floor: MapFloor, clearance: number): Grid {
  const cell = Math.max(floor.width, floor.height) / CELLS;
  const columns = Math.max(1, Math.floor(floor.width / cell));
  const rows = Math.max(1, Math.floor(floor.height / cell));
  const cells = new Uint8Array(columns * rows);
  const mark = (shelf: MapShelf, margin: number, as: number): void => {
    const [left, right] = [shelf.x - margin, shelf.x + shelf.width + margin];
    const [top, bottom] = [shelf.y - margin, shelf.y + shelf.height + margin];
    for (let row = Math.max(0, Math.ceil(top / cell - 0.5)); row < rows; row += 1) {
      if ((row + 0.5) * cell > bottom) break;
      for (let column = Math.max(0, Math.ceil(left / cell - 0.5)); column < columns; column += 1) {
        if ((column + 0.5) * cell > right) break;
        cells[row * columns + column] = as;
      }
    }
  };
  for (let place = 0; place < cells.length; place += 1) {
    const [column, row] = [place % columns, Math.floor(place / columns)];
    if (column === 0 || row === 0 || column === columns - 1 || row === rows - 1) cells[place] = NARROW;
  }
  for (const shelf of floor.shelves) mark(shelf, (clearance + NEAR) * cell, NARROW);
  for (const shelf of floor.shelves) mark(shelf, clearance * cell, TAKEN);
  return { cell, columns, rows, cells };
}

/** The free cell nearest to a point; -1 if none is within two cells of its place, or within any distance for `far`. */
function cellNear({ cell, columns, rows, cells }: Grid, { x, y }: Point, far: boolean): number {
  let nearest = -1;
  let least = far ? Number.POSITIVE_INFINITY : (2.5 * cell) ** 2;
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const distance = ((column + 0.5) * cell - x) ** 2 + ((row + 0.5) * cell - y) ** 2;
      if (distance >= least || cells[row * columns + column] === TAKEN) continue;
      least = distance;
      nearest = row * columns + column;
    }
  }
  return nearest;
}

/** Cells from start to the nearest goal, with few turns; null if there is no way. Dijkstra, with a queue for each cost. */
function cellsTo(grid: Grid, start: number, goals: readonly number[]): readonly number[] | null {
  const { columns, rows, cells } = grid;
  // Two states of a cell: reached along a row (even), and along a column (odd).
  const costs = new Int32Array(cells.length * 2).fill(-1);
  const from = new Int32Array(cells.length * 2).fill(-1);
  const queues: [state: number, before: number][][] = [
    [
      [start * 2, -1],
      [start * 2 + 1, -1],
    ],
  ];
  for (let cost = 0; cost < queues.length; cost += 1) {
    for (const [state, before] of queues[cost] ?? []) {
      if (costs[state] !== -1) continue;
      costs[state] = cost;
      from[state] = before;
      const place = state >> 1;
      if (goals.includes(place)) return wayBack(from, state);
      const [column, row] = [place % columns, Math.floor(place / columns)];
      const steps: readonly (readonly [next: number, along: number, inside: boolean])[] = [
        [place - 1, 0, column > 0],
        [place + 1, 0, column < columns - 1],
        [place - columns, 1, row > 0],
        [place + columns, 1, row < rows - 1],
      ];
      for (const [next, along, inside] of steps) {
        if (!inside || cells[next] === TAKEN) continue;
        const more = 1 + (cells[next] === NARROW ? NEAR_COST : 0) + (along === state % 2 ? 0 : TURN_COST);
        const queue = queues[cost + more] ?? [];
        queue.push([next * 2 + along, state]);
        queues[cost + more] = queue;
      }
    }
  }
  return null;
}

function wayBack(from: Int32Array, last: number): readonly number[] {
  const way: number[] = [];
  for (let state = last; state !== -1; state = from[state] ?? -1) way.push(state >> 1);
  return way.reverse();
}

/** Between its quarters: the point of a length nearest to another one. */
function inMiddle(from: number, length: number, to: number): number {
  return Math.max(from + length / 4, Math.min(from + (length * 3) / 4, to));
}

/** Where a reader coming from a point stands before a shelf: at its long sides first, then at its ends. */
function sidesOf(
  { x, y, width, height }: MapShelf,
  from: Point,
): readonly (readonly [edge: Point, out: Point])[] {
  const [across, down] = [inMiddle(x, width, from.x), inMiddle(y, height, from.y)];
  const lying: readonly (readonly [Point, Point])[] = [
    [
      { x: across, y: y + height },
      { x: 0, y: 1 },
    ],
    [
      { x: across, y },
      { x: 0, y: -1 },
    ],
  ];
  const standing: readonly (readonly [Point, Point])[] = [
    [
      { x: x + width, y: down },
      { x: 1, y: 0 },
    ],
    [
      { x, y: down },
      { x: -1, y: 0 },
    ],
  ];
  return width >= height ? [...lying, ...standing] : [...standing, ...lying];
}

/** Only the corners; `start` and `edge` exactly, and the cells between them moved onto their lines. */
function cornersOf(
  grid: Grid,
  way: readonly number[],
  start: Point,
  edge: Point,
  out: Point,
): readonly Point[] {
  const points = way.map((place) => ({
    x: ((place % grid.columns) + 0.5) * grid.cell,
    y: (Math.floor(place / grid.columns) + 0.5) * grid.cell,
  }));
  const corners = points.filter((_, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    if (before === undefined || after === undefined) return true;
    return !(before.x === after.x || before.y === after.y);
  });
  const shift = (at: number, next: number, to: Point): void => {
    const [one, other] = [corners[at], corners[next]];
    if (one === undefined || other === undefined) return;
    const upright = one.x === other.x;
    corners[at] = to;
    if (at !== next) corners[next] = upright ? { ...other, x: to.x } : { ...other, y: to.y };
  };
  const last = corners.length - 1;
  const end = corners[last];
  if (end === undefined) return [start, edge];
  if (last > 0) shift(last, last - 1, out.x === 0 ? { x: edge.x, y: end.y } : { x: end.x, y: edge.y });
  shift(0, Math.min(1, last), start);
  return [...corners, edge];
}

/** Where a visitor comes to a floor: the terminal, else the stairs or the lift nearest to the shelf. */
function startOf({ marks }: MapFloor, shelf: MapShelf): Point | null {
  const here = marks.find(({ kind }) => kind === "here");
  if (here !== undefined) return here;
  const distance = ({ x, y }: Point): number => Math.abs(x - shelf.x) + Math.abs(y - shelf.y);
  const [nearest] = marks
    .filter(({ kind }) => kind === "stairs" || kind === "lift")
    .toSorted((one, other) => distance(one) - distance(other));
  return nearest ?? null;
}

/**
 * The way to a shelf: from the terminal, or on another floor from the nearest stairs or lift, around the other shelves with few turns, to
 * a side of it. Corners from first to last; null without a start or where shelves leave no way.
 */
export function wayTo(floor: MapFloor, shelf: MapShelf): readonly Point[] | null {
  const start = startOf(floor, shelf);
  if (start === null) return null;
  for (const clearance of CLEARANCES) {
    const grid = gridOf(floor, clearance);
    const first = cellNear(grid, start, true);
    const sides = sidesOf(shelf, start).map(([edge, out]) => {
      const distance = (clearance + 1.5) * grid.cell;
      const before = { x: edge.x + out.x * distance, y: edge.y + out.y * distance };
      return { edge, out, cell: cellNear(grid, before, false) };
    });
    // Its ends only where no long side can be reached.
    for (const some of [sides.slice(0, 2), sides.slice(2)]) {
      const goals = some.map(({ cell }) => cell).filter((cell) => cell !== -1);
      const way = first === -1 || goals.length === 0 ? null : cellsTo(grid, first, goals);
      const side = some.find(({ cell }) => cell === way?.at(-1));
      if (way !== null && side !== undefined) return cornersOf(grid, way, start, side.edge, side.out);
    }
  }
  return null;
}
