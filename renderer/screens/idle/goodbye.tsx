import { useEffect } from "react";
import type { EndReason } from "#contract/visit.ts";
import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { usePressing } from "../../components/pressing.ts";
import { useTranslation } from "../../i18n/index.ts";
import { useSettings, useStore } from "../../state/store.ts";
import { InOtherLanguages } from "./in-other-languages.tsx";
import { ShelfOfBooks } from "./shelf-of-books.tsx";

const MS_PER_SECOND = 1000;
const SAID = ["visit.goodbye.heading", "visit.goodbye.nothingLeft"] as const;

/**
 * The goodbye screen: this is a new page without data, and main has verified the reset (V59). The ribbon is drawn out of the book,
 * and the book goes back into the shelf; nothing waits for it. The page does not know the patron's language, so the sentence is
 * repeated in the other languages.
 */
export function GoodbyeScreen({ reason }: { readonly reason: EndReason }) {
  const t = useTranslation();
  const { goodbyeSeconds, patrons } = useSettings();
  const seen = useStore((state) => state.goodbyeSeen);
  const rehearsing = useStore((state) => state.rehearsing);
  const pressing = usePressing(seen);
  useEffect(() => {
    if (rehearsing) return;
    const timer = window.setTimeout(seen, goodbyeSeconds * MS_PER_SECOND);
    return () => window.clearTimeout(timer);
  }, [seen, goodbyeSeconds, rehearsing]);
  // No reason needed after the end button.
  const why = reason === "button" ? null : t(`visit.goodbye.reason.${reason}`);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the whole screen reacts to a touch; keyboards use the button.
    <main className="goodbye" onClick={pressing.onClick}>
      <div className="attract-shelf" aria-hidden="true">
        <ShelfOfBooks />
      </div>
      <div className="goodbye-words">
        <h1>{t("visit.goodbye.heading")}</h1>
        {why !== null && <p className="goodbye-why">{why}</p>}
        <p>
          {patrons && <span className="sentence">{t("visit.goodbye.pulled")}</span>}
          <span className="sentence">{t("visit.goodbye.nothingLeft")}</span>
        </p>
        {patrons && (
          <p className="goodbye-card">
            <Icon name="card" />
            {t("visit.goodbye.takeCard")}
          </p>
        )}
      </div>
      <div className="goodbye-others">
        <InOtherLanguages
          className="goodbye-other"
          say={patrons ? [...SAID, "visit.goodbye.takeCard"] : SAID}
        />
      </div>
      <Button kind="primary" className="goodbye-next" label={t("visit.goodbye.next")} onPress={seen} />
      <div className="ribbon-whole" aria-hidden="true" />
    </main>
  );
}
