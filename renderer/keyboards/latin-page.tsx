import { useTranslation } from "../i18n/index.ts";
import { append, type Edit, eraseAll, eraseLast } from "./kana.ts";
import { Keyboard, type KeyboardKey, type KeyboardRow } from "./keyboard.tsx";

/** Columns of every page of the Latin keyboard. */
export const COLUMNS = 10;

interface LatinPageProps {
  /** What it is a page of, and its name where that differs. */
  readonly caption: string;
  readonly name?: string;
  readonly className: string;
  readonly rows: readonly KeyboardRow[];
  /** Label of the key back to the letters, which it takes the place of. */
  readonly back: string;
  readonly onEdit: (edit: Edit) => void;
  onLetters(): void;
}

/** A page in place of the letters, as high as theirs so that nothing moves, with the same function keys. */
export function LatinPage({ caption, name, className, rows, back, onEdit, onLetters }: LatinPageProps) {
  const t = useTranslation();
  const key = (id: string, label: string, press: () => void, span: number): KeyboardKey => ({
    id,
    label,
    kind: "function",
    press,
    span,
  });
  const letters = (span: number) => key("letters", back, onLetters, span);
  const one = (span: number) => key("erase", t("keyboard.erase"), () => onEdit(eraseLast), span);
  const all = (span: number) => key("clear", t("keyboard.clear"), () => onEdit(eraseAll), span);
  // Beside four rows of characters, the two that erase stand at the bottom.
  const between = Array.from({ length: rows.length - 3 }, (): KeyboardRow => []);
  const plan = {
    columns: COLUMNS,
    rows,
    below: [[letters(6), one(2), all(2)]],
    beside: { columns: 4, rows: [[letters(4)], ...between, [one(4)], [all(4)]] },
  };
  return (
    <div className="latin">
      <p className="keyboard-state" aria-live="polite">
        {caption}
      </p>
      <Keyboard plan={plan} name={name ?? caption} className={`keyboard-latin ${className}`} />
    </div>
  );
}

/** The space, in what a row of so many keys leaves. */
export function spaceKey(label: string, keys: number, onEdit: (edit: Edit) => void): KeyboardKey {
  return { id: "space", label, kind: "function", span: COLUMNS - keys, press: () => onEdit(append(" ")) };
}

/** A key that types `text`. */
export function typingKey(text: string, onEdit: (edit: Edit) => void): KeyboardKey {
  return { id: text, label: text, lang: "en", press: () => onEdit(append(text)) };
}
