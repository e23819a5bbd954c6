import { build } from "./build.ts";
import { show, vitest, withoutHighPriority } from "./shared/commands.ts";

// Tests on real Electron; arguments are passed to vitest, as in: npm run e2e -- reset
await build();
// Projects of one run have one number of workers: that of the kiosks.
const argv = vitest(["e2e", "scenes"], "--maxWorkers=3", ...process.argv.slice(2));
process.exitCode = await show(withoutHighPriority(argv));
