import { BOOK, BOXES } from "./book-sheet.tsx";
import { CONTROLS, FIELDS } from "./controls-sheet.tsx";
import { CLOTHS, COVERS } from "./covers-sheet.tsx";
import type { Sheet } from "./entry.ts";
import { KEYBOARDS } from "./keyboards-sheet.tsx";
import { PARTS, ROWS } from "./rows-sheet.tsx";
import { SLIPS } from "./slips-sheet.tsx";
import { STATES, TOLD } from "./told-sheet.tsx";

/** Every sheet with components, in the order of the pictures. A new component's entry goes into the one it belongs to. */
export const SHEETS: readonly Sheet[] = [
  CONTROLS,
  FIELDS,
  TOLD,
  STATES,
  BOOK,
  BOXES,
  KEYBOARDS,
  CLOTHS,
  COVERS,
  ROWS,
  PARTS,
  SLIPS,
];
