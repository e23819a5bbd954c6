import { type CSSProperties, type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { usePressing } from "../components/pressing.ts";
import { type Layout, useLayout } from "../layout.ts";

/** One key of a keyboard. */
export interface KeyboardKey {
  /** Unique on its keyboard. */
  readonly id: string;
  readonly label: ReactNode;
  /** Spoken name where the label alone does not tell it. */
  readonly name?: string;
  /** Columns it takes; 1 when not given. */
  readonly span?: number;
  /** `type` enters its label, `function` does something else and is darker. */
  readonly kind?: "type" | "function";
  /** State of a toggle key. */
  readonly pressed?: boolean;
  /** BCP 47 tag of the label, where it is not the language of the screen. */
  readonly lang?: string;
  readonly press: () => void;
}

/** Keys of one row, from the left; null = an empty column. */
export type KeyboardRow = readonly (KeyboardKey | null)[];

/** A keyboard: its characters, and its function keys for both positions. */
export interface KeyboardPlan {
  readonly columns: number;
  readonly rows: readonly KeyboardRow[];
  /** Under the characters. */
  readonly below: readonly KeyboardRow[];
  /** At the right of the characters, where the page is wide and low (1280x1024). */
  readonly beside: { readonly columns: number; readonly rows: readonly KeyboardRow[] };
}

/** A key and where it lies; rows and columns count from 1, as in a CSS grid. */
interface PlacedKey {
  readonly key: KeyboardKey;
  readonly row: number;
  readonly column: number;
}

function placeRows(
  rows: readonly KeyboardRow[],
  firstRow: number,
  firstColumn: number,
): readonly PlacedKey[] {
  return rows.flatMap((row, index) => {
    let column = firstColumn;
    return row.flatMap((key) => {
      const placed = key === null ? [] : [{ key, row: firstRow + index, column }];
      column += key?.span ?? 1;
      return placed;
    });
  });
}

function placePlan(
  plan: KeyboardPlan,
  layout: Layout,
): { readonly columns: number; readonly keys: readonly PlacedKey[] } {
  const characters = placeRows(plan.rows, 1, 1);
  if (layout === "single") {
    const functions = placeRows(plan.beside.rows, 1, plan.columns + 1);
    return { columns: plan.columns + plan.beside.columns, keys: [...characters, ...functions] };
  }
  return { columns: plan.columns, keys: [...characters, ...placeRows(plan.below, plan.rows.length + 1, 1)] };
}

const ARROWS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function middle(placed: PlacedKey): number {
  return placed.column + ((placed.key.span ?? 1) - 1) / 2;
}

/** The next key in the direction of an arrow; the key itself at the edge. Sideways steps prefer the same line. */
function neighbour(keys: readonly PlacedKey[], from: PlacedKey, arrow: string): PlacedKey {
  const [rows, columns] = ARROWS[arrow] ?? [0, 0];
  const reachable = keys
    .filter((to) => (rows === 0 ? to.row === from.row : (to.row - from.row) * rows > 0))
    .filter((to) => (columns === 0 ? true : (middle(to) - middle(from)) * columns > 0));
  const distance = (to: PlacedKey): number =>
    rows === 0
      ? Math.abs(middle(to) - middle(from))
      : Math.abs(to.row - from.row) * 100 + Math.abs(middle(to) - middle(from));
  return reachable.reduce<PlacedKey>(
    (best, to) => (best === from || distance(to) < distance(best) ? to : best),
    from,
  );
}

/** Moves the focus of a keyboard by arrow keys: one key of the keyboard is in the tab order (roving focus). */
function useRovingFocus(keys: readonly PlacedKey[]) {
  const [wanted, setWanted] = useState<string | null>(null);
  const keyboard = useRef<HTMLDivElement>(null);
  const current = keys.find((placed) => placed.key.id === wanted) ?? keys[0];
  const onKeyDown = (event: KeyboardEvent): void => {
    if (current === undefined || ARROWS[event.key] === undefined) return;
    event.preventDefault();
    const next = neighbour(keys, current, event.key);
    setWanted(next.key.id);
    keyboard.current?.querySelectorAll<HTMLElement>("button")[keys.indexOf(next)]?.focus();
  };
  return { keyboard, onKeyDown, current: current?.key.id, setCurrent: setWanted };
}

/**
 * Draws the keys of a plan. A key acts on release inside it, once per touch: there is no auto-repeat, and the same key within 250
 * ms is a tremor (V15). A touch does not move the focus from the field.
 */
export function Keyboard({
  plan,
  name,
  className,
}: {
  readonly plan: KeyboardPlan;
  readonly name: string;
  readonly className?: string;
}) {
  const { columns, keys } = placePlan(plan, useLayout());
  const roving = useRovingFocus(keys);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings its own box and legend; this is a keyboard
    <div
      ref={roving.keyboard}
      className={`keyboard ${className ?? ""}`}
      role="group"
      aria-label={name}
      style={{ "--columns": columns } as CSSProperties}
      onKeyDown={roving.onKeyDown}
    >
      {keys.map((placed) => (
        <Key
          key={placed.key.id}
          placed={placed}
          inTabOrder={placed.key.id === roving.current}
          onFocus={() => roving.setCurrent(placed.key.id)}
        />
      ))}
    </div>
  );
}

function Key(props: {
  readonly placed: PlacedKey;
  readonly inTabOrder: boolean;
  readonly onFocus: () => void;
}) {
  const { key, row, column } = props.placed;
  const pressing = usePressing(key.press, "key");
  return (
    <button
      type="button"
      className={`key key-${key.kind ?? "type"}`}
      style={{ "--row": row, "--column": column, "--span": key.span ?? 1 } as CSSProperties}
      data-line={row}
      data-hand={key.id === "erase" ? "erase" : undefined}
      tabIndex={props.inTabOrder ? 0 : -1}
      aria-label={key.name}
      aria-pressed={key.pressed}
      lang={key.lang}
      onFocus={props.onFocus}
      onMouseDown={(event) => event.preventDefault()}
      {...pressing}
    >
      {key.label}
    </button>
  );
}
