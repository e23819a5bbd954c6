import { buildPseudo } from "./build.ts";
import { show } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

/*
 * Walks every screen on real Electron and leaves pictures in out/tour; `catalogue`: the components by themselves instead ·
 * `sizes`: every screen by itself, on every size of screen in every size of type · `slips`: what is printed.
 */
const words = process.argv.slice(2);
const catalogue = [process.execPath, at("test/tour/catalogue.ts")];

async function walk(): Promise<number> {
  if (words.includes("sizes")) return show([process.execPath, at("test/tour/sizes.ts"), ...words]);
  if (words[0] === "slips") return show([process.execPath, at("test/tour/slips.ts"), ...words.slice(1)]);
  if (words.includes("pseudo")) process.env["SHIORI_TEST_ROOT"] = await buildPseudo();
  return show([process.execPath, at("test/tour/tour.ts"), ...words]);
}

const walked = words.includes("catalogue") ? 0 : await walk();
const shown = words.length === 0 || words.includes("catalogue") ? await show(catalogue) : 0;
process.exitCode = Math.max(walked, shown);
