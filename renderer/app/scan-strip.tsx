import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { AboutBook } from "../components/about-book.tsx";
import { Button } from "../components/button.tsx";
import { Notice } from "../components/notice.tsx";
import { refusalWords } from "../components/refusal-words.ts";
import { useLanguage, useTranslation } from "../i18n/index.ts";
import { useHoldsInSight } from "../state/cancels.ts";
import type { Strip } from "../state/page-state.ts";
import { useStore } from "../state/store.ts";
import { type CancelStrip, isCancelStrip } from "./cancel-strip.ts";

/** A strip about a book goes by itself; a refusal stays long enough to be read slowly. */
export const STRIP_MS = { title: 6000, refused: 12_000, kept: 6000, cancelled: 6000 } as const;

/** Null = it stays until it is closed or the screen changes. */
function lifeOf(strip: Strip): number | null {
  return strip.kind === "cancelled" && strip.refusal !== null ? null : STRIP_MS[strip.kind];
}

/**
 * Answers a scan where the eye is, above the foot (V62); focus and typed text stay. That the backend is
 * away is told at the top edge instead, where it covers nothing: main ends the visit if it lasts.
 * @param cancelNotice tells of a cancellation; only an open visit has one, and the first page does without its code
 */
export function ScanStrip({ cancelNotice }: { readonly cancelNotice?: ReactNode }) {
  const t = useTranslation();
  const strip = useStore((state) => state.strip);
  const hide = useStore((state) => state.hideStrip);
  const away = useStore((state) => state.backendAway);
  const closing = useStore((state) => state.visit.closing);
  // The list of holds tells of its cancellations itself, and as long as it is open.
  const listed = useHoldsInSight();
  useEffect(() => {
    if (strip === null || (listed && isCancelStrip(strip))) return;
    const life = lifeOf(strip);
    if (life === null) return;
    const timer = window.setTimeout(hide, life);
    return () => window.clearTimeout(timer);
  }, [strip, hide, listed]);
  const box = useRef<HTMLDivElement>(null);
  useRoomTold(box);
  // The live regions are always there, so that what comes into them is read out.
  return (
    <>
      <div
        ref={box}
        className="strip"
        role="status"
        aria-live={strip?.kind === "refused" ? "assertive" : "polite"}
      >
        {!listed && cancelNotice}
        {strip !== null && !isCancelStrip(strip) && <StripCard strip={strip} />}
      </div>
      <p className="away" role="status">
        {away ? t("common.backendAway") : closing !== undefined && t("visit.closing", { at: closing.at })}
      </p>
    </>
  );
}

/** A strip that takes more than this of the page leaves no room for what has the focus below it. */
const HIGH = 1 / 3;

/** Tells the style sheets how high the strip is: where it would lie over a control with the focus, the page begins below. */
function useRoomTold(box: RefObject<HTMLDivElement | null>): void {
  useLayoutEffect(() => {
    const [strip, sheet] = [box.current, box.current?.parentElement ?? null];
    if (strip === null || sheet === null || typeof ResizeObserver === "undefined") return;
    const sizes = new ResizeObserver(() => {
      sheet.style.setProperty("--strip-height", `${strip.offsetHeight}px`);
      sheet.dataset["strip"] = strip.offsetHeight > HIGH * sheet.clientHeight ? "high" : "low";
    });
    sizes.observe(strip);
    return () => sizes.disconnect();
  }, [box]);
}

function StripCard({ strip }: { readonly strip: Exclude<Strip, CancelStrip> }) {
  const t = useTranslation();
  const language = useLanguage();
  const { hideStrip } = useStore.getState();
  if (strip.kind === "title") {
    return (
      <Notice
        tone="ok"
        title={
          <AboutBook
            say={(title) => t("common.strip.title", { title })}
            title={strip.title}
            reading={strip.reading}
            language={strip.language}
          />
        }
        action={<Button label={t("common.strip.see")} to={{ at: "title", id: strip.id }} />}
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
