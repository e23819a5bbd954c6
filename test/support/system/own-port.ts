import { once } from "node:events";
import { createServer, type Server } from "node:net";

/** Below 16,000, where the lowest of the usual ephemeral ranges begins (gVisor's; Linux's begins at 32,768). */
const FIRST = 10_000;
const COUNT = 6000;
const TRIES = 20;

async function listen(server: Server, port: number, address: string): Promise<void> {
  server.listen(port, address);
  await once(server, "listening");
}

/**
 * Listens on a port that is this process's until it ends, so that the server can close and listen again. A second listener on
 * another loopback address keeps it: whoever uses this file chooses another port, and Linux gives no connection a local port
 * that has a listener, whatever the ephemeral range is.
 */
export async function listenOnOwnPort(server: Server): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    try {
      await listen(createServer().unref(), port, "127.0.0.2");
      await listenOn(server, port);
      return port;
    } catch (error) {
      const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!isTaken || tries === TRIES) throw error;
    }
  }
}

/** Listens on this port of this machine; throws when it is taken. */
export async function listenOn(server: Server, port: number): Promise<void> {
  await listen(server, port, "127.0.0.1");
}

/** An unused port, for a program that has to be told one. */
export async function ownPort(): Promise<number> {
  const server = createServer();
  const port = await listenOnOwnPort(server);
  server.close();
  await once(server, "close");
  return port;
}
