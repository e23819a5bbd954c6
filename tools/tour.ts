import { build, buildPseudo } from "./build.ts";
import { show } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

// Walks every screen on real Electron and leaves pictures in out/tour.
const words = process.argv.slice(2);
if (words.includes("pseudo")) process.env["SHIORI_TEST_ROOT"] = await buildPseudo();
else await build();
process.exitCode = await show([process.execPath, at("test/tour/tour.ts"), ...words]);
