import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  clearClipboards,
  consoleLevel,
  filledClipboards,
  lockZoom,
  type SchemeFile,
  type SchemeRequest,
  type SchemeShape,
  serveFiles,
} from "#main/shell/compat.ts";

describe("both clipboards are emptied (R74)", () => {
  it("on 33: by type", async () => {
    const cleared: string[] = [];
    await clearClipboards({ clear: (type = "clipboard") => void cleared.push(type) }, "linux");
    expect(cleared).toEqual(["clipboard", "selection"]);
  });

  it("on 45: by object, with promises", async () => {
    const cleared: string[] = [];
    const later = (name: string) => async () => void cleared.push(name);
    await clearClipboards({ clear: later("clipboard"), selection: { clear: later("selection") } }, "linux");
    expect(cleared).toEqual(["clipboard", "selection"]);
  });

  it("where there is no second one, the one", async () => {
    const cleared: string[] = [];
    await clearClipboards({ clear: (type = "clipboard") => void cleared.push(type) }, "win32");
    expect(cleared).toEqual(["clipboard"]);
  });
});

describe("a clipboard that is not empty is named (L1)", () => {
  const none = (): void => undefined;

  it.each([
    [[], []],
    [["clipboard"], ["clipboard"]],
    [["selection"], ["selection"]],
  ])("on 33: by type; %o", async (full, named) => {
    const clipboard = {
      clear: none,
      availableFormats: (type = "clipboard") => (full.includes(type) ? ["text/plain"] : []),
    };
    expect(await filledClipboards(clipboard, "linux")).toEqual(named);
  });

  it("on 45: by object, with promises", async () => {
    const side = (...types: readonly string[]) => ({ clear: none, read: async () => [{ types }] });
    expect(await filledClipboards({ ...side(), selection: side("text/plain") }, "linux")).toEqual([
      "selection",
    ]);
    expect(await filledClipboards({ ...side("text/html"), selection: side() }, "linux")).toEqual([
      "clipboard",
    ]);
    expect(await filledClipboards({ ...side("image/png") }, "win32")).toEqual(["clipboard"]);
    expect(await filledClipboards({ clear: none, read: async () => [] }, "darwin")).toEqual([]);
  });
});

describe("the level of a console message", () => {
  it.each<[string, unknown[], string]>([
    ["33: a number behind the event", [{}, 3, "text", 1, "source"], "error"],
    ["33: a warning", [{}, 2, "text"], "warning"],
    ["45: a word in the event", [{ level: "error", message: "text" }], "error"],
    ["nonsense", [], "info"],
  ])("%s", (_what, args, level) => {
    expect(consoleLevel(args)).toBe(level);
  });
});

describe("the zoom (R46)", () => {
  function contents(extra: object = {}) {
    const seen: string[] = [];
    const heard = new Map<string, () => void>();
    return {
      seen,
      comes: (event: string) => heard.get(event)?.(),
      setZoomFactor: (factor: number) => void seen.push(`factor ${factor}`),
      setVisualZoomLevelLimits: async (from: number, to: number) => void seen.push(`limits ${from}-${to}`),
      on: (event: string, listener: () => void) => void heard.set(event, listener),
      ...extra,
    };
  }

  it("on 33 each change is undone", () => {
    const page = contents();
    lockZoom(page);
    page.comes("zoom-changed");
    expect(page.seen).toEqual(["factor 1"]);
  });

  it("the limits are told to a page that can hear them", () => {
    const page = contents();
    lockZoom(page);
    expect(page.seen).toEqual([]);
    page.comes("dom-ready");
    expect(page.seen).toEqual(["limits 1-1"]);
  });

  it("on 45 it is switched off", () => {
    const modes: string[] = [];
    lockZoom(contents({ setZoomMode: (mode: string) => modes.push(mode) }));
    expect(modes).toEqual(["disabled"]);
  });
});

describe("files of the app's scheme", () => {
  const folder = mkdtempSync(join(tmpdir(), "shiori-scheme-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const headers = { "cache-control": "no-store" };
  const page: SchemeFile = { path: join(folder, "index.html"), type: "text/html", headers };
  writeFileSync(page.path, "page");
  const requests = ["kiosk://app/index.html", "kiosk://app/other.html"].map((url) => ({
    method: "GET",
    url,
  }));
  const fileFor = ({ url }: SchemeRequest): SchemeFile | null => (url.endsWith("index.html") ? page : null);
  const unused = (): never => {
    throw new Error("not used");
  };

  it("are read by Electron where it can, which adds the type", () => {
    const answers: unknown[] = [];
    const registerFileProtocol: SchemeShape["registerFileProtocol"] = (scheme, handler) => {
      for (const request of requests) handler(request, (answer) => answers.push([scheme, answer]));
    };
    serveFiles({ registerFileProtocol, handle: unused }, "kiosk", fileFor);
    expect(answers).toEqual([
      ["kiosk", { path: page.path, headers }],
      ["kiosk", { error: -6 }],
    ]);
  });

  it("are answered as by fetch where it cannot", async () => {
    const answers: Promise<Response>[] = [];
    const handle: SchemeShape["handle"] = (_scheme, handler) => {
      for (const request of requests) answers.push(handler(request));
    };
    serveFiles({ handle }, "kiosk", fileFor);
    const [answer, none] = await Promise.all(answers);
    expect([answer?.status, await answer?.text()]).toEqual([200, "page"]);
    expect([...(answer?.headers ?? [])]).toEqual([
      ["cache-control", "no-store"],
      ["content-type", "text/html"],
    ]);
    expect(none?.type).toBe("error");
  });
});
