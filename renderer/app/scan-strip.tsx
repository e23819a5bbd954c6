import { useEffect } from "react";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { refusalWords } from "../components/refusal-words.ts";
import { useLanguage, useWords } from "../words/index.ts";
import { type Strip, useStore } from "./store.ts";

/** A strip about a book goes by itself; a refusal stays long enough to be read slowly. */
export const STRIP_MS = { title: 6000, refused: 12_000 } as const;

/**
 * Answers a scan where the eye is, above the foot (visual.md 3.19); focus and typed text stay. That the backend is
 * away is told at the top edge instead, where it covers nothing: main ends the visit if it lasts.
 */
export function ScanStrip() {
  const t = useWords();
  const strip = useStore((state) => state.strip);
  const hide = useStore((state) => state.hideStrip);
  const away = useStore((state) => state.backendAway);
  const closing = useStore((state) => state.visit.closing);
  useEffect(() => {
    if (strip === null) return;
    const timer = window.setTimeout(hide, STRIP_MS[strip.kind]);
    return () => window.clearTimeout(timer);
  }, [strip, hide]);
  // The live regions are always there, so that what comes into them is read out.
  return (
    <>
      <div className="strip" role="status">
        {strip !== null && <StripCard strip={strip} />}
      </div>
      <p className="away" role="status">
        {away ? t("common.backendAway") : closing !== undefined && t("visit.closing", { at: closing.at })}
      </p>
    </>
  );
}

function StripCard({ strip }: { readonly strip: Strip }) {
  const t = useWords();
  const language = useLanguage();
  const { go, hideStrip } = useStore.getState();
  if (strip.kind === "title") {
    return (
      <Notice
        tone="ok"
        title={<span lang={strip.language}>{t("common.strip.title", { title: strip.title })}</span>}
        action={<Button label={t("common.strip.see")} onPress={() => go({ at: "title", id: strip.id })} />}
      />
    );
  }
  const words = refusalWords(strip.refusal, language);
  return (
    <Notice
      tone="notice"
      title={words.text}
      code={words.code}
      action={<Button label={t("common.close")} onPress={hideStrip} />}
    >
      {words.help === "" ? undefined : words.help}
    </Notice>
  );
}
