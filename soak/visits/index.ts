import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { bareResets } from "../../bench/bare-reset.ts";
import { MOST_VISITS } from "./marks.ts";
import { type Fault, type Kind, readFaults } from "./plan.ts";
import { proveVisits } from "./prove.ts";
import { beginProgress, type Progress, type RunWords, resumeProgress, type VisitRecord } from "./record.ts";
import { report } from "./report.ts";
import { playRun } from "./run.ts";
import { canMakeDisk } from "./stage.ts";
import { judge } from "./verdict.ts";

/*
 * npm run soak -- --visits=5000 [--lending | --short] [--seed=1] [--kiosks=1] [--alone=n] [--faults=all|none|<names>] [--resume] | --prove
 *
 * Random visits on the real kiosk, each followed by a search for everything of every visit before. Ends with status 0
 * when every promise was kept, 1 when one was broken, 2 when the run was too short to say, 64 for bad arguments, 130
 * when it was interrupted: `--resume` goes on.
 */

const FOLDER = join(import.meta.dirname, "../../out/soak");
const EXIT = { kept: 0, broken: 1, open: 2, usage: 64, interrupted: 130 } as const;
const TELL_EVERY = 25;
/** Side by side; each takes half a core. */
const MOST_KIOSKS = 16;
/** Bare resets beside which the kiosk's are judged; half a minute. */
const BARE_ROUNDS = 50;
/** Default for a run with several kiosks: enough resets of a single kiosk to judge their times. */
const ALONE_SHARE = 1 / 12;

function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} cores ${cpu?.model.trim() ?? ""}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}`;
}

/** Faults that are possible on this machine; the others are reported. */
function possible(faults: readonly Fault[]): readonly Fault[] {
  if (!faults.includes("disk-full") || canMakeDisk()) return faults;
  console.log("Without root no disk can be created: disk-full is left out.");
  return faults.filter((fault) => fault !== "disk-full");
}

function readArguments(args: readonly string[]) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      visits: { type: "string", default: "5000" },
      seed: { type: "string", default: "1" },
      kiosks: { type: "string", default: "1" },
      alone: { type: "string" },
      faults: { type: "string", default: "all" },
      lending: { type: "boolean", default: false },
      short: { type: "boolean", default: false },
      resume: { type: "boolean", default: false },
      prove: { type: "boolean", default: false },
    },
  });
  const [visits, seed, kiosks] = [Number(values.visits), Number(values.seed), Number(values.kiosks)];
  if (!Number.isInteger(visits) || visits < 1 || visits > MOST_VISITS)
    throw new Error(`--visits=${values.visits} must be a number from 1 to ${MOST_VISITS}.`);
  if (!Number.isInteger(seed)) throw new Error(`--seed=${values.seed} must be a whole number.`);
  if (!Number.isInteger(kiosks) || kiosks < 1 || kiosks > MOST_KIOSKS)
    throw new Error(`--kiosks=${values.kiosks} must be a number from 1 to ${MOST_KIOSKS}.`);
  if (values.lending && values.short) throw new Error("--lending and --short are two different runs.");
  const kind: Kind = values.lending ? "lending" : values.short ? "short" : "usual";
  const alone = Number(
    values.alone ?? (kiosks > 1 && kind !== "lending" ? Math.round(visits * ALONE_SHARE) : 0),
  );
  if (!Number.isInteger(alone) || alone < 0 || alone > visits)
    throw new Error(`--alone=${values.alone} must be a number from 0 to the number of visits.`);
  const faults = kind === "short" ? [] : readFaults(values.faults, values.lending);
  return { ...values, visits, seed, kiosks, alone, kind, faults };
}

function tell(progress: Progress, begun: number): (record: VisitRecord, played: number) => void {
  return (record, played) => {
    for (const found of record.found) console.log(`  visit ${record.visit}: FOUND ${found}`);
    for (const wrong of record.wrongCopies) console.log(`  visit ${record.visit}: WRONG ${wrong}`);
    if (record.left !== null) console.log(`  visit ${record.visit}: ${record.left}`);
    if (record.problem !== null && record.fault === null)
      console.log(`  visit ${record.visit}: ${record.problem}`);
    if (played % TELL_EVERY !== 0) return;
    const seconds = Math.round((performance.now() - begun) / 1000);
    const memory = record.gauges === null ? "" : `, browser process ${record.gauges.memory.toFixed(1)} MB`;
    console.log(`  ${played} of ${progress.words.visits} visits, ${seconds} s${memory}`);
  };
}

/** Runs what the arguments ask for; resolves to the exit status. */
export async function soakVisits(args: readonly string[]): Promise<number> {
  let read: ReturnType<typeof readArguments>;
  try {
    read = readArguments(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return EXIT.usage;
  }
  let stop = false;
  const stopped = (): boolean => stop;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stop = true;
    });
  }
  const own = {
    seed: read.seed,
    visits: read.visits,
    kiosks: read.prove ? 1 : read.kiosks,
    alone: read.prove ? 0 : read.alone,
    kind: read.prove ? "usual" : read.kind,
    faults: read.prove ? [] : possible(read.faults),
    without: null,
    begun: new Date().toISOString(),
    machine: machine(),
  } satisfies RunWords;
  if (read.prove) return (await proveVisits(join(FOLDER, "prove"), own, stopped)) ? EXIT.kept : EXIT.broken;
  return soak(progressOf(read.resume, own), stopped);
}

/** The run to go on with, or a new one in its place. */
function progressOf(resume: boolean, words: RunWords): Progress {
  const folder = join(FOLDER, "visits");
  const kept = resume ? resumeProgress(folder) : null;
  if (resume && kept === null) console.log("There is no interrupted run; starting a new one.");
  if (kept !== null) console.log(`Continuing after ${kept.records.length} of ${kept.words.visits} visits.`);
  return kept ?? beginProgress(folder, words);
}

async function soak(progress: Progress, stopped: () => boolean): Promise<number> {
  const onVisit = tell(progress, performance.now());
  const records = await playRun(progress, { root: undefined, untilFound: false, stopped, onVisit });
  if (stopped()) {
    console.log(`Interrupted after ${records.length} visits. To continue: npm run soak -- --resume`);
    return EXIT.interrupted;
  }
  const bare = progress.words.kind === "lending" ? [] : await bareResets(BARE_ROUNDS);
  const verdict = judge(records, progress.words, bare);
  const text = report(progress, records, verdict, bare);
  writeFileSync(join(progress.folder, "report.txt"), `${text}\n`);
  writeFileSync(
    join(progress.folder, "verdict.json"),
    `${JSON.stringify({ ...progress.words, played: records.length, bare, ...verdict }, null, 2)}\n`,
  );
  console.log(text);
  return EXIT[verdict.judgement];
}
