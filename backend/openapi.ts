import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "./app.ts";
import { closeBackend, openBackend } from "./backend.ts";
import { systemClock } from "./clock.ts";
import { DEFAULT_SETTINGS } from "./rules/settings.schema.ts";
import { newToken } from "./services/tokens.ts";

/*
 * `npm run backend -- openapi`: prints the description of the API, as `GET /v1/openapi.json` returns it. It uses an empty
 * temporary database.
 */

const folder = await mkdtemp(join(tmpdir(), "shiori-openapi-"));
try {
  const backend = await openBackend({
    database: { folder },
    clock: systemClock,
    settings: DEFAULT_SETTINGS,
    kioskToken: newToken(),
    smtpUrl: null,
    onMailFailure: () => undefined,
  });
  const app = buildApp(backend, { write: () => undefined });
  app.addHook("onClose", () => closeBackend(backend));
  await app.ready();
  process.stdout.write(`${JSON.stringify(app.swagger(), null, 2)}\n`);
  await app.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}
