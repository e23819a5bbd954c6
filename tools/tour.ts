import { build } from "./build.ts";
import { show } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

// Walks every screen on real Electron and leaves pictures in out/tour.
await build();
process.exitCode = await show([process.execPath, at("test/tour/tour.ts"), ...process.argv.slice(2)]);
