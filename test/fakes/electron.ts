import { EventEmitter } from "node:events";

/*
 * What unit tests see in place of Electron: views whose pages load nothing, live in no process and tell what they were
 * asked. It proves nothing about Electron itself; that is the work of test/e2e.
 */

let contents = 0;

/** A page without a browser. */
export class FakeContents extends EventEmitter {
  readonly id: number;
  /** Times it was given the keyboard. */
  focused = 0;
  /** News it was sent. */
  readonly sent: unknown[] = [];
  readonly loaded: string[] = [];
  closed = false;
  readonly navigationHistory = { clear: () => undefined };
  readonly debugger = { attach: () => undefined, sendCommand: async () => undefined };
  constructor() {
    super();
    contents += 1;
    this.id = contents;
  }
  focus(): void {
    this.focused += 1;
  }
  send(_channel: string, news: unknown): void {
    this.sent.push(news);
  }
  /** Rejects for whatever a test calls broken. */
  async loadURL(address: string): Promise<void> {
    this.loaded.push(address);
    if (FakeContents.broken) throw new Error("the process died");
  }
  static broken = false;
  isDestroyed(): boolean {
    return this.closed;
  }
  close(): void {
    this.closed = true;
  }
  getOSProcessId(): number {
    return 0;
  }
}

/** A view with such a page. */
export class WebContentsView {
  readonly webContents = new FakeContents();
  setBackgroundColor(): void {
    // It has none.
  }
}

const nothing = async (): Promise<void> => undefined;

export const session = {
  fromPartition: () => ({
    clearData: nothing,
    clearStorageData: nothing,
    clearCache: nothing,
    clearAuthCache: nothing,
    clearHostResolverCache: nothing,
    clearCodeCaches: nothing,
    closeAllConnections: nothing,
  }),
};
