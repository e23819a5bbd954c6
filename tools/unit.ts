import { show, vitest } from "./shared/commands.ts";

// The fast tests; arguments are passed to vitest, as in: npm run unit -- scanner
const projects = ["unit", "screens*", "adapters", "backend"];
process.exitCode = await show(vitest(projects, ...process.argv.slice(2)));
