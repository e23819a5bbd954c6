/** Sections in which an unknown setting is an error, because they control access and trust. */
const GUARDED_SECTIONS: readonly string[] = ["staff", "backend.sip2.tls"];

/** Protective settings with a weaker default; a misspelling of them is an error. */
const GUARDED: readonly string[] = [
  ...GUARDED_SECTIONS,
  "kiosk.locked",
  "backend.authority",
  "backend.sru.authority",
  "backend.catalogue.authority",
  "covers.authority",
  "scanner.source",
  "scanner.serialLock",
];

/** Names up to this length are similar with one edit; longer ones with two. */
const SHORT_NAME = 4;

/** Number of edits (insert, delete, replace, swap) between two words. */
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
 * Whether one name may be a misspelling of the other: different case, or one or two edits.
 * @param most allowed edits; by default one in a short name, else two
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
 * True for the path of an unknown setting that may be meant as a protection: it is in a guarded section, or its name is similar
 * to a guarded setting or section. Ignoring it could leave a weaker default.
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
