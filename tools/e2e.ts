import { build } from "./build.ts";
import { show, vitest, withoutHighPriority } from "./shared/commands.ts";

// Tests on real Electron; arguments are passed to vitest, as in: npm run e2e -- reset
await build();
process.exitCode = await show(withoutHighPriority(vitest(["e2e"], ...process.argv.slice(2))));
