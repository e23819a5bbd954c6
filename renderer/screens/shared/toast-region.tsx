import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import type { LibraryPart } from "#contract/library/port.ts";
import { AboutBook } from "../../components/about-book.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { refusalWords } from "../../components/refusal-words.ts";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import type { Route } from "../../navigation/route.ts";
import { type CancelToast, isCancelToast } from "../../state/cancel-toast.ts";
import { linkTo } from "../../state/links.ts";
import type { Toast } from "../../state/page-state.ts";
import { useHoldsOpen } from "../../state/pending-cancellations.ts";
import { useStore } from "../../state/store.ts";

/** Milliseconds that a toast stays; a refusal and a question long enough to be read slowly. */
export const TOAST_MS = { title: 6000, copy: 12_000, refused: 12_000, kept: 6000, cancelled: 6000 } as const;

/** Null = it stays until it is closed or the screen changes. */
function lifeOf(toast: Toast): number | null {
  return toast.kind === "cancelled" && toast.refusal !== null ? null : TOAST_MS[toast.kind];
}

interface ToastRegionProps {
  readonly cancelNotice?: ReactNode;
  readonly place?: (toast: HTMLElement) => (() => void) | undefined;
}

/**
 * Answers a scan over the page (V62); focus and typed text stay. An unreachable backend is shown at the top edge instead, where
 * it covers nothing.
 * @param cancelNotice about a cancellation
 * @param place keeps a toast where it covers least; returns the function that stops it. Both are parameters, so that their code
 * is not in the first script
 */
export function ToastRegion({ cancelNotice, place }: ToastRegionProps) {
  const t = useTranslation();
  const toast = useStore((state) => state.toast);
  const hide = useStore((state) => state.hideToast);
  const away = useAway();
  const closing = useStore((state) => state.visit.closing);
  // The list of holds shows its cancellations itself.
  const listed = useHoldsOpen();
  useEffect(() => {
    if (toast === null || (listed && isCancelToast(toast))) return;
    const life = lifeOf(toast);
    if (life === null) return;
    const timer = window.setTimeout(hide, life);
    return () => window.clearTimeout(timer);
  }, [toast, hide, listed]);
  const region = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (region.current === null ? undefined : place?.(region.current)), [place]);
  // Live regions are always present, so that new content is announced.
  return (
    <>
      <div
        ref={region}
        className="strip"
        role="status"
        aria-live={toast?.kind === "refused" ? "assertive" : "polite"}
      >
        {!listed && cancelNotice}
        {toast !== null && !isCancelToast(toast) && <ToastCard toast={toast} />}
      </div>
      <p className="away" role="status">
        {away !== null ? t(away) : closing !== undefined && t("visit.closing", { at: closing.at })}
      </p>
    </>
  );
}

/** What is away, for the line at the top edge. The first screen says it of a part itself. */
function useAway(): "common.backendAway" | `common.partAway.${LibraryPart}` | null {
  const all = useStore((state) => state.backendAway);
  const part = useStore(({ hello, visit }) => (visit.phase === "attract" ? null : hello?.partAway)) ?? null;
  if (all) return "common.backendAway";
  return part && `common.partAway.${part}`;
}

function ToastCard({ toast }: { readonly toast: Exclude<Toast, CancelToast> }) {
  const t = useTranslation();
  const language = useLanguage();
  const { hideToast } = useStore.getState();
  if (toast.kind === "title") {
    return <BookCard book={toast} see={t("common.strip.see")} route={{ at: "title", id: toast.id }} />;
  }
  if (toast.kind === "copy") {
    const { barcodes, title } = toast;
    const name = t("lend.copy", { number: barcodes.at(-1) ?? "" });
    const route = { at: "scanned-copy", barcodes } as const;
    return <BookCard book={title} name={name} see={t("lend.scanned.open")} route={route} />;
  }
  const words = refusalWords(toast.refusal, language, t);
  return (
    <Notice
      tone="notice"
      title={words.text}
      code={words.code}
      action={<Button label={t("common.close")} onPress={hideToast} />}
    >
      {words.help === "" ? undefined : words.help}
    </Notice>
  );
}

interface BookCardProps {
  /** Null = no catalogue knows it; it has a name then. */
  readonly book: { readonly title: string; readonly reading: string; readonly language: string } | null;
  readonly name?: string;
  readonly see: string;
  readonly route: Route;
}

/** A scanned book, and the button that opens its screen. */
function BookCard({ book, name, see, route }: BookCardProps) {
  const t = useTranslation();
  return (
    <Notice
      tone="ok"
      title={
        book === null ? name : <AboutBook {...book} say={(title) => t("common.strip.title", { title })} />
      }
      action={
        <div className="strip-actions">
          <Button label={see} {...linkTo(route)} />
          <Button label={t("common.close")} onPress={useStore.getState().hideToast} />
        </div>
      }
    />
  );
}
