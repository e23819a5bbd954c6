/** Sections in which an unknown setting is never passed over: they say who may come in, and who is believed. */
const GUARDED_SECTIONS: readonly string[] = ["staff", "backend.sip2.tls"];

/** Settings that protect and whose default is weaker than what may be set; a misspelt one is never passed over. */
const GUARDED: readonly string[] = [
  ...GUARDED_SECTIONS,
  "kiosk.locked",
  "backend.authority",
  "backend.sru.authority",
  "covers.authority",
  "scanner.source",
  "scanner.serialLock",
];

/** Names up to this length resemble another one when a single letter differs; longer ones may differ in two. */
const SHORT_NAME = 4;

/** Letters to add, drop, change or swap with their neighbour so that one word becomes the other. */
function editsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= a.length; row += 1) {
    const edits = [row];
    rows.push(edits);
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      edits.push(
        Math.min(
          cell(row - 1, column) + 1,
          (edits[column - 1] ?? 0) + 1,
          cell(row - 1, column - 1) + same,
          swapped ? cell(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return cell(a.length, b.length);
}

/**
 * True when one name may be a misspelling of the other: in another case, or with a slip of a letter or two.
 * @param most slips that are allowed; by default one in a short name, else two
 */
export function resembles(
  name: string,
  known: string,
  most: number = known.length <= SHORT_NAME ? 1 : 2,
): boolean {
  if (Math.abs(name.length - known.length) > most) return false;
  return editsBetween(name.toLowerCase(), known.toLowerCase()) <= most;
}

/**
 * True for the path of an unknown setting that may have been meant to protect: it stands in a section that does, or its
 * name resembles a setting or a section that does. Passing it over could leave the weaker default in force.
 */
export function mayProtect(path: readonly string[]): boolean {
  const above = path.slice(0, -1);
  const inside = (section: string): boolean => `${above.join(".")}.`.startsWith(`${section}.`);
  if (GUARDED_SECTIONS.some(inside)) return true;
  return GUARDED.map((guarded) => guarded.split(".")).some(
    (guarded) =>
      above.every((part, level) => part === guarded[level]) &&
      resembles(path.at(-1) ?? "", guarded[above.length] ?? ""),
  );
}
