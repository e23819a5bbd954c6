import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import type { LibraryPart } from "#contract/library/port.ts";
import { SLOW_FACTOR } from "#contract/visit.ts";
import { AboutBook } from "../../components/about-book.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { refusalWords } from "../../components/refusal-words.ts";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import type { Route } from "../../navigation/route.ts";
import { useQuery } from "../../queries/hooks.ts";
import { answered, useLending } from "../../queries/lending.ts";
import { copyQuery } from "../../queries/queries.ts";
import { type CancelToast, isCancelToast } from "../../state/cancel-toast.ts";
import { linkTo } from "../../state/links.ts";
import type { Toast } from "../../state/page-state.ts";
import { useHoldsOpen } from "../../state/pending-cancellations.ts";
import { currentRoute, useCapability, useStore } from "../../state/store.ts";

/** Milliseconds that a toast stays; a refusal long enough to be read slowly. */
export const TOAST_MS = { title: 6000, refused: 12_000, kept: 6000, cancelled: 6000 } as const;

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
  const factor = useStore((state) => (state.visit.slow ? SLOW_FACTOR : 1));
  const closing = useStore((state) => state.visit.closing);
  // The list of holds shows its cancellations itself.
  const listed = useHoldsOpen();
  useEffect(() => {
    if (toast === null || (listed && isCancelToast(toast))) return;
    const life = lifeOf(toast);
    if (life === null) return;
    const timer = window.setTimeout(hide, life * factor);
    return () => window.clearTimeout(timer);
  }, [toast, hide, listed, factor]);
  const region = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (region.current === null ? undefined : place?.(region.current)), [place]);
  // Live regions are always present, so that new content is announced.
  return (
    <>
      <div
        ref={region}
        className="toast-region"
        role="status"
        aria-live={toast?.kind === "refused" ? "assertive" : "polite"}
      >
        {!listed && cancelNotice}
        {toast === null && <AskedCopies />}
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
    const route = { at: "title", id: toast.id } as const;
    return <BookCard book={toast} see={t("common.toast.see")} route={route} onClose={hideToast} />;
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

/** Copies that were scanned during typing or a decision: the question stays until it is answered. */
function AskedCopies() {
  const barcodes = useLending((state) => state.asked);
  const search = useCapability("search");
  const isHidden = useStore(
    (state) => currentRoute(state).at === "scanned-copy" || state.overview?.patron.password === "temporary",
  );
  const last = barcodes.at(-1);
  if (last === undefined || isHidden) return null;
  return search ? (
    <NamedCopies barcodes={barcodes} last={last} />
  ) : (
    <CopiesCard barcodes={barcodes} last={last} book={null} />
  );
}

interface CopiesProps {
  readonly barcodes: readonly string[];
  readonly last: string;
}

function NamedCopies(copies: CopiesProps) {
  const { value } = useQuery(copyQuery(copies.last));
  return <CopiesCard {...copies} book={value} />;
}

function CopiesCard({ barcodes, last, book }: CopiesProps & Pick<BookCardProps, "book">) {
  const t = useTranslation();
  const lends = useCapability("checkOut");
  const count = barcodes.length;
  return (
    <BookCard
      book={book}
      name={t("lend.copy", { number: last })}
      more={count > 1 ? t("lend.waitingMore", { count: count - 1 }) : undefined}
      see={t(lends ? "lend.scanned.open" : "visit.attract.giveBack")}
      route={{ at: "scanned-copy", barcodes }}
      onClose={() => answered(barcodes)}
    />
  );
}

interface BookCardProps {
  /** Null = no catalogue knows it; it has a name then. */
  readonly book: { readonly title: string; readonly reading: string; readonly language: string } | null;
  readonly name?: string;
  readonly more?: string | undefined;
  readonly see: string;
  readonly route: Route;
  onClose(): void;
}

/** A scanned book, and the button that opens its screen. */
function BookCard({ book, name, more, see, route, onClose }: BookCardProps) {
  const t = useTranslation();
  return (
    <Notice
      tone="ok"
      title={
        book === null ? name : <AboutBook {...book} say={(title) => t("common.toast.title", { title })} />
      }
      action={
        <div className="toast-actions">
          <Button label={see} {...linkTo(route)} />
          <Button label={t("common.close")} onPress={onClose} />
        </div>
      }
    >
      {more}
    </Notice>
  );
}
