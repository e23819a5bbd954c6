import type { Balance } from "#contract/domain/patron.ts";
import type { Language } from "#contract/domain/text.ts";
import { Notice } from "../../components/notice.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { useStore } from "../../state/store.ts";

/** Yen as a word: 「￥300」 is used on price tags, and 「¥300」 is yuan in Chinese. English uses the sign. */
const YEN: Readonly<Partial<Record<Language, string>>> = {
  ja: "円",
  "ja-x-easy": "円",
  "ja-x-child": "えん",
  "zh-Hans": "日元",
  ko: "엔",
};

/** An amount in its currency, formatted for the language: 「300円」, 「300日元」, "¥300", "$12.50". */
export function money({ amount, currency }: Balance, language: Language): string {
  const yen = YEN[language];
  return currency === "JPY" && yen !== undefined
    ? new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(amount) + yen
    : new Intl.NumberFormat(language, { style: "currency", currency }).format(amount);
}

/** The balance, shown unobtrusively; absent if there is none. */
export function BalanceNotice() {
  const t = useTranslation();
  const language = useLanguage();
  const owed = useStore((state) => state.overview?.owed);
  if (owed === undefined) return null;
  return (
    <div className="balance-notice">
      <Notice tone="plain" title={t("account.owed", { amount: money(owed, language) })}>
        {t("account.owedHint")}
      </Notice>
    </div>
  );
}
