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

/** A drawn barcode, 196 x 72. */
export function DrawnBarcode() {
  return BARS.map(([x, width]) => <rect key={x} x={x} y="0" width={width} height="72" fill="var(--ink)" />);
}

/** A drawn library card, 400 x 252 at (48, 84) of the drawing that it is part of. */
export function LibraryCard() {
  return (
    <>
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
        <DrawnBarcode />
      </g>
      <path
        d="M256 304h116"
        stroke="var(--outline)"
        strokeWidth="8"
        strokeLinecap="round"
        strokeDasharray="1 16"
      />
    </>
  );
}
