import { useTranslation } from "../i18n/index.ts";

/** The tail was pulled, the reset runs: nothing but paper and one word, the same as the cover that comes over it. */
export function EndingScreen() {
  return (
    <main className="ending">
      <p>{useTranslation()("visit.ending")}</p>
      <div className="ending-ribbon" aria-hidden="true" />
    </main>
  );
}
