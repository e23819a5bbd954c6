import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { SchemeFile } from "#main/shell/compat.ts";
import {
  ASKED_MS,
  buildFileTable,
  createFileLookup,
  type FileLookup,
  tellingFirstPage,
} from "#main/shell/files.ts";

const refused = vi.fn();
let folder = "";
let lookup: FileLookup;

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
  lookup = createFileLookup("app", buildFileTable(join(folder, "app")), refused);
});
afterAll(() => rmSync(folder, { recursive: true }));

const get = (url: string, method = "GET") => lookup({ url, method });

function found(url: string): SchemeFile {
  const file = get(url);
  if (file === null) throw new Error(`no file for ${url}`);
  return file;
}

it("reports once that the first page has requested its files", () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const told = vi.fn();
  const telling = tellingFirstPage(lookup, told);
  const document = "kiosk://app/index.html";
  expect(telling({ url: document, method: "GET" })).toBe(get(document));
  // The page reads its document first.
  vi.advanceTimersByTime(10 * ASKED_MS);
  for (const url of ["kiosk://app/assets/core.ttf", "kiosk://app/assets/nothing.css"]) {
    expect(telling({ url, method: "GET" })).toBe(get(url));
    vi.advanceTimersByTime(ASKED_MS - 1);
    expect(told).not.toHaveBeenCalled();
  }
  vi.advanceTimersByTime(1);
  telling({ url: "kiosk://app/assets/core.ttf", method: "GET" });
  vi.advanceTimersByTime(10 * ASKED_MS);
  expect(told).toHaveBeenCalledOnce();
});

describe("the fixed table of files (R20)", () => {
  it("serves a document with the policy and no cache (R22, R23)", () => {
    const { path, headers } = found("kiosk://app/index.html");
    expect(path).toBe(join(folder, "app/index.html"));
    const policy = headers["content-security-policy"] ?? "";
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
    expect(headers["permissions-policy"]).toMatch(/(^|, )usb=\(\)/u);
    expect(headers["cache-control"]).toBe("no-store");
  });

  it("serves a font without a document's headers", () => {
    const { path, type, headers } = found("kiosk://app/assets/font.woff2");
    expect([path, type]).toEqual([join(folder, "app/assets/font.woff2"), "font/woff2"]);
    expect(headers["content-security-policy"]).toBeUndefined();
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
  ])("%s is not there, and is reported", (url) => {
    refused.mockClear();
    expect(get(url)).toBeNull();
    expect(refused).toHaveBeenCalledOnce();
  });

  it("answers nothing but GET", () => {
    expect(get("kiosk://app/index.html", "POST")).toBeNull();
  });
});
