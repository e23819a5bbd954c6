import { runCommand } from "./program.ts";

/** The width of the terminal; a pipe or file has none, unless COLUMNS says one. */
function columns(): number {
  const said = Number(process.env["COLUMNS"]);
  return process.stdout.columns ?? (said > 0 ? said : Number.POSITIVE_INFINITY);
}

process.exitCode = await runCommand(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  columns: columns(),
  env: process.env,
  input: process.stdin,
});
// A scanner that is still connected must not keep a finished command alive.
process.stdin.destroy();
