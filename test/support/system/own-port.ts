import { once } from "node:events";
import { createServer, type Server } from "node:net";

/** Below 32768: from there on the system gives ports to every connection and server of the machine. */
const FIRST = 12_000;
const COUNT = 20_000;
const TRIES = 20;

/** Listens on a port outside the system's ephemeral range, so that it is still free when the server closes and listens again. */
export async function listenOnOwnPort(server: Server): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    try {
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
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
}

/** An unused port, for a program that has to be told one. */
export async function ownPort(): Promise<number> {
  const server = createServer();
  const port = await listenOnOwnPort(server);
  server.close();
  await once(server, "close");
  return port;
}
