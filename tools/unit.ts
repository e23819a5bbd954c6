import { show, tool } from "./shared/commands.ts";

// The fast tests; arguments are passed to vitest, as in: npm run unit -- scanner
const projects = ["unit", "screens*", "adapters", "backend"].flatMap((name) => ["--project", name]);
process.exitCode = await show(tool("vitest/vitest.mjs", "run", ...projects, ...process.argv.slice(2)));
