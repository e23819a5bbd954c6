import { HELP, readArguments } from "./sip2/arguments.ts";
import { probe } from "./sip2/probe.ts";
import { provesPasswords, report } from "./sip2/report.ts";

/*
 * Talks to a SIP2 server and says which settings suit it:  npm run sip2-probe -- <host> <port> [options]
 * Only harmless messages; a password is read from a file, from standard input, or typed without an echo.
 */

const read = await readArguments(process.argv.slice(2));
if (read.kind === "help") process.stdout.write(HELP);
else if (read.kind === "wrong") {
  process.stderr.write(`${read.why}\n\n${HELP}`);
  process.exitCode = 2;
} else {
  const findings = await probe(read.plan, (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(`\n${report(read.plan, findings)}\n`);
  process.exitCode = findings.base === null || provesPasswords(findings) === false ? 1 : 0;
}
