import { build } from "./build.ts";
import { show } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

// Measures beside yardsticks: npm run bench -- [names] [options]. What is measured as it stands needs no build.
const args = process.argv.slice(2);
const AS_THEY_STAND: readonly string[] = ["adapters", "backend", "fleet", "harvest"];
const names = args.filter((word) => !word.startsWith("--"));
if (names.length === 0 || names.some((name) => !AS_THEY_STAND.includes(name))) await build();
process.exitCode = await show([process.execPath, at("bench/index.ts"), ...args]);
