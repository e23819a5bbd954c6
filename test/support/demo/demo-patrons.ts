import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type DemoPatron, readPatrons } from "#backend/demo/patrons.ts";
import { type RunningBackend, type StartOptions, startBackend } from "../backend/backend-process.ts";

/** Everybody of the demo library. */
export const DEMO_PATRONS = readPatrons(join(import.meta.dirname, "../../../assets/demo/patrons.json"));

/** Card and password of a demo patron. */
export function demoCard(id: string): DemoPatron {
  const patron = DEMO_PATRONS.find((one) => one.id === id);
  if (patron === undefined) throw new Error(`There is no demo patron ${id}.`);
  return patron;
}

/** A backend process that ends with the test. */
export async function started(options: StartOptions = {}): Promise<RunningBackend> {
  const backend = await startBackend(options);
  onTestFinished(async () => void (await backend.stop()));
  return backend;
}
