import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import type { Capabilities } from "#contract/library/port.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { HELP, readArguments, type Wanted } from "./arguments.ts";
import { accountOf, openHouse, Unanswered } from "./house.ts";
import { BadInput, type Patrons, readPatrons, readSettings, secretsOf } from "./input.ts";
import { type Line, linesOf, PLAN_VARIABLE, type Plan, type PromiseRecord } from "./records.ts";
import { markdownOf, reportOf, withoutSecrets } from "./report.ts";

/* The promise of the library port in front of a library's own server: npm run contract (docs/contract.md). */

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const EXIT = { fine: 0, wrong: 1, input: 2, server: 3, unconfirmed: 4 } as const;
const LOOK_EVERY_MS = 300;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

function placeOf({ backend }: Settings): string {
  const { adapter, sip2, url } = backend;
  return adapter === "sip2" ? `${sip2.host}:${sip2.port}` : url;
}

function unansweredAt(place: string, events: readonly string[]): string {
  if (events.every((event) => event.endsWith("-unsent")))
    return `Nothing answers at ${place}. Check the address, the server and the network.`;
  return `The server at ${place} does not answer as expected: ${events.join(", ")}. Check its account, and that it is the right server.`;
}

/** Signs in the reader, and looks whether the card is fit. Answers why not, or what the system can do. */
async function lookAt(settings: Settings, patrons: Patrons): Promise<string | Capabilities> {
  const house = openHouse(settings);
  try {
    const known = await house.greet();
    const unknown = patrons.pickups.filter((id) => !known.includes(id));
    if (unknown.length > 0)
      return `The pickup libraries ${unknown.join(", ")} are not known; there are ${known.join(", ")}. SIP2 tells one at most: the others stand in backend.about of the settings.`;
    const reader = accountOf(patrons.reader);
    const holds = await house.holds(reader);
    const answer = await house.overview(reader);
    if (patrons.may.includes("holds") && holds.length > 0)
      return `The reader has ${holds.length} holds (titles ${holds.map(({ title }) => title.id).join(", ")}). The run touches no hold that it has not made: cancel them, perhaps they are left from an earlier run, or name another card.`;
    if (answer.ok && answer.value.loans.overdue > 0)
      return "The reader has overdue loans. Name a card with at least two loans, none of them overdue.";
    if (patrons.other !== undefined) await house.loans(accountOf(patrons.other));
    return house.capabilities();
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    if (error.refusal === "out-of-order") return unansweredAt(placeOf(settings), house.events());
    return `The server has refused ${error.message}.`;
  } finally {
    await house.end();
  }
}

/** What will be done, in words. */
function planOf(settings: Settings, patrons: Patrons, can: Capabilities): readonly string[] {
  const { backend } = settings;
  const { may, titles, pickups } = patrons;
  const has = (deed: Patrons["may"][number]): boolean => may.includes(deed);
  const places = has("holds") && can.placeHold && (can.cancelHold || has("kept holds"));
  return [
    `In front of ${backend.adapter} at ${placeOf(settings)}. Use a test server: the run signs in some dozens of times.`,
    "  It signs in the cards of the patrons file, the reader once with a wrong password and once with an unknown number.",
    places
      ? `  It places holds for the reader on the titles ${titles.join(", ")} at ${pickups.join(" or ")}${
          can.cancelHold
            ? ", and cancels them."
            : "; this system cannot cancel them: they STAY and are listed in the report."
        }`
      : '  It places no hold ("may" has no "holds", or the system cannot cancel them).',
    has("renewals") && can.renew
      ? "  It renews the reader's first loan once. That cannot be undone."
      : "  It renews nothing.",
    has("wrong passwords") ? "  It tries nine wrong passwords for the reader, which can lock the card." : "",
    has("email") && can.email ? "  It sets and deletes the other patron's address." : "",
    "  It changes no password.",
  ].filter((line) => line !== "");
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question("Go on? Type yes: ");
  lines.close();
  return answer.trim().toLowerCase() === "yes";
}

