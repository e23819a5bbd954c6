import { STOP_WITHIN_MS } from "./limits.ts";
import type { App } from "./routes/web.ts";

/**
 * Stops in order: what is under way is answered, new requests are refused, and then the database is closed. A client
 * that does not let go is cut off after `withinMs`. Asked again, it waits for the same end.
 */
export async function stopApp(app: App, withinMs: number = STOP_WITHIN_MS): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), withinMs);
  try {
    await app.close();
  } finally {
    clearTimeout(late);
  }
}
