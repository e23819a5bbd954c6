import { useTranslation } from "../../i18n/index.ts";
import { useSettings } from "../../state/store.ts";
import { LibraryCard } from "../shared/library-card.tsx";

/** A card moving to the reader: one slow pulse, three times, then still (under 5 s). */
export function CardAndReader() {
  const t = useTranslation();
  const { scannerPlace } = useSettings();
  const mirrored = scannerPlace.endsWith("left") ? "drawing-mirrored" : "";
  return (
    <svg
      className={`card-drawing ${mirrored}`}
      viewBox="32 60 776 344"
      role="img"
      aria-label={t("signIn.scan.picture")}
    >
      <g className="card-drawing-reader">
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
      <path className="card-drawing-light" d="M572 140 392 96v244l180-44z" fill="var(--selected)" />
      <g className="card-drawing-card">
        <LibraryCard />
      </g>
    </svg>
  );
}
