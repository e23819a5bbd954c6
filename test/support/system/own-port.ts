import { once } from "node:events";
import { createServer, type Server } from "node:net";

/** Below the ephemeral ranges of gVisor (from 16,000) and Linux (from 32,768), above 10,080, which `fetch` and browsers refuse. */
const FIRST = 11_000;
const COUNT = 5000;
const TRIES = 20;

async function listen(server: Server, port: number, address: string): Promise<void> {
  server.listen(port, address);
  await once(server, "listening");
}

/**
 * Listens on a port that is kept until this process ends, so that the server can close and listen again. A second server keeps
 * it on another loopback address: other callers then choose another port, and Linux gives it to no outgoing connection.
 */
export async function listenOnOwnPort(server: Server): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    const keeper = createServer((socket) => socket.destroy()).unref();
    try {
      await listen(keeper, port, "127.0.0.2");
      await listenOn(server, port);
      return port;
    } catch (error) {
      keeper.close();
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
