import { useTranslation } from "../../i18n/index.ts";
import { useSettings } from "../../state/store.ts";

/** Bars of a drawn barcode: left edge and width on the drawing's grid. Not a real number. */
const BARS: readonly (readonly [number, number])[] = [
  [0, 4],
  [8, 8],
  [20, 4],
  [28, 4],
  [36, 10],
  [50, 4],
  [58, 4],
  [66, 10],
  [80, 4],
  [88, 8],
  [100, 4],
  [108, 4],
  [116, 10],
  [130, 4],
  [138, 8],
  [150, 4],
  [158, 10],
  [172, 4],
  [180, 4],
  [188, 8],
];

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
        <rect
          x="48"
          y="84"
          width="400"
          height="252"
          rx="20"
          fill="var(--page)"
          stroke="var(--ink)"
          strokeWidth="4"
        />
        <path d="M84 132h132M84 168h84" stroke="var(--line)" strokeWidth="12" strokeLinecap="round" />
        <g transform="translate(216 208)">
          {BARS.map(([x, width]) => (
            <rect key={x} x={x} y="0" width={width} height="72" fill="var(--ink)" />
          ))}
        </g>
        <path
          d="M256 304h116"
          stroke="var(--outline)"
          strokeWidth="8"
          strokeLinecap="round"
          strokeDasharray="1 16"
        />
      </g>
    </svg>
  );
}
