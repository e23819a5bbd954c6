/** A measured value. */
export interface Point {
  readonly x: number;
  readonly y: number;
  /** Points of one start of the program; each start has a level of its own. */
  readonly segment: number;
}

/** A slope through points, and how sure it is. */
export interface Slope {
  /** Units of y for one of x. */
  readonly slope: number;
  /** Standard error of the slope; infinite when there are too few points. */
  readonly error: number;
  readonly points: number;
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

/** Least squares: one slope for all segments, and a level of its own for each. NaN when nothing can be fitted. */
export function fitSlope(points: readonly Point[]): Slope {
  const segments = Map.groupBy(points, ({ segment }) => segment);
  let xx = 0;
  let xy = 0;
  const centred: { readonly x: number; readonly y: number }[] = [];
  for (const group of segments.values()) {
    const x0 = mean(group.map(({ x }) => x));
    const y0 = mean(group.map(({ y }) => y));
    for (const { x, y } of group) {
      centred.push({ x: x - x0, y: y - y0 });
      xx += (x - x0) ** 2;
      xy += (x - x0) * (y - y0);
    }
  }
  const slope = xy / xx;
  const freedom = points.length - segments.size - 1;
  const rest = centred.reduce((sum, { x, y }) => sum + (y - slope * x) ** 2, 0);
  const error = freedom > 0 ? Math.sqrt(rest / freedom / xx) : Number.POSITIVE_INFINITY;
  return { slope, error, points: points.length };
}

/**
 * The lower quartile of every `size` successive points of a start, at their middle. What is freed a moment after a look raises single
 * points; what is kept raises this too. A rest of fewer points is left out.
 */
export function lowerQuartiles(points: readonly Point[], size: number): readonly Point[] {
  return [...Map.groupBy(points, ({ segment }) => segment).values()].flatMap((group) =>
    Array.from({ length: Math.floor(group.length / size) }, (_, at) => {
      const near = group.slice(at * size, (at + 1) * size);
      const [{ y, segment }] = near
        .toSorted((one, other) => one.y - other.y)
        .slice(Math.floor((size - 1) / 4)) as [Point];
      return { x: mean(near.map(({ x }) => x)), y, segment };
    }),
  );
}
