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
  readonly debugger = { attach: () => undefined, on: () => undefined, sendCommand: async () => undefined };
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

/** The program and its machine: what a test emits is heard, and how it ends is written down. */
export const app = Object.assign(new EventEmitter(), {
  exits: [] as number[],
  exit(code: number): void {
    app.exits.push(code);
  },
});
export const powerMonitor = new EventEmitter();
export const dialog: { showErrorBox: (title: string, text: string) => void } = {
  showErrorBox: () => {
    throw new Error("a dialog would stand over everything");
  },
};

/** Both clipboards of the older shape; what is cleared is written down. */
export const clipboard = {
  cleared: [] as string[],
  clear(type = "clipboard"): void {
    clipboard.cleared.push(type);
  },
  availableFormats: () => [] as string[],
};

const nothing = async (): Promise<void> => undefined;

export const session = {
  fromPartition: () => ({
    protocol: { isProtocolHandled: () => true },
    clearData: nothing,
    clearStorageData: nothing,
    clearCache: nothing,
    clearAuthCache: nothing,
    clearHostResolverCache: nothing,
    clearCodeCaches: nothing,
    closeAllConnections: nothing,
  }),
};
