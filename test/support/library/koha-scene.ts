import { onTestFinished } from "vitest";
import type { LibraryPort } from "#contract/library/port.ts";
import type { Times } from "#main/library/koha/call.ts";
import { createKohaLibrary, type KohaOptions } from "#main/library/koha/library.ts";
import { createLog } from "#main/log/log.ts";
import { KOHA_ACCOUNT, startKoha } from "#test/fakes/koha-server.ts";
import { CANARY, CARD, type KohaWorld } from "#test/fakes/koha-world.ts";

/** No test is to fail because the machine is busy. */
const PATIENT: Partial<Times> = {
  read: 60_000,
  write: 60_000,
  health: 60_000,
  lookUp: 60_000,
  description: 60_000,
  availability: 60_000,
  renewability: 60_000,
  lookUpPauses: [5, 10, 20],
};
/** For what is waited for: a busy machine takes its time. */
export const PATIENTLY = { timeout: 30_000 } as const;

/** Nobody waits for the visit's end here. */
export const options = () => ({ signal: new AbortController().signal });

let keys = 0;
/** A key of a write; main makes UUIDs. */
export function key(): string {
  keys += 1;
  return `00000000-0000-4000-8000-${String(keys).padStart(12, "0")}`;
}

/** A fake Koha and the adapter that speaks with it; both end with the test. */
export async function kohaScene(more: Partial<KohaOptions> = {}, world?: KohaWorld) {
  const koha = await startKoha(world);
  onTestFinished(() => koha.stop());
  const log = createLog(null, false);
  const library = createKohaLibrary({
    url: koha.url,
    authority: "",
    koha: { auth: "basic", ...KOHA_ACCOUNT },
    about: null,
    library: "CPL",
    log,
    times: PATIENT,
    ...more,
  });
  return { koha, library, log, events: () => log.recent().map(({ event }) => event) };
}

/** The session of the patron most tests are about. */
export async function signedIn(library: LibraryPort): Promise<string> {
  const answer = await library.signIn({ cardNumber: CARD, password: CANARY.password }, options());
  if (!answer.ok) throw new Error(`Nobody signed in: ${answer.refusal.name}`);
  return answer.value.session;
}

/** A signed-in patron; what it took to sign in is forgotten by the counter of calls. */
export async function kohaVisit(more: Partial<KohaOptions> = {}) {
  const scene = await kohaScene(more);
  const session = await signedIn(scene.library);
  const before = scene.koha.asked().length;
  return { ...scene, session, calls: () => scene.koha.asked().slice(before) };
}
