import { useTranslation } from "../../i18n/index.ts";

/** The end of the visit: one line, the same as on the cover that replaces it. */
export function EndingScreen() {
  return (
    <main className="ending">
      <p>{useTranslation()("visit.ending")}</p>
      <div className="ribbon-whole" aria-hidden="true" />
    </main>
  );
}
