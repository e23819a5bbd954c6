import { useTranslation } from "../i18n/index.ts";
import type { Edit } from "./kana.ts";
import type { KeyboardRow } from "./keyboard.tsx";
import { COLUMNS, LatinPage, typingKey } from "./latin-page.tsx";

/** As many rows as the letters have. */
const ROWS = 4;
const PER_ROW = 2;

/** Whether an email address is typed up to its @. */
export function endsAtDomain(typed: string): boolean {
  return /^[^@]+@$/u.test(typed);
}

interface DomainPageProps {
  /** What can follow the @; at most eight. */
  readonly domains: readonly string[];
  readonly onEdit: (edit: Edit) => void;
  /** Back to the letters, for another domain. */
  onLetters(): void;
}

/** In the place of the letters once an @ is typed: the usual domains, each of which completes the address. */
export function DomainPage({ domains, onEdit, onLetters }: DomainPageProps) {
  const t = useTranslation();
  const keys = domains.map((domain) => ({
    ...typingKey(domain, onEdit),
    label: `@${domain}`,
    span: COLUMNS / PER_ROW,
  }));
  return (
    <LatinPage
      caption={t("keyboard.nowDomains")}
      className="keyboard-domains"
      rows={Array.from(
        { length: ROWS },
        (_row, row): KeyboardRow => keys.slice(row * PER_ROW, (row + 1) * PER_ROW),
      )}
      back={t("keyboard.otherDomain")}
      onEdit={onEdit}
      onLetters={onLetters}
    />
  );
}
