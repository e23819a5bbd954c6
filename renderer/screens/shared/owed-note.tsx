import type { Balance } from "#contract/domain/patron.ts";
import type { Language } from "#contract/domain/text.ts";
import { Notice } from "../../components/notice.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { useStore } from "../../state/store.ts";

/** An amount in its currency, formatted for the language: 「300円」, "¥300", "$12.50". */
export function money({ amount, currency }: Balance, language: Language): string {
  // 「￥300」 is used on price tags; in sentences it is 「300円」.
  const currencyDisplay = language.startsWith("ja") && currency === "JPY" ? "name" : "narrowSymbol";
  const words = new Intl.NumberFormat(language, { style: "currency", currency, currencyDisplay }).format(
    amount,
  );
  // No kanji for children.
  return language === "ja-x-child" ? words.replace("円", "えん") : words;
}

/** The balance, shown unobtrusively; absent if there is none. */
export function OwedNote() {
  const t = useTranslation();
  const language = useLanguage();
  const owed = useStore((state) => state.overview?.owed);
  if (owed === undefined) return null;
  return (
    <div className="owed-note">
      <Notice tone="plain" title={t("account.owed", { amount: money(owed, language) })}>
        {t("account.owedHint")}
      </Notice>
    </div>
  );
}
