import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/** A client that speaks as badly as a test wants: whatever bytes, at whatever pace. */
export class RawClient {
  readonly socket: Socket;
  readonly #closed: Promise<unknown>;
  #heard = "";
  #cutOffBy: string | null = null;

  private constructor(socket: Socket) {
    this.socket = socket;
    // Not `once` of node:events: it fails when the connection is cut off with an error, and that is an end too.
    this.#closed = new Promise((resolve) => socket.once("close", resolve));
    socket.setEncoding("utf8").on("data", (part: string) => {
      this.#heard += part;
    });
    // A connection that is cut off is what many a test waits for.
    socket.on("error", (error) => {
      this.#cutOffBy ??= error.message;
    });
  }

  /** Connects to a port of this machine; cut off when the test ends. */
  static async connect(port: number): Promise<RawClient> {
    const client = new RawClient(connect({ host: "127.0.0.1", port }));
    onTestFinished(() => void client.socket.destroy());
    await once(client.socket, "connect");
    return client;
  }

  say(bytes: string): void {
    this.socket.write(bytes);
  }

  /** One byte every so many milliseconds, until the connection is closed. */
  drip(bytes: string, everyMs: number): void {
    let at = 0;
    const timer = setInterval(() => {
      if (this.socket.destroyed || at >= bytes.length) clearInterval(timer);
      else this.socket.write(bytes.charAt(at));
      at += 1;
    }, everyMs);
    onTestFinished(() => clearInterval(timer));
  }

  /** Waits until the other side has closed the connection; answers everything it said. */
  async toTheEnd(): Promise<string> {
    await this.#closed;
    return this.#heard;
  }

  /** Waits until the connection is cut off; answers the error it ended with, null when it ended in peace. */
  async cutOffBy(): Promise<string | null> {
    await this.#closed;
    return this.#cutOffBy;
  }

  /** Waits until what was said so far contains these words. */
  async hears(words: string): Promise<string> {
    while (!this.#heard.includes(words)) await once(this.socket, "data");
    return this.#heard;
  }
}
