import { useTranslation } from "../i18n/index.ts";
import { append, type Edit, eraseAll, eraseLast } from "./kana.ts";
import { Keyboard, type KeyboardKey, type KeyboardPlan, type KeyboardRow } from "./keyboard.tsx";

const COLUMNS = 10;
/** As many rows as the letters have, so that nothing moves. */
const ROWS = 4;
const PER_ROW = 2;

/** Whether an e-mail address is typed up to its @. */
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
  const key = (id: string, label: string, press: () => void): KeyboardKey => ({
    id,
    label,
    kind: "function",
    press,
  });
  const domainKey = (domain: string): KeyboardKey => ({
    id: domain,
    span: COLUMNS / PER_ROW,
    label: `@${domain}`,
    lang: "en",
    press: () => onEdit(append(domain)),
  });
  const letters = key("letters", t("keyboard.otherDomain"), onLetters);
  const one = key("erase", t("keyboard.erase"), () => onEdit(eraseLast));
  const all = key("clear", t("keyboard.clear"), () => onEdit(eraseAll));
  const wide = (wider: KeyboardKey, span: number): KeyboardKey => ({ ...wider, span });
  const rows = Array.from(
    { length: ROWS },
    (_row, row): KeyboardRow => domains.slice(row * PER_ROW, (row + 1) * PER_ROW).map(domainKey),
  );
  const plan: KeyboardPlan = {
    columns: COLUMNS,
    rows,
    below: [[wide(letters, 6), wide(one, 2), wide(all, 2)]],
    beside: { columns: 4, rows: [[wide(letters, 4)], [], [wide(one, 4)], [wide(all, 4)]] },
  };
  return (
    <div className="latin">
      <p className="board-state" aria-live="polite">
        {t("keyboard.nowDomains")}
      </p>
      <Keyboard plan={plan} name={t("keyboard.nowDomains")} className="board-latin board-domains" />
    </div>
  );
}
