import { useTranslation } from "../../i18n/index.ts";

/** The patron has ended the visit; the reset takes this page away. */
export function EndingScreen() {
  return (
    <main className="ending">
      <p>{useTranslation()("visit.ending")}</p>
      <div className="ribbon-whole" aria-hidden="true" />
    </main>
  );
}
