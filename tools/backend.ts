import { show } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

// The reference backend by itself: npm run backend -- --data=<folder> [--demo] [--port=8080]
process.exitCode = await show([process.execPath, at("backend/server.ts"), ...process.argv.slice(2)]);
