import { afterAll, beforeAll } from "vitest";
import type { Settings } from "#contract/settings/settings.schema.ts";
import { startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { type Kiosk, type KioskOptions, type Partially, startKiosk } from "./kiosk.ts";
import { type Person, person } from "./simulated-patron.ts";

/** A kiosk that lends, and who stands before it. */
export interface LendingKiosk {
  readonly kiosk: Kiosk;
  readonly patron: Person;
}

/** A library system, and what a kiosk's options must say to stand in front of it. */
export interface System {
  readonly options: Pick<KioskOptions, "backend" | "settings">;
  stop(): Promise<void>;
}

/**
 * A kiosk that lends, in front of the system that `start` starts; both end after the tests of the file. What is answered is there from
 * the first test on.
 */
export function lendingKiosk<S extends System>(start: () => Promise<S>): () => LendingKiosk & S {
  let stage: (LendingKiosk & S) | null = null;
  let system: S | null = null;
  beforeAll(async () => {
    system = await start();
    const { settings, ...rest } = system.options;
    const services = { lend: true, ...settings?.services };
    const kiosk = await startKiosk({ ...rest, settings: { ...settings, services } });
    stage = { ...system, kiosk, patron: person(kiosk, "ja") };
  });
  afterAll(async () => {
    await stage?.kiosk.stop();
    await system?.stop();
  });
  return () => {
    if (stage === null) throw new Error("The kiosk has not started.");
    return stage;
  };
}

/** The same in front of the demo library. `terminals`: what its backend lets terminals do, beside lending. */
export function demoLending(terminals: object = {}, settings: Partially<Settings> = {}) {
  return lendingKiosk(async () => {
    const backend = await startDemoBackend({ terminals: { lend: true, ...terminals } });
    return {
      options: { backend, settings },
      asked: new RestKiosk(backend.url, backend.token),
      stop: () => backend.stop(),
    };
  });
}

/** Barcodes of the copies of a title that stand on their shelves and may be lent. */
export async function copiesOnShelfOf(asked: RestKiosk, title: string): Promise<readonly string[]> {
  const { copies } = (await asked.title(title)).value;
  return copies
    .filter(({ status, kept }) => status === "on-shelf" && kept === null)
    .map(({ barcode }) => barcode);
}

/** The same of the title with this ISBN. */
export async function copiesOnShelf(asked: RestKiosk, isbn: string): Promise<readonly string[]> {
  return copiesOnShelfOf(asked, (await asked.find("isbn", isbn)).value.id);
}
