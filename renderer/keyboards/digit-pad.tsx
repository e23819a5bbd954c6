import { useTranslation } from "../i18n/index.ts";
import { append, type Edit, eraseAll, eraseLast } from "./kana.ts";
import { Keyboard, type KeyboardKey, type KeyboardPlan } from "./keyboard.tsx";

/** Telephone layout, 1-2-3 on top, as usual for public machines. */
const LINES = ["123", "456", "789"] as const;

interface DigitPadProps {
  /** `number`: digits only · `isbn`: with - and the check sign X, for the search field. */
  readonly use: "number" | "isbn";
  readonly onEdit: (edit: Edit) => void;
}

/** Ten digits in telephone layout, with the two erasing keys beside the 0. */
export function DigitPad({ use, onEdit }: DigitPadProps) {
  const t = useTranslation();
  const typing = (character: string): KeyboardKey => ({
    id: character,
    label: character,
    press: () => onEdit(append(character)),
  });
  const one: KeyboardKey = {
    id: "erase",
    label: t("keyboard.erase"),
    kind: "function",
    press: () => onEdit(eraseLast),
  };
  const all: KeyboardKey = {
    id: "clear",
    label: t("keyboard.clear"),
    kind: "function",
    press: () => onEdit(eraseAll),
  };
  const lines = LINES.map((line) => [...line].map(typing));
  const [top = [], middle = [], bottom = []] = lines;
  const rows =
    use === "number"
      ? [top, middle, bottom, [all, typing("0"), one]]
      : [
          [...top, one],
          [...middle, all],
          [...bottom, typing("-")],
          [null, typing("0"), null, typing("X")],
        ];
  const columns = use === "number" ? 3 : 4;
  const plan: KeyboardPlan = { columns, rows, below: [], beside: { columns: 0, rows: [] } };
  return <Keyboard plan={plan} name={t("keyboard.digits")} className="keyboard-digits" />;
}
