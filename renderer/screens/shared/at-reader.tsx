import { ReaderPlace } from "../../components/reader-place.tsx";
import { coverColourOf } from "../../covers/cover-colour.ts";
import { useTranslation } from "../../i18n/index.ts";
import { useSettings } from "../../state/store.ts";
import { DrawnBarcode, LibraryCard } from "./library-card.tsx";

/** A closed book with a barcode, as large as the card. */
const BOOK = (
  <>
    <rect x="216" y="76" width="212" height="268" rx="6" fill={coverColourOf("4").colour} />
    <path d="M216 82a6 6 0 0 1 6-6h16v268h-16a6 6 0 0 1-6-6z" fill="#000" fillOpacity=".2" />
    <rect x="268" y="100" width="76" height="84" fill="var(--slip)" />
    <rect
      x="262"
      y="232"
      width="144"
      height="84"
      fill="var(--page)"
      stroke="var(--ink)"
      strokeWidth="4"
      strokeLinejoin="round"
    />
    <g transform="translate(275 246) scale(.6 .78)">
      <DrawnBarcode />
    </g>
  </>
);

interface AtReaderProps {
  readonly of: "card" | "book";
  readonly className: string;
  /** Text alternative; absent where the words beside it say the same. */
  readonly label?: string;
}

/** A card or a book moving to the reader: one slow pulse, three times, then still (under 5 s). */
export function AtReader({ of, className, label }: AtReaderProps) {
  const { scannerPlace } = useSettings();
  const mirrored = scannerPlace.endsWith("left") ? "drawing-mirrored" : "";
  return (
    <svg
      className={`${className} ${mirrored}`}
      viewBox="32 60 776 344"
      focusable="false"
      role={label === undefined ? undefined : "img"}
      aria-label={label}
      aria-hidden={label === undefined}
    >
      <g className="reader-drawing-reader">
        <path d="M560 96h168a24 24 0 0 1 24 24v196a24 24 0 0 1-24 24H560z" fill="var(--sunken)" />
        <path
          d="M560 96h168a24 24 0 0 1 24 24v196a24 24 0 0 1-24 24H560z"
          fill="none"
          stroke="var(--ink)"
          strokeWidth="4"
        />
        <rect x="572" y="128" width="28" height="180" rx="8" fill="var(--ink)" />
        <path d="M640 200h72M640 236h48" stroke="var(--outline)" strokeWidth="6" strokeLinecap="round" />
        <path d="M656 340v40M520 382h272" stroke="var(--ink)" strokeWidth="4" strokeLinecap="round" />
      </g>
      <path className="reader-drawing-light" d="M572 140 392 96v244l180-44z" fill="var(--selected)" />
      <g className="reader-drawing-held">{of === "card" ? <LibraryCard /> : BOOK}</g>
    </svg>
  );
}

/** What to do where no book was scanned yet, and where the reader is. */
export function FirstScan() {
  const t = useTranslation();
  const { scannerPlace } = useSettings();
  return (
    <div className="guide first-scan">
      <AtReader of="book" className="picture" />
      <p>{t("lend.how")}</p>
      <p className="drawing-place">
        <ReaderPlace place={scannerPlace} />
      </p>
    </div>
  );
}
