import { build } from "./build.ts";
import { show } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

// Measures beside yardsticks: npm run bench -- [names]
await build();
process.exitCode = await show([process.execPath, at("test/bench/index.ts"), ...process.argv.slice(2)]);
