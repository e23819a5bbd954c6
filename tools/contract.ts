import { show } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

// The contract suite of the library port against a library's own server: npm run contract -- --settings=<file> --patrons=<file>
process.exitCode = await show([process.execPath, at("test/own-server/main.ts"), ...process.argv.slice(2)]);
