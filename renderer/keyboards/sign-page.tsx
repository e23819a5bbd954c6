import { useTranslation } from "../i18n/index.ts";
import { append, type Edit, eraseAll, eraseLast } from "./kana.ts";
import { Keyboard, type KeyboardKey, type KeyboardPlan } from "./keyboard.tsx";

const COLUMNS = 10;
/** All printable ASCII symbols in order; the space is next to the last ones. */
const LINES = ["!\"#$%&'()*", "+,-./:;<=>", "?@[\\]^_`{|", "}~"] as const;

interface SignPageProps {
  readonly onEdit: (edit: Edit) => void;
  /** Back to letters and digits. */
  onLetters(): void;
}

/** A page of symbols for passwords, as high as the letters' so that nothing moves. */
export function SignPage({ onEdit, onLetters }: SignPageProps) {
  const t = useTranslation();
  const typing = (character: string): KeyboardKey => ({
    id: character,
    label: character,
    lang: "en",
    press: () => onEdit(append(character)),
  });
  const key = (id: string, label: string, press: () => void): KeyboardKey => ({
    id,
    label,
    kind: "function",
    press,
  });
  const letters = key("letters", t("keyboard.toLetters"), onLetters);
  const one = key("erase", t("keyboard.erase"), () => onEdit(eraseLast));
  const all = key("clear", t("keyboard.clear"), () => onEdit(eraseAll));
  const space = key("space", t("keyboard.space"), () => onEdit(append(" ")));
  const wide = (wider: KeyboardKey, span: number): KeyboardKey => ({ ...wider, span });
  const lines = LINES.map((line) => [...line].map(typing));
  const last = lines.at(-1) ?? [];
  const plan: KeyboardPlan = {
    columns: COLUMNS,
    rows: [...lines.slice(0, -1), [...last, wide(space, COLUMNS - last.length)]],
    below: [[wide(letters, 6), wide(one, 2), wide(all, 2)]],
    beside: { columns: 4, rows: [[wide(letters, 4)], [wide(one, 4)], [wide(all, 4)]] },
  };
  return (
    <div className="latin">
      <p className="board-state" aria-live="polite">
        {t("keyboard.nowSigns")}
      </p>
      <Keyboard plan={plan} name={t("keyboard.signs")} className="board-latin board-of-signs" />
    </div>
  );
}
