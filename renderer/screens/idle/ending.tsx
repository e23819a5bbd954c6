import { useTranslation } from "../../i18n/index.ts";

/** The visit is ending: paper and one word, the same as the cover that replaces it. */
export function EndingScreen() {
  return (
    <main className="ending">
      <p>{useTranslation()("visit.ending")}</p>
      <div className="ending-ribbon" aria-hidden="true" />
    </main>
  );
}
