import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { OPERATIONS } from "#main/printing/ipp.ts";
import { PrintServerAway, printServer } from "#main/printing/print-server.ts";

const SECRET = "吾輩は猫である";
const ENOUGH_MS = 5000;
/** One attribute of a kilobyte, as an answer may hold many. */
const KILOBYTE = Buffer.concat([Buffer.from([0x41, 0, 1, 0x61, 0x04, 0]), Buffer.alloc(1024, "x")]);

function ipp(kilobytes: number): Buffer {
  const attributes = Array.from({ length: kilobytes }, () => KILOBYTE);
  return Buffer.concat([Buffer.from([1, 1, 0, 0, 0, 0, 0, 1, 0x01]), ...attributes, Buffer.from([0x03])]);
}

async function server(listener: RequestListener) {
  const http = createServer(listener).listen(0, "127.0.0.1");
  onTestFinished(() => {
    http.closeAllConnections();
    http.close();
  });
  await once(http, "listening");
  return printServer({ host: "127.0.0.1", port: (http.address() as AddressInfo).port });
}

const MESSAGE = { operation: OPERATIONS.printJob, attributes: [], document: Buffer.from(SECRET) };

describe("asking CUPS", () => {
  it("takes an answer, and none without end", async () => {
    const short = await server((_request, response) => response.end(ipp(10)));
    expect((await short("/", MESSAGE, ENOUGH_MS)).status).toBe(0);
    const long = await server((_request, response) => response.end(ipp(300)));
    await expect(long("/", MESSAGE, ENOUGH_MS)).rejects.toThrow(PrintServerAway);
  });

  it("does not wait for one that hangs", async () => {
    const ask = await server(() => undefined);
    await expect(ask("/", MESSAGE, 50)).rejects.toThrow(PrintServerAway);
  });

  it("sends no request when no CUPS of this machine is named", async () => {
    const concat = vi.spyOn(Buffer, "concat");
    onTestFinished(() => concat.mockRestore());
    await expect(printServer(null)("/", MESSAGE, ENOUGH_MS)).rejects.toThrow(PrintServerAway);
    // Nothing was prepared for the usual port.
    expect(concat).not.toHaveBeenCalled();
  });

  it("overwrites what it has sent, because it shows what a patron reads", async () => {
    const ask = await server((request, response) => {
      request.resume();
      request.on("end", () => response.end(ipp(1)));
    });
    const concat = vi.spyOn(Buffer, "concat");
    onTestFinished(() => concat.mockRestore());
    await ask("/", MESSAGE, ENOUGH_MS);
    // The whole request is the longest piece that was put together with the document in it.
    const bodies = concat.mock.calls.flatMap(([parts], index) =>
      parts.some((part) => part === MESSAGE.document) ? [concat.mock.results[index]?.value as Buffer] : [],
    );
    expect(bodies).toHaveLength(1);
    await vi.waitFor(() => expect(bodies[0]?.every((byte) => byte === 0)).toBe(true), 20_000);
  });
});
