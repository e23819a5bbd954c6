import { onTestFinished } from "vitest";
import { buildApp } from "#backend/app.ts";
import { type Backend, closeBackend, openBackend } from "#backend/backend.ts";
import { systemClock } from "#backend/clock.ts";
import { DEFAULT_SETTINGS } from "#backend/rules/settings.schema.ts";
import type { Place } from "#backend/store/database.ts";
import { RestKiosk } from "../http/rest-client.ts";

/** The use cases on data of the test's choice, without a port; whoever opens it closes it. */
export function openOn(database: Place): Promise<Backend> {
  return openBackend({
    database,
    clock: systemClock,
    settings: DEFAULT_SETTINGS,
    kioskToken: "a-kiosk-token-for-tests",
    smtpUrl: null,
    onMailFailure: () => undefined,
  });
}

/** A backend in this process on data of the test's choice, behind a real port; it ends with the test. */
export async function backendOn(
  database: Place,
): Promise<{ readonly backend: Backend; readonly kiosk: RestKiosk }> {
  const backend = await openOn(database);
  const app = buildApp(backend, { write: () => undefined });
  app.addHook("onClose", () => closeBackend(backend));
  onTestFinished(() => app.close());
  return {
    backend,
    kiosk: new RestKiosk(await app.listen({ host: "127.0.0.1", port: 0 }), backend.kioskToken),
  };
}
