import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import {
  ASKED_MS,
  buildFileTable,
  createFileServer,
  type FileServer,
  tellingFirstPage,
} from "#main/shell/files.ts";

let folder = "";
let serve: FileServer;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "shiori-files-"));
  mkdirSync(join(folder, "app/assets"), { recursive: true });
  writeFileSync(join(folder, "secret.html"), "secret");
  writeFileSync(join(folder, "app/index.html"), "<h1>page</h1>");
  writeFileSync(join(folder, "app/assets/font.woff2"), "font");
  writeFileSync(join(folder, "app/assets/core.ttf"), "core");
  writeFileSync(join(folder, "app/assets/nothing.css"), "");
  writeFileSync(join(folder, "app/settings.ini"), "kind not served");
  symlinkSync(join(folder, "secret.html"), join(folder, "app/link.html"));
  serve = createFileServer("app", buildFileTable(join(folder, "app")));
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = (url: string, method = "GET") => serve({ url, method });

it("reports once that the first page has its files, when it requests no more", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const told = vi.fn();
  const telling = tellingFirstPage(serve, told);
  const document = "kiosk://app/index.html";
  expect(await telling({ url: document, method: "GET" })).toEqual(await get(document));
  // The page reads its document first.
  vi.advanceTimersByTime(10 * ASKED_MS);
  for (const url of ["kiosk://app/assets/core.ttf", "kiosk://app/assets/nothing.css"]) {
    expect(await telling({ url, method: "GET" })).toEqual(await get(url));
    vi.advanceTimersByTime(ASKED_MS - 1);
    expect(told).not.toHaveBeenCalled();
  }
  vi.advanceTimersByTime(1);
  await telling({ url: "kiosk://app/assets/core.ttf", method: "GET" });
  vi.advanceTimersByTime(10 * ASKED_MS);
  expect(told).toHaveBeenCalledOnce();
});

describe("the fixed table of files (R20)", () => {
  it("serves a document with the policy and no cache (R22, R23)", async () => {
    const answer = await get("kiosk://app/index.html");
    expect(answer.data.toString()).toBe("<h1>page</h1>");
    const policy = answer.headers["content-security-policy"] ?? "";
    for (const part of [
      "default-src 'none'",
      "frame-src 'none'",
      "worker-src 'none'",
      "form-action 'none'",
      "sandbox allow-scripts",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe|allow-modals|allow-popups|allow-downloads|https?:|\*/u);
    expect(answer.headers["permissions-policy"]).toMatch(/(^|, )usb=\(\)/u);
    expect(answer.headers["cache-control"]).toBe("no-store");
  });

  it("serves a font without a document's headers", async () => {
    const answer = await get("kiosk://app/assets/font.woff2");
    expect(answer.headers["content-type"]).toBe("font/woff2");
    expect(answer.headers["content-security-policy"]).toBeUndefined();
  });

  it("keeps what each page asks for, and copies none of it", async () => {
    const first = await get("kiosk://app/assets/core.ttf");
    expect(first.data.toString()).toBe("core");
    expect((await get("kiosk://app/assets/core.ttf")).data).toBe(first.data);
    expect((await get("kiosk://app/assets/nothing.css")).data.toString()).toBe("");
  });

  it.each([
    "kiosk://app/../secret.html",
    "kiosk://app/%2e%2e/secret.html",
    "kiosk://app/..%2fsecret.html",
    "kiosk://app/assets/..%5c..%5csecret.html",
    "kiosk://app/link.html",
    "kiosk://app/settings.ini",
    "kiosk://app/INDEX.HTML",
    "kiosk://app/index.html%00",
    "kiosk://app//index.html",
    "kiosk://app/",
    "kiosk://app/assets",
    "kiosk://other/index.html",
  ])("%s is not there", async (url) => {
    expect((await get(url)).statusCode).toBe(404);
  });

  it("answers nothing but GET", async () => {
    expect((await get("kiosk://app/index.html", "POST")).statusCode).toBe(404);
  });
});
