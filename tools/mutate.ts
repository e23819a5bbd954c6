import { show } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

// Takes guards away and asks whether a test sees it: npm run mutate [-- --only=<words>]
process.exitCode = await show([process.execPath, at("mutation/index.ts"), ...process.argv.slice(2)]);
