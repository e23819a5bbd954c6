import { show } from "./shared/commands.ts";
import { at } from "./shared/place.ts";

// The reference backend alone:          npm run backend -- --data=<folder> --token-file=<file> [--demo] [--port=8080]
//                                       npm run backend -- --help
// Its first member of staff, offline:   npm run backend -- staff-init --data=<folder> --token-file=<file>
// Its libraries, from a file, offline:  npm run backend -- libraries --data=<folder> --file=<file>
// Staff commands:                       npm run backend -- staff <verb> ...
// Import of a catalogue:                npm run backend -- import --data=<folder> --format=... --file=<file>
// Harvest of a catalogue over OAI-PMH:  npm run backend -- harvest --data=<folder> --url=<base URL>
// Words and names of its classes:       npm run backend -- classes --data=<folder> --terms=<file> --names=<file>
// Backup, restore, export, load:        npm run backend -- backup | restore | export | load ...
// From SQLite to PostgreSQL:            DATABASE_URL=... npm run backend -- move --data=<folder>
// The API as OpenAPI:                   npm run backend -- openapi
const args = process.argv.slice(2);
const PROGRAMS: Readonly<Record<string, string>> = {
  staff: "backend/cli/main.ts",
  "staff-init": "backend/cli/main.ts",
  libraries: "backend/cli/main.ts",
  import: "backend/import/cli.ts",
  harvest: "backend/import/harvest/cli.ts",
  classes: "backend/import/classes-cli.ts",
  backup: "backend/export/cli.ts",
  restore: "backend/export/cli.ts",
  export: "backend/export/cli.ts",
  load: "backend/export/cli.ts",
  move: "backend/move/cli.ts",
  openapi: "backend/openapi.ts",
};
const program = PROGRAMS[args[0] ?? ""] ?? "backend/server.ts";
// Relative paths refer to the folder in which the command was typed.
process.exitCode = await show([process.execPath, at(program), ...args], {}, process.env["INIT_CWD"]);
