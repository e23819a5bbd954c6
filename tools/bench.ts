import { build } from "./build.ts";
import { show } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

// Measures beside yardsticks: npm run bench -- [names] [options]. The backend is measured as it is, without a build.
const words = process.argv.slice(2);
const names = words.filter((word) => !word.startsWith("--"));
if (names.length === 0 || names.some((name) => name !== "backend")) await build();
process.exitCode = await show([process.execPath, at("test/bench/index.ts"), ...words]);
