import { createHash } from "node:crypto";
import { pathToFileURL } from "node:url";
import { visit as en } from "#renderer/i18n/en/visit.ts";
import { visit as ja } from "#renderer/i18n/ja/visit.ts";
import { at } from "../shared/place.ts";

/** Screen sizes in pixels by the names used in `os/show-picture`. */
export const SHAPES = {
  portrait: { width: 1080, height: 1920 },
  landscape: { width: 1920, height: 1080 },
  small: { width: 1280, height: 1024 },
} as const;

/** Code on the picture for staff; explained in docs/install.md, reserved in contract/refusals.ts. */
const CODE = "H-38";

/** The closed book of the out-of-order screen (renderer/screens/out-of-order.tsx), without ribbon. */
const CLOSED_BOOK = `<svg class="closed-book" viewBox="0 0 320 400">
  <path d="M36 24h232a16 16 0 0 1 16 16v320a16 16 0 0 1-16 16H36a12 12 0 0 1-12-12V36a12 12 0 0 1 12-12Z" fill="#5b6068"/>
  <path d="M24 36a12 12 0 0 1 12-12h28v352H36a12 12 0 0 1-12-12z" fill="#4a4e55"/>
  <path d="M284 52h12v296h-12z" fill="var(--slip)" stroke="var(--outline)" stroke-width="2"/>
  <rect x="96" y="64" width="72" height="176" fill="var(--slip)"/>
  <rect x="102" y="70" width="60" height="164" fill="none" stroke="var(--outline)" stroke-width="2"/>
  <path d="M16 276h288v36H16z" fill="var(--sunken)" stroke="var(--outline)" stroke-width="3"/>
  <path d="M150 268h40v52h-40z" fill="var(--sunken)" stroke="var(--outline)" stroke-width="3"/>
</svg>`;

/** Text of the out-of-order screen, without controls and time. */
const OUT_OF_ORDER = `
  <div class="out-of-order-words">
    <h1>${ja.outOfOrder.heading}</h1>
    <p class="out-of-order-where"><span class="caption">${ja.outOfOrder.where}</span><span>${ja.outOfOrder.next}</span></p>
    <p class="out-of-order-other" lang="en">${en.outOfOrder.heading}. ${en.outOfOrder.next}</p>
  </div>
  <div class="out-of-order-staff caption"><p>職員の方へ　<span lang="en">Staff only</span>　${CODE}</p></div>`;

/** Between two kiosks: the same book at the same position, so that nothing jumps. */
const WAITING = `
  <div class="out-of-order-words">
    <h1>少しお待ちください</h1>
    <p class="out-of-order-other" lang="en">One moment, please.</p>
  </div>
  <div class="out-of-order-staff caption"></div>`;

const WORDS = { waiting: WAITING, "out-of-order": OUT_OF_ORDER } as const;

/** The pictures by the supervisor's names. */
export const NAMES = Object.keys(WORDS) as readonly (keyof typeof WORDS)[];

/** Fingerprints of the drawing and text of each picture when it was made, to detect outdated pictures. */
export const MADE_FROM = at("tools/pictures/made-from.json");

/** Fingerprint of a picture's content, 16 characters. */
export function fingerprintOf(name: keyof typeof WORDS): string {
  return createHash("sha256")
    .update(CLOSED_BOOK + WORDS[name])
    .digest("hex")
    .slice(0, 16);
}

/** The page of a picture with the product's styles and fonts. */
export function pageOf(name: keyof typeof WORDS): string {
  const sheets = [
    at("node_modules/@fontsource/biz-udpgothic/400.css"),
    at("node_modules/@fontsource/biz-udpgothic/700.css"),
    at("renderer/styles/all.css"),
  ];
  const links = sheets.map((file) => `<link rel="stylesheet" href="${pathToFileURL(file).href}">`);
  return `<!doctype html><html lang="ja"><head><meta charset="utf-8">${links.join("")}</head>
<body><main class="out-of-order">${CLOSED_BOOK}${WORDS[name]}</main></body></html>\n`;
}
