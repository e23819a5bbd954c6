import { useState } from "react";
import { Board, type BoardKey, type BoardPlan } from "../../keyboards/board.tsx";
import { append, type Edit, eraseAll, eraseLast } from "../../keyboards/kana.ts";
import { useWords } from "../../words/index.ts";

const COLUMNS = 10;
const LINES = ["1234567890", "qwertyuiop", "asdfghjkl-", "zxcvbnm_./", ":^$\\()[]{}", "|?*+=,@%&;"] as const;
/** Signs that have no place on a key of their own. */
const MORE = "~!#<>";

/** Letters, digits and every sign that addresses and patterns need. */
export function SignBoard({ onEdit }: { readonly onEdit: (edit: Edit) => void }) {
  const t = useWords();
  const [capitals, setCapitals] = useState(false);
  const typing = (line: string, row: number): readonly BoardKey[] =>
    [...line].map((character, index) => {
      const label = capitals ? character.toUpperCase() : character;
      return { id: `${row} ${index}`, label, lang: "en", press: () => onEdit(append(label)) };
    });
  const shift: BoardKey = {
    id: "capitals",
    label: t(capitals ? "keyboard.toSmallLetters" : "keyboard.toCapitals"),
    kind: "function",
    pressed: capitals,
    span: 4,
    press: () => setCapitals(!capitals),
  };
  const one: BoardKey = {
    id: "erase",
    label: t("keyboard.erase"),
    kind: "function",
    span: 3,
    press: () => onEdit(eraseLast),
  };
  const all: BoardKey = {
    id: "clear",
    label: t("keyboard.clear"),
    kind: "function",
    span: 3,
    press: () => onEdit(eraseAll),
  };
  const rows = [...LINES, MORE].map(typing);
  const functions = [[shift, one, all]];
  const plan: BoardPlan = {
    columns: COLUMNS,
    rows: [...rows, ...functions],
    below: [],
    beside: { columns: 0, rows: [] },
  };
  return <Board plan={plan} name={t("keyboard.latin")} className="board-signs" />;
}
