import { useState } from "react";
import { useTranslation } from "../../i18n/index.ts";
import { append, type Edit, eraseAll, eraseLast } from "../../keyboards/kana.ts";
import { Keyboard, type KeyboardKey, type KeyboardPlan } from "../../keyboards/keyboard.tsx";
import { useLayout } from "../../layout.ts";

const COLUMNS = 10;
const DIGITS = "1234567890";
const LETTERS = [DIGITS, "qwertyuiop", "asdfghjkl-", "zxcvbnm:./"] as const;
const SIGNS = ["_^$\\()[]{}", "|?*+=,@%&;", "~!#<>"] as const;

/** Letters, digits and all symbols for addresses and patterns. On a low landscape page the symbols are a second page. */
export function SignKeyboard({ onEdit }: { readonly onEdit: (edit: Edit) => void }) {
  const t = useTranslation();
  const [capitals, setCapitals] = useState(false);
  const [signs, setSigns] = useState(false);
  const turns = useLayout() !== "portrait";
  const typing = (line: string, row: number): readonly KeyboardKey[] =>
    [...line].map((character, index) => {
      const label = capitals ? character.toUpperCase() : character;
      return { id: `${row} ${index}`, label, lang: "en", press: () => onEdit(append(label)) };
    });
  const shift: KeyboardKey = {
    id: "capitals",
    label: t(capitals ? "keyboard.toSmallLetters" : "keyboard.toCapitals"),
    kind: "function",
    pressed: capitals,
    span: turns ? 3 : 4,
    press: () => setCapitals(!capitals),
  };
  const one: KeyboardKey = {
    id: "erase",
    label: t("keyboard.erase"),
    kind: "function",
    span: turns ? 2 : 3,
    press: () => onEdit(eraseLast),
  };
  const all: KeyboardKey = {
    id: "clear",
    label: t("keyboard.clear"),
    kind: "function",
    span: 3,
    press: () => onEdit(eraseAll),
  };
  const turn: KeyboardKey = {
    id: "turn",
    label: t(signs ? "keyboard.toLetters" : "keyboard.toSigns"),
    kind: "function",
    span: 2,
    press: () => setSigns(!signs),
  };
  const lines = turns ? (signs ? [DIGITS, ...SIGNS] : LETTERS) : [...LETTERS, ...SIGNS];
  const functions = turns ? [shift, turn, one, all] : [shift, one, all];
  const plan: KeyboardPlan = {
    columns: COLUMNS,
    rows: [...lines.map(typing), functions],
    below: [],
    beside: { columns: 0, rows: [] },
  };
  return <Keyboard plan={plan} name={t("keyboard.latin")} className="keyboard-signs" />;
}
