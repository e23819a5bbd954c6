import { once } from "node:events";
import { createServer as createPlain, type Server, type Socket } from "node:net";
import { createServer as createTls, type TlsOptions } from "node:tls";
import { listenOnOwnPort } from "#test/support/system/own-port.ts";
import { type Conversation, createConversations } from "./sip2/conversation.ts";
import { type Fault, type Once, type Quirks, STANDARD } from "./sip2/quirks.ts";
import { type FakeWorld, smallWorld } from "./sip2/world.ts";

export interface FakeSip2Options {
  /** The server's ways; what is missing is as in the standard. */
  readonly quirks?: Partial<Quirks>;
  readonly world?: FakeWorld;
  /** AO of every answer; empty = what the request had. */
  readonly institution?: string;
  /** Terminal account. */
  readonly user?: string;
  readonly password?: string;
  readonly tls?: TlsOptions;
}

/** A SIP2 server on loopback, with the faults and habits of real ones. */
export interface FakeSip2Server {
  readonly host: string;
  readonly port: number;
  readonly world: FakeWorld;
  /** May be changed while it runs. */
  readonly quirks: Quirks;
  /** What goes wrong with a message, by its id, until it is taken out. */
  readonly faults: Map<string, Fault | Once>;
  /** Requests that were read, as text, in order, of all connections. */
  readonly heard: string[];
  /** Connections made so far, and those that are open now. */
  connections(): { readonly made: number; readonly open: number };
  /** Most connections that were served at one moment. */
  busiest(): number;
  /** Closes every connection, as after a restart. */
  dropAll(): void;
  stop(): Promise<void>;
}

/** Starts one on a port of its own. */
export async function startSip2Server(options: FakeSip2Options = {}): Promise<FakeSip2Server> {
  const quirks: Quirks = { ...STANDARD, ...options.quirks };
  const world = options.world ?? smallWorld();
  const faults = new Map<string, Fault | Once>();
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  const served = new Set<Socket>();
  let made = 0;
  let busiest = 0;

  const conversations = createConversations({
    quirks,
    world,
    faults,
    heard,
    institution: options.institution ?? "",
    user: options.user ?? "kiosk",
    password: options.password ?? "secret",
    die: () => void stop(),
  });

  /** Lets those in for whom there is a worker; the others were accepted and hear nothing (SIP-25). */
  function serve(): void {
    for (const socket of sockets) {
      if (served.has(socket) || (quirks.workers > 0 && served.size >= quirks.workers)) continue;
      served.add(socket);
      busiest = Math.max(busiest, served.size);
      begin(socket, conversations(socket));
    }
  }

  function begin(socket: Socket, conversation: Conversation): void {
    socket.on("data", (piece: Buffer) => {
      socket.setTimeout(quirks.idleClose);
      conversation.take(piece);
    });
    socket.on("timeout", () => socket.end());
    socket.setTimeout(quirks.idleClose);
  }

  function accept(socket: Socket): void {
    made += 1;
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      sockets.delete(socket);
      served.delete(socket);
      serve();
    });
    serve();
  }

  const server: Server = options.tls ? createTls(options.tls, accept) : createPlain(accept);
  server.on("tlsClientError", () => undefined);
  const port = await listenOnOwnPort(server);

  function dropAll(): void {
    for (const socket of sockets) socket.destroy();
  }

  async function stop(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    dropAll();
    await closed;
  }

  return {
    host: "127.0.0.1",
    port,
    world,
    quirks,
    faults,
    heard,
    connections: () => ({ made, open: sockets.size }),
    busiest: () => busiest,
    dropAll,
    stop,
  };
}
