import { join } from "node:path";

/** Variable with the bundle that a run has made for all its tests (`bundle-global-setup.ts`). */
export const BACKEND_BUNDLE = "SHIORI_TEST_BACKEND";

/** The file to start the backend with: in a test run its bundle, otherwise its source. */
export function serverProgram(): string {
  return process.env[BACKEND_BUNDLE] ?? join(import.meta.dirname, "../../../backend/server.ts");
}
