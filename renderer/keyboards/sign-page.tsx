import { useTranslation } from "../i18n/index.ts";
import type { Edit } from "./kana.ts";
import { LatinPage, spaceKey, typingKey } from "./latin-page.tsx";

/** All printable ASCII symbols in order; the space is next to the last ones. */
const LINES = ["!\"#$%&'()*", "+,-./:;<=>", "?@[\\]^_`{|", "}~"] as const;

interface SignPageProps {
  readonly onEdit: (edit: Edit) => void;
  /** Back to letters and digits. */
  onLetters(): void;
}

/** A page of symbols for passwords. */
export function SignPage({ onEdit, onLetters }: SignPageProps) {
  const t = useTranslation();
  const lines = LINES.map((line) => [...line].map((sign) => typingKey(sign, onEdit)));
  const last = lines.at(-1) ?? [];
  const space = spaceKey(t("keyboard.space"), last.length, onEdit);
  return (
    <LatinPage
      caption={t("keyboard.nowSigns")}
      name={t("keyboard.signs")}
      className="keyboard-of-signs"
      rows={[...lines.slice(0, -1), [...last, space]]}
      back={t("keyboard.toLetters")}
      onEdit={onEdit}
      onLetters={onLetters}
    />
  );
}
