import { readArguments } from "#supervisor/arguments.ts";
import { LIMITS } from "#supervisor/limits.ts";
import { supervise } from "#supervisor/supervise.ts";

/*
 * The supervisor in a hurry, as a program of its own, for tests with small programs in the kiosk's place: pauses and
 * long runs are 20 times as short. Times in which a program must do something stay long enough for a busy machine.
 *   node short-limits-supervisor.ts --heartbeat=<file> -- <program>
 */

const HURRY = 20;
const words = readArguments(process.argv.slice(2));
if (words === null) throw new Error("wrong words");
supervise(words, {
  ...LIMITS,
  firstBeat: 6000,
  silence: 2500,
  longRun: LIMITS.longRun / HURRY,
  pauses: LIMITS.pauses.map((pause) => pause / HURRY),
  stop: 1500,
  again: 500,
  standstill: 1500,
  well: 500,
  tick: 50,
});
