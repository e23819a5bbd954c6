import { useState } from "react";
import { useWords } from "../words/index.ts";
import { Board, type BoardKey, type BoardPlan, type BoardRow } from "./board.tsx";
import { append, eraseAll, eraseLast, type Edit } from "./kana.ts";

const DIGITS = "1234567890";
/** Three lines of letters each; alphabetical first, because not everybody types (visual.md 3.4). */
const LETTERS = {
  alphabetical: ["abcdefghij", "klmnopqrst", "uvwxyz"],
  qwerty: ["qwertyuiop", "asdfghjkl", "zxcvbnm"],
} as const;

/** What is typed: it decides which characters besides letters and digits there are. */
export type LatinUse = "search" | "password" | "email";

/** Characters after the last line of letters. Passwords have letters and digits only (rule 10). */
const SYMBOLS: Readonly<Record<LatinUse, string>> = { search: "-.'", password: "", email: "@.-_" };
/** E-mail addresses (rule 47) have one sign more than the line has room for. */
const LAST_SIGN: Readonly<Record<LatinUse, string>> = { search: "", password: "", email: "+" };

interface LatinBoardProps {
  readonly use: LatinUse;
  readonly onEdit: (edit: Edit) => void;
}

/**
 * Letters, digits and the signs that `use` needs. Keys show the case they will type; the state of the case switch is
 * told in words, because passwords know the difference (rule 10). The switch stays until it is pressed again.
 */
export function LatinBoard({ use, onEdit }: LatinBoardProps) {
  const t = useWords();
  const [capitals, setCapitals] = useState(false);
  const [order, setOrder] = useState<keyof typeof LETTERS>("alphabetical");
  const typing = (characters: string): readonly BoardKey[] =>
    [...characters].map((character) => ({
      id: character,
      label: capitals ? character.toUpperCase() : character,
      lang: "en",
      press: () => onEdit(append(capitals ? character.toUpperCase() : character)),
    }));
  const [first, second, third] = LETTERS[order];
  const rows: readonly BoardRow[] = [
    typing(DIGITS),
    typing(first),
    typing(second),
    typing(third + SYMBOLS[use]),
  ];
  const shift: BoardKey = {
    id: "capitals",
    label: t(capitals ? "keyboard.toSmallLetters" : "keyboard.toCapitals"),
    kind: "function",
    pressed: capitals,
    press: () => setCapitals(!capitals),
  };
  const arrange: BoardKey = {
    id: "order",
    label: t(order === "alphabetical" ? "keyboard.toQwerty" : "keyboard.toAlphabetical"),
    kind: "function",
    press: () => setOrder(order === "alphabetical" ? "qwerty" : "alphabetical"),
  };
  const space: BoardKey = { id: "space", label: t("keyboard.space"), kind: "function", press: () => onEdit(append(" ")) };
  const one: BoardKey = { id: "erase", label: t("keyboard.erase"), kind: "function", press: () => onEdit(eraseLast) };
  const all: BoardKey = { id: "clear", label: t("keyboard.clear"), kind: "function", press: () => onEdit(eraseAll) };
  const signs = typing(LAST_SIGN[use]);
  const plan = latinPlan(rows, { shift, arrange, one, all, between: use === "search" ? [space] : signs });
  return (
    <div className="latin">
      <p className="board-state" aria-live="polite">
        {t(capitals ? "keyboard.nowCapitals" : "keyboard.nowSmallLetters")}
      </p>
      <Board plan={plan} name={t("keyboard.latin")} className="board-latin" />
    </div>
  );
}

interface LatinFunctions {
  readonly shift: BoardKey;
  readonly arrange: BoardKey;
  readonly one: BoardKey;
  readonly all: BoardKey;
  /** Space bar or a last sign; may be empty. */
  readonly between: readonly BoardKey[];
}

function latinPlan(rows: readonly BoardRow[], keys: LatinFunctions): BoardPlan {
  const wide = (key: BoardKey, span: number): BoardKey => ({ ...key, span });
  const [middle] = keys.between;
  const line = middle === undefined ? [wide(keys.arrange, 3)] : [wide(keys.arrange, 2), middle];
  return {
    columns: DIGITS.length,
    rows,
    below: [[wide(keys.shift, 3), ...line, wide(keys.one, 2), wide(keys.all, 2)]],
    beside: {
      columns: 4,
      rows: [
        [wide(keys.shift, 4)],
        middle === undefined ? [wide(keys.arrange, 4)] : [wide(keys.arrange, 3), middle],
        [wide(keys.one, 4)],
        [wide(keys.all, 4)],
      ],
    },
  };
}
