import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { listenOn, listenOnOwnPort } from "#test/support/system/own-port.ts";

/** Ids of the messages that change something. */
const WRITES = ["09", "11", "15", "29"];

type Fate = "done" | "not-done";

/** The wire between a kiosk and its SIP2 server, with the faults that wires have. Everything passes at first. */
export interface Sip2Wire {
  readonly port: number;
  /** All is well again; answers that were held go on their way. */
  pass(): Promise<void>;
  /** Connections break, and new ones are refused. */
  cut(): Promise<void>;
  /** Requests come in and nothing goes out, for ever. */
  hang(): void;
  /** Requests are carried out, and what is answered waits. */
  holdAnswers(): void;
  /** The next write loses its answer: carried out, or never heard of. Then the server works again, or is away. */
  loseNextWrite(fate: Fate, then: "well" | "away"): void;
  /** Everything is answered by this, byte for byte. */
  say(nonsense: Buffer | null): void;
  /** Turns each request into another before the server hears it. */
  change(request: ((text: string) => string) | null): void;
  heard(): number;
  writesHeard(): number;
  stop(): Promise<void>;
}

/** Lays the wire in front of a server on this machine. */
export async function startSip2Wire(target: number): Promise<Sip2Wire> {
  const sockets = new Set<Socket>();
  let isSilent = false;
  let isHolding = false;
  let nonsense: Buffer | null = null;
  let change: ((text: string) => string) | null = null;
  let fault: { readonly fate: Fate; readonly then: "well" | "away" } | null = null;
  let held: (() => void)[] = [];
  let heard = 0;
  let writes = 0;

  function keep(socket: Socket): Socket {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => undefined);
    socket.on("close", () => sockets.delete(socket));
    return socket;
  }

  function lose(kiosk: Socket, onward: Socket, then: "well" | "away"): void {
    kiosk.destroy();
    onward.destroy();
    if (then === "away") void cut();
  }

  const server = createServer((accepted) => {
    const kiosk = keep(accepted);
    const onward = keep(connect(target, "127.0.0.1"));
    let losing: "well" | "away" | null = null;
    kiosk.on("close", () => onward.destroy());
    onward.on("close", () => kiosk.destroy());
    // One piece is one request, and one answer: neither side of these tests writes in halves.
    kiosk.on("data", (piece) => {
      const text = piece.toString("latin1");
      const isWrite = WRITES.includes(text.slice(0, 2));
      heard += 1;
      writes += isWrite ? 1 : 0;
      if (isSilent) return;
      if (nonsense !== null) return void kiosk.write(nonsense);
      if (isWrite && fault !== null) {
        const { fate, then } = fault;
        fault = null;
        if (fate === "not-done") return lose(kiosk, onward, then);
        losing = then;
      }
      onward.write(change === null ? piece : Buffer.from(change(text), "latin1"));
    });
    onward.on("data", (piece) => {
      if (losing !== null) return lose(kiosk, onward, losing);
      const send = (): void => void (kiosk.writable && kiosk.write(piece));
      if (isHolding) held.push(send);
      else send();
    });
  });

  async function cut(): Promise<void> {
    held = [];
    for (const socket of sockets) socket.destroy();
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    await closed;
  }

  const port = await listenOnOwnPort(server);
  return {
    port,
    async pass() {
      isSilent = false;
      isHolding = false;
      nonsense = null;
      change = null;
      fault = null;
      for (const send of held.splice(0)) send();
      if (!server.listening) await listenOn(server, port);
    },
    cut,
    hang() {
      isSilent = true;
    },
    holdAnswers() {
      isHolding = true;
    },
    loseNextWrite(fate, then) {
      fault = { fate, then };
    },
    say(text) {
      nonsense = text;
    },
    change(request) {
      change = request;
    },
    heard: () => heard,
    writesHeard: () => writes,
    stop: cut,
  };
}
