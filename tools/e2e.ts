import { build } from "./build.ts";
import { show, vitest } from "./shared/commands.ts";

// Tests on real Electron; arguments are passed to vitest, as in: npm run e2e -- reset
await build();
process.exitCode = await show(vitest(["e2e"], ...process.argv.slice(2)));
