import { buildPseudo } from "./build.ts";
import { show } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

/*
 * Walks every screen on real Electron and leaves pictures in out/tour; `catalogue`: the components by themselves instead ·
 * `sizes`: every screen by itself, on every size of screen in every size of type · `slips`: what is printed.
 */
const args = process.argv.slice(2);
const catalogue = [process.execPath, at("tour/catalogue.ts")];

async function walk(): Promise<number> {
  if (args.includes("sizes")) return show([process.execPath, at("tour/sizes.ts"), ...args]);
  if (args[0] === "slips") return show([process.execPath, at("tour/slips.ts"), ...args.slice(1)]);
  if (args.includes("pseudo")) process.env["SHIORI_TEST_ROOT"] = await buildPseudo();
  return show([process.execPath, at("tour/tour.ts"), ...args]);
}

const walked = args.includes("catalogue") ? 0 : await walk();
const shown = args.length === 0 || args.includes("catalogue") ? await show(catalogue) : 0;
process.exitCode = Math.max(walked, shown);
