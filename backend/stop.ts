import { STOP_WITHIN_MS } from "./limits.ts";
import type { App } from "./routes/web.ts";

/**
 * Stops in order: requests in progress are answered, new ones are refused, then the database is closed. A client that keeps its
 * connection is cut off after `withinMs`. Repeated calls wait for the same end.
 */
export async function stopApp(app: App, withinMs: number = STOP_WITHIN_MS): Promise<void> {
  const late = setTimeout(() => app.server.closeAllConnections(), withinMs);
  try {
    await app.close();
  } finally {
    clearTimeout(late);
  }
}
