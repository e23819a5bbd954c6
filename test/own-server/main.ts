import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { OWN_SOURCES } from "#contract/settings/choices.ts";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { HELP, readArguments, type Wanted } from "./arguments.ts";
import { accountOf, openHouse, Unanswered } from "./house.ts";
import { BadInput, type Patrons, readPatrons, readSettings, secretsOf } from "./input.ts";
import { type Line, linesOf, PLAN_VARIABLE, type Plan, type PromiseRecord } from "./records.ts";
import { markdownOf, reportOf, withoutSecrets } from "./report.ts";

/* The contract suite of the library port against a library's own server: npm run contract (docs/contract.md). */

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

/** Signs in the reader and the other patron, and looks whether the cards are fit. Answers why not, or null. */
async function lookAt(settings: Settings, patrons: Patrons): Promise<string | null> {
  const house = openHouse(settings);
  try {
    const known = await house.greet();
    const unknown = patrons.pickups.filter((id) => !known.includes(id));
    if (unknown.length > 0)
      return `The pickup libraries ${unknown.join(", ")} are unknown; known: ${known.join(", ")}. SIP2 reports one at most: list the others in backend.about of the settings.`;
    const reader = accountOf(patrons.reader);
    const holds = await house.holds(reader);
    const answer = await house.overview(reader);
    if (patrons.may.includes("holds") && holds.length > 0)
      return `The reader has holds (titles ${holds.map(({ title }) => title.id).join(", ")}). The run does not touch holds that it has not placed. Cancel them (they may be left from an earlier run), or name another card.`;
    if (answer.ok && answer.value.loans.overdue > 0)
      return "The reader has overdue loans. Name a card with at least two loans, none of them overdue.";
    if (patrons.other !== undefined) await house.loans(accountOf(patrons.other));
    return null;
  } catch (error) {
    if (!(error instanceof Unanswered)) throw error;
    if (error.refusal === "out-of-order") return unansweredAt(placeOf(settings), house.events());
    return `The server refused ${error.message}.`;
  } finally {
    await house.end();
  }
}

/** What will be done, in words. The server is not asked before: what it cannot do is left out later. */
function planOf(
  settings: Settings,
  { may, titles, pickups, notHoldable, notRenewable }: Patrons,
): readonly string[] {
  const has = (action: Patrons["may"][number]): boolean => may.includes(action);
  const namesAny = (cases: object): boolean => Object.values(cases).some((one) => one !== undefined);
  const stays = has("kept holds")
    ? "if the system cannot cancel holds, they STAY and are listed in the report"
    : "if the system cannot cancel holds, it places none";
  return [
    `Server: ${settings.backend.adapter} at ${placeOf(settings)}. Use a test server: the run signs in several dozen times.`,
    "  It signs in with the cards of the patrons file, once with a wrong password and once with an unknown number.",
    has("holds")
      ? `  It places holds for the reader on the titles ${titles.slice(0, 2).join(", ")} at ${pickups.join(" or ")}, changes and cancels them; ${stays}.`
      : '  It places no hold ("may" has no "holds").',
    has("holds") && namesAny(notHoldable)
      ? "  It requests a hold with each notHoldable card. A hold that the server does not refuse is cancelled like the others."
      : "",
    has("renewals")
      ? "  It renews the reader's first loan once. That cannot be undone."
      : "  It renews nothing.",
    has("renewals")
      ? `  As the reader it tries to renew the other patron's loan${
          namesAny(notRenewable) ? ", and with each notRenewable card its loan" : ""
        }. If the server does not refuse, the loan stays renewed.`
      : "",
    has("wrong passwords") ? "  It tries nine wrong passwords for the reader, which can lock the card." : "",
    has("email") ? "  It sets and deletes the other patron's address." : "",
    "  It changes no password.",
  ].filter((line) => line !== "");
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await lines.question("Continue? Type yes: ");
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
    const failures = lines.flatMap((line) => ("failed" in line ? [line.failed] : []));
    for (const failure of failures) complain(`The server refused a step before the tests: ${failure}.`);
    if (promises.length === 0) {
      if (failures.length === 0)
        complain("The tests did not run. Check that everything is installed (npm run setup).");
      return EXIT.server;
    }
    const { adapter, catalogue } = settings.backend;
    const made = reportOf(
      promises,
      lines.flatMap((line) => ("left" in line ? line.left : [])),
      {
        made: new Date().toISOString(),
        shiori: versionOf(),
        node: process.versions.node,
        adapter,
        ownCatalogue: catalogue.source !== OWN_SOURCES[adapter],
        system: patrons.system,
      },
    );
    const report = withoutSecrets(made, secretsOf(patrons, settings));
    mkdirSync(wanted.report, { recursive: true });
    writeFileSync(join(wanted.report, "contract.md"), markdownOf(report));
    writeFileSync(join(wanted.report, "contract.json"), `${JSON.stringify(report, null, 2)}\n`);
    const { works, refused, wrong, "not tried": untried } = report.counts;
    say(
      `${works} work, ${refused} refused, ${wrong} wrong, ${untried} not tried: ${wanted.report}/contract.md`,
    );
    const isWhole = lines.some((line) => "left" in line);
    if (!isWhole)
      complain(
        "The run ended early. Check whether the reader and the notHoldable cards have holds that it placed.",
      );
    return wrong === 0 && isWhole ? EXIT.fine : EXIT.wrong;
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
  for (const line of planOf(settings, patrons)) say(line);
  if (!wanted.yes && !(await isConfirmed())) {
    complain("Nothing was done, and the server was not contacted. Type yes, or add --yes.");
    return EXIT.unconfirmed;
  }
  const unfit = await lookAt(settings, patrons);
  if (unfit !== null) {
    complain(unfit);
    return EXIT.server;
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