const promisesIn = (lines: readonly Line[]): readonly PromiseRecord[] =>
  lines.flatMap((line) => ("promise" in line ? [line.promise] : []));

/** Runs the tests in Vitest, whose own output, which quotes answers, is not shown. Tells each promise as it comes. */
async function run(plan: Plan): Promise<readonly Line[]> {
  const words = [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    "own-server",
    "--silent",
    "--reporter=dot",
  ];
  const child = spawn(process.execPath, words, {
    cwd: ROOT,
    env: { ...process.env, [PLAN_VARIABLE]: JSON.stringify(plan) },
    stdio: "ignore",
  });
  let told = 0;
  const tell = (): void => {
    const promises = promisesIn(linesOf(plan.records));
    for (const { outcome, group, name } of promises.slice(told))
      say(`${outcome.padEnd(9)} ${group}: ${name}`);
    told = promises.length;
  };
  const timer = setInterval(tell, LOOK_EVERY_MS);
  await new Promise((resolve) => child.once("close", resolve));
  clearInterval(timer);
  tell();
  return linesOf(plan.records);
}

function versionOf(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  return version;
}

async function runAndReport(wanted: Wanted, settings: Settings, patrons: Patrons): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "shiori-contract-"));
  try {
    const { settings: file, patrons: names, secrets } = wanted;
    const records = join(folder, "records.jsonl");
    const plan = { settings: file, patrons: names, records, ...(secrets === undefined ? {} : { secrets }) };
    const lines = await run(plan);
    const promises = promisesIn(lines);
    if (promises.length === 0) {
      complain("The tests did not run. Is everything installed (npm run setup)?");
      return EXIT.server;
    }
    const { adapter, catalogue } = settings.backend;
    const report = reportOf(
      promises,
      lines.flatMap((line) => ("left" in line ? line.left : [])),
      {
        made: new Date().toISOString(),
        shiori: versionOf(),
        node: process.versions.node,
        adapter,
        ownCatalogue: catalogue.url !== "",
        system: patrons.system,
      },
    );
    const hidden = secretsOf(patrons, settings);
    mkdirSync(wanted.report, { recursive: true });
    writeFileSync(join(wanted.report, "contract.md"), withoutSecrets(markdownOf(report), hidden));
    writeFileSync(
      join(wanted.report, "contract.json"),
      withoutSecrets(`${JSON.stringify(report, null, 2)}\n`, hidden),
    );
    const { works, refused, wrong, "not tried": untried } = report.counts;
    say(
      `${works} work, ${refused} refused honestly, ${wrong} wrong, ${untried} not tried: ${wanted.report}/contract.md`,
    );
    if (!lines.some((line) => "left" in line))
      complain("The run has ended early: look whether the reader has holds that it made.");
    return wrong === 0 ? EXIT.fine : EXIT.wrong;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<number> {
  const read = readArguments(process.argv.slice(2), ROOT);
  if (read.kind === "help") {
    process.stdout.write(HELP);
    return EXIT.fine;
  }
  if (read.kind === "wrong") {
    complain(`${read.why}\n\n${HELP}`);
    return EXIT.input;
  }
  const { wanted } = read;
  const settings = readSettings(wanted.settings, wanted.secrets);
  const patrons = readPatrons(wanted.patrons);
  const found = await lookAt(settings, patrons);
  if (typeof found === "string") {
    complain(found);
    return EXIT.server;
  }
  for (const line of planOf(settings, patrons, found)) say(line);
  if (!wanted.yes && !(await isConfirmed())) {
    complain("Nothing was done. Type yes, or add --yes.");
    return EXIT.unconfirmed;
  }
  return runAndReport(wanted, settings, patrons);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof BadInput)) throw error;
  complain(error.message);
  process.exitCode = EXIT.input;
}
