import { SerialPortMock } from "serialport";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSerialLink, type SerialLink } from "#main/scanner/serial-link.ts";

const PATH = "/dev/scanner";
const LOCK = String.raw`\x16M\rMNUENA0!`;
const LOCK_BYTES = "\x16M\rMNUENA0!";

let link: SerialLink | null = null;
let got = "";
let lost = 0;
let logged: string[] = [];
let opened: SerialPortMock[] = [];
let isThere = true;

/** The package's own simulated port, watched: what is plugged in is `createPort`. */
class Port extends SerialPortMock {
  constructor(options: { path: string; baudRate: number; autoOpen: false }) {
    super(options);
    opened.push(this);
  }
}

beforeEach(() => {
  SerialPortMock.binding.reset();
  got = "";
  lost = 0;
  logged = [];
  opened = [];
  isThere = true;
});
afterEach(() => link?.close());

const plugIn = (): void => SerialPortMock.binding.createPort(PATH, { record: true, echo: false });
const device = () => opened.at(-1)?.port;
const send = (text: string): void => device()?.emitData(Buffer.from(text, "latin1"));
const received = (): string => device()?.recording.toString("latin1") ?? "";
const seen = (line: string, times = 1) =>
  expect
    .poll(() => logged.filter((one) => one === line).length, { interval: 5, timeout: 20_000 })
    .toBe(times);

function open(lock = ""): void {
  const log = Object.assign(
    (event: string, fields: { kind?: string } = {}) =>
      void logged.push(`${event} ${fields.kind ?? ""}`.trim()),
    { recent: () => [] },
  );
  link = openSerialLink(Port, {
    path: PATH,
    baudRate: 9600,
    lock,
    log,
    isThere: () => isThere,
    onBytes(bytes) {
      got += Buffer.from(bytes).toString("latin1");
    },
    onLost() {
      lost += 1;
    },
  });
}

/** The scanner is pulled out. */
function pullOut(): void {
  SerialPortMock.binding.reset();
  const port = opened.at(-1);
  port?.close(() => undefined);
}

/** Resolves when what the device sends is listened to. */
async function listening(): Promise<void> {
  await expect.poll(() => opened.at(-1)?.listenerCount("data"), { interval: 5 }).toBe(1);
}

describe("a serial scanner", () => {
  it("whose loss is not reported is lost when its device is gone, and comes back", async () => {
    plugIn();
    open();
    await listening();
    send("20010");
    isThere = false;
    await seen("scanner-away lost");
    expect(lost).toBe(1);
    isThere = true;
    await seen("scanner-back", 2);
    await listening();
    send("2001014\r");
    await expect.poll(() => got).toBe("200102001014\r");
  });

  it("is read", async () => {
    plugIn();
    open();
    await listening();
    send("2001014\r");
    await expect.poll(() => got).toBe("2001014\r");
    expect(received()).toBe("");
  });

  it("is awaited when it is not there, and told once", async () => {
    open();
    await seen("scanner-away failed");
    await expect.poll(() => opened.length).toBeGreaterThan(2);
    plugIn();
    await seen("scanner-back");
    expect(logged).toEqual(["scanner-away failed", "scanner-back"]);
  });

  it("gets the lock command at each attach, and its answer is no code (R41)", async () => {
    plugIn();
    open(LOCK);
    await listening();
    await expect.poll(received).toBe(LOCK_BYTES);
    send("MNUENA0\x06!2001014\r");
    await seen("scanner-lock accepted");
    expect(got).toBe("2001014\r");
    pullOut();
    await seen("scanner-away lost");
    expect(lost).toBe(1);
    plugIn();
    await seen("scanner-back", 2);
    await listening();
    await expect.poll(received).toBe(LOCK_BYTES);
    send("MNUENA0\x05!");
    await seen("scanner-lock refused");
    send("2002020\r");
    await expect.poll(() => got).toBe("2001014\r2002020\r");
  });

  it("that does not answer the lock command is read all the same", async () => {
    plugIn();
    open(LOCK);
    await listening();
    await seen("scanner-lock unanswered");
    send("2001014\r");
    await expect.poll(() => got).toBe("2001014\r");
  });

  it("is let go when the end comes while it opens", async () => {
    plugIn();
    open();
    const [port] = opened;
    link?.close();
    await expect.poll(() => port?.listenerCount("close")).toBe(1);
    await new Promise((resolve) => port?.once("close", resolve));
    expect(port?.isOpen).toBe(false);
    expect(logged).toEqual([]);
  });

  it("is let go at the end, and not opened again", async () => {
    plugIn();
    open();
    await listening();
    const [port] = opened;
    link?.close();
    await expect.poll(() => port?.isOpen).toBe(false);
    expect(opened).toHaveLength(1);
    expect(logged).toEqual(["scanner-back"]);
  });
});
