import "@fontsource/biz-udpgothic/400.css";
import "@fontsource/biz-udpgothic/700.css";
import "../styles/slip.css";
import "../styles/slip-shelf.css";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { SlipSheet } from "#contract/domain/slip.ts";
import { loadRareCharacters } from "../fonts/rare.ts";
import { loadCatalogue, loadFurigana } from "../i18n/catalogues.ts";
import { tagOf } from "../i18n/names.ts";
import { Slip } from "./slip.tsx";

declare global {
  interface Window {
    /**
     * Called by main.
     * @param json a `SlipSheet`.
     * @returns height of the slip in millimetres, once it is laid out with its fonts.
     */
    layOutSlip(json: string): Promise<number>;
  }
}

/** Rolls below this width, the common 58 mm among them, have smaller type. */
const NARROW_MM = 70;
const PX_PER_MM = 96 / 25.4;

window.layOutSlip = async (json) => {
  const sheet = JSON.parse(json) as SlipSheet;
  await Promise.all([
    loadCatalogue(sheet.language),
    sheet.furigana === true && loadFurigana(),
    loadRareCharacters(sheet),
  ]);
  const root = document.getElementById("root");
  if (root === null) throw new Error("slip.html has no root");
  document.documentElement.lang = tagOf(sheet.language);
  const narrow = sheet.paper === "receipt" && sheet.widthMm < NARROW_MM;
  document.body.className = `on-${sheet.paper} ${narrow ? "on-narrow" : ""}`;
  document.body.style.setProperty("--roll", `${sheet.widthMm}mm`);
  flushSync(() => createRoot(root).render(<Slip sheet={sheet} />));
  // Measuring the height loads the fonts, which may change it.
  root.getBoundingClientRect();
  await document.fonts.ready;
  return root.getBoundingClientRect().height / PX_PER_MM;
};
