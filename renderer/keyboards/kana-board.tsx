import { useState } from "react";
import { useWords } from "../words/index.ts";
import { Board, type BoardKey, type BoardPlan, type BoardRow } from "./board.tsx";
import { append, type Edit, eraseAll, eraseLast, type Mark, toggleMark, toKatakana } from "./kana.ts";

/** Columns from the left; on the wall of a school they are read from the right, each downwards. */
const COLUMNS = [
  "わをんー",
  "らりるれろ",
  "や ゆ よ",
  "まみむめも",
  "はひふへほ",
  "なにぬねの",
  "たちつてと",
  "さしすせそ",
  "かきくけこ",
  "あいうえお",
];
const ROWS = 5;

const MARK_KEYS = [
  { mark: "voiced", label: "゛" },
  { mark: "halfVoiced", label: "゜" },
  { mark: "small", label: "小" },
] as const satisfies readonly { mark: Mark; label: string }[];

function characterRows(katakana: boolean, onEdit: (edit: Edit) => void): readonly BoardRow[] {
  const keyOf = (column: string, row: number): BoardKey | null => {
    const kana = column[row] ?? " ";
    if (kana === " ") return null;
    const label = katakana ? toKatakana(kana) : kana;
    return { id: kana, label, lang: "ja", press: () => onEdit(append(label)) };
  };
  return Array.from({ length: ROWS }, (_, row) => COLUMNS.map((column) => keyOf(column, row)));
}

/** The board of the fifty sounds (50音), right to left. ゛ ゜ 小 change the last character; ア switches to katakana. */
export function KanaBoard({ onEdit }: { readonly onEdit: (edit: Edit) => void }) {
  const t = useWords();
  const [katakana, setKatakana] = useState(false);
  const marks: readonly BoardKey[] = MARK_KEYS.map(({ mark, label }) => ({
    id: mark,
    label,
    name: t(`keyboard.${mark}`),
    kind: "function",
    lang: "ja",
    press: () => onEdit((text) => toggleMark(text, mark)),
  }));
  const [voiced, halfVoiced, small] = marks as [BoardKey, BoardKey, BoardKey];
  const script: BoardKey = {
    id: "katakana",
    label: katakana ? "あ" : "ア",
    name: t(katakana ? "keyboard.toHiragana" : "keyboard.toKatakana"),
    kind: "function",
    lang: "ja",
    press: () => setKatakana(!katakana),
  };
  const space: BoardKey = {
    id: "space",
    label: t("keyboard.space"),
    kind: "function",
    press: () => onEdit(append("　")),
  };
  const one: BoardKey = {
    id: "erase",
    label: t("keyboard.erase"),
    kind: "function",
    press: () => onEdit(eraseLast),
  };
  const all: BoardKey = {
    id: "clear",
    label: t("keyboard.clear"),
    kind: "function",
    press: () => onEdit(eraseAll),
  };
  const wide = (key: BoardKey, span: number): BoardKey => ({ ...key, span });
  const plan: BoardPlan = {
    columns: COLUMNS.length,
    rows: characterRows(katakana, onEdit),
    below: [[voiced, halfVoiced, small, script, wide(space, 2), wide(one, 2), wide(all, 2)]],
    beside: {
      columns: 4,
      rows: [
        [wide(voiced, 2), wide(halfVoiced, 2)],
        [wide(small, 2), wide(script, 2)],
        [wide(space, 4)],
        [wide(one, 4)],
        [wide(all, 4)],
      ],
    },
  };
  return <Board plan={plan} name={t("keyboard.kana")} className="board-kana" />;
}
