import { onTestFinished } from "vitest";
import { buildApp } from "#backend/app.ts";
import { type Backend, closeBackend, openBackend } from "#backend/backend.ts";
import { TIME_LIMITS, type TimeLimits } from "#backend/limits.ts";
import type { App } from "#backend/routes/web.ts";
import { issueKiosk } from "#backend/services/kiosks.ts";
import { stopApp } from "#backend/stop.ts";
import { inTransaction } from "#backend/store/database.ts";
import type { KioskKind } from "#contract/domain/kiosk.ts";
import { RestKiosk } from "../http/rest-client.ts";
import type { SmallLibrary } from "./small-library.ts";

/** A kiosk (or monitor) that staff added. */
export interface AddedKiosk {
  readonly id: string;
  readonly token: string;
  readonly kiosk: RestKiosk;
}

/** Staff add a kiosk to the library. */
export async function addKiosk(
  library: SmallLibrary,
  name: string,
  kind: KioskKind = "kiosk",
): Promise<AddedKiosk> {
  const { backend, clock, url } = library;
  const { kiosk, token } = await inTransaction(backend.db, (trx) =>
    issueKiosk(trx, { name, kind }, clock.now()),
  );
  return { id: kiosk.id, token, kiosk: new RestKiosk(url, token) };
}

/** A second backend over the same data. */
export interface SecondBackend {
  readonly app: App;
  readonly backend: Backend;
  readonly url: string;
  readonly port: number;
  readonly kiosk: RestKiosk;
  readonly log: readonly string[];
}

/** Opens it for one test, and closes it after (`startSecondBackend`). */
export async function openSecondBackend(
  ...words: Parameters<typeof startSecondBackend>
): Promise<SecondBackend> {
  const second = await startSecondBackend(...words);
  onTestFinished(() => stopApp(second.app, 0));
  return second;
}

/**
 * Starts a second backend, with a password queue, a memory and connections of its own, as another process has; `kioskToken` is what
 * stands in its token file.
 */
export async function startSecondBackend(
  { backend, clock, place }: SmallLibrary,
  times: TimeLimits = TIME_LIMITS,
  kioskToken: string = backend.kioskToken,
  catalogueOnly = false,
): Promise<SecondBackend> {
  const { settings } = backend;
  const log: string[] = [];
  const words = { database: place, clock, settings, kioskToken, catalogueOnly, smtpUrl: null };
  const second = await openBackend({ ...words, onMailFailure: () => undefined });
  const app = buildApp(second, { write: (line) => void log.push(line) }, times);
  app.addHook("onClose", () => closeBackend(second));
  const url = await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    app,
    backend: second,
    url,
    port: Number(new URL(url).port),
    kiosk: new RestKiosk(url, kioskToken),
    log,
  };
}
