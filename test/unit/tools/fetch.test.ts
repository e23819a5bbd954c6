import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { folderOfTest } from "#test/support/system/temporary-folder.ts";
import { download, sizeOf } from "../../../tools/setup/fetch.mjs";

const CONTENT = randomBytes(300_000);
const INTEGRITY = `sha512-${createHash("sha512").update(CONTENT).digest("base64")}`;

/** What the server does; each test sets it. */
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let asked: (string | undefined)[] = [];
const server = createServer((request, response) => {
  asked.push(request.headers.range);
  answer(request, response);
});
let file = "";

function sendFrom(request: IncomingMessage, response: ServerResponse, content = CONTENT): void {
  const from = Number(/^bytes=(\d+)-$/u.exec(request.headers.range ?? "")?.[1] ?? 0);
  if (from >= content.length) {
    response.writeHead(416).end();
    return;
  }
  response.writeHead(from > 0 ? 206 : 200, { "content-length": content.length - from });
  response.end(content.subarray(from));
}

function job(extra = {}) {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file.tgz`;
  return { url, file, integrity: INTEGRITY, label: "file", pauseMs: 1, tries: 3, ...extra };
}

beforeEach(async () => {
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
  file = join(folderOfTest("fetch"), "deep", "file.tgz");
  asked = [];
  answer = sendFrom;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterEach(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test("fetches, checks, and leaves only the finished file", async () => {
  await download(job());
  expect(readFileSync(file).equals(CONTENT)).toBe(true);
  expect(existsSync(`${file}.part`)).toBe(false);
});

test("goes on where a connection broke, within one call", async () => {
  let first = true;
  answer = (request, response) => {
    if (!first) return sendFrom(request, response);
    first = false;
    response.writeHead(200, { "content-length": CONTENT.length });
    response.write(CONTENT.subarray(0, 100_000));
    // Breaks the line once the client has all of it on disk.
    const timer = setInterval(() => {
      if (sizeOf(`${file}.part`) < 100_000) return;
      clearInterval(timer);
      response.destroy();
    }, 5);
  };
  await download(job());
  expect(readFileSync(file).equals(CONTENT)).toBe(true);
  expect(asked).toEqual([undefined, "bytes=100000-"]);
});

test("goes on from the partial file of an interrupted setup", async () => {
  await download(job());
  const part = join(folderOfTest("fetch"), "file.tgz");
  writeFileSync(`${part}.part`, CONTENT.subarray(0, 123_456));
  asked = [];
  await download(job({ file: part }));
  expect(readFileSync(part).equals(CONTENT)).toBe(true);
  expect(asked).toEqual(["bytes=123456-"]);
});

test("a partial file that was whole already needs no second download", async () => {
  file = join(folderOfTest("fetch"), "file.tgz");
  writeFileSync(`${file}.part`, CONTENT);
  await download(job());
  expect(asked).toEqual([`bytes=${CONTENT.length}-`]);
  expect(existsSync(file)).toBe(true);
});

test("starts over when the server ignores Range", async () => {
  file = join(folderOfTest("fetch"), "file.tgz");
  writeFileSync(`${file}.part`, CONTENT.subarray(0, 1000));
  answer = (_request, response) => response.writeHead(200, { "content-length": CONTENT.length }).end(CONTENT);
  await download(job());
  expect(readFileSync(file).equals(CONTENT)).toBe(true);
});

test("starts over when the partial file is of something else", async () => {
  file = join(folderOfTest("fetch"), "file.tgz");
  writeFileSync(`${file}.part`, randomBytes(1000));
  await download(job());
  expect(readFileSync(file).equals(CONTENT)).toBe(true);
  expect(asked).toEqual(["bytes=1000-", undefined]);
});

test("refuses content that is not what was pinned, and keeps none of it", async () => {
  const other = randomBytes(CONTENT.length);
  answer = (request, response) => sendFrom(request, response, other);
  await expect(download(job())).rejects.toThrow("checksum differs");
  expect(existsSync(file)).toBe(false);
  expect(existsSync(`${file}.part`)).toBe(false);
});

test("follows redirects", async () => {
  answer = (request, response) => {
    if (request.url === "/elsewhere") return sendFrom(request, response);
    response.writeHead(302, { location: "/elsewhere" }).end();
  };
  await download(job());
  expect(existsSync(file)).toBe(true);
});

test("gives up with a sentence that says what to do, and keeps what it has", async () => {
  answer = (_request, response) => {
    response.writeHead(200, { "content-length": CONTENT.length });
    response.write(CONTENT.subarray(0, 10), () => response.destroy());
  };
  await expect(download(job({ tries: 1 }))).rejects.toThrow("check the network and run it again");
  expect(existsSync(`${file}.part`)).toBe(true);
});
