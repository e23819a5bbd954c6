import { show } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

// Long random use with faults: npm run soak -- [visits | backend] [options]
process.exitCode = await show([process.execPath, at("soak/index.ts"), ...process.argv.slice(2)]);
