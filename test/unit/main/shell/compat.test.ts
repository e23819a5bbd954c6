import { describe, expect, it } from "vitest";
import {
  answerScheme,
  clearClipboards,
  consoleLevel,
  filledClipboards,
  lockZoom,
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

describe("requests for the app's scheme", () => {
  const REQUEST = { method: "GET", url: "kiosk://app/index.html" };
  const PAGE = { statusCode: 200, headers: { "content-type": "text/html" }, data: Buffer.from("page") };
  const unused = (): never => {
    throw new Error("not used");
  };

  it("are answered from buffers while there are any", async () => {
    const answers: unknown[] = [];
    for (const answerTo of [async () => PAGE, () => Promise.reject(new Error("no such file"))]) {
      await new Promise<void>((done) =>
        answerScheme(
          {
            registerBufferProtocol: (scheme, handler) =>
              handler(REQUEST, (answer) => {
                answers.push([scheme, answer]);
                done();
              }),
            handle: unused,
          },
          "kiosk",
          answerTo,
        ),
      );
    }
    expect(answers).toEqual([
      ["kiosk", PAGE],
      ["kiosk", { error: -2 }],
    ]);
  });

  it("are answered as by fetch when buffers are gone", async () => {
    const asked: unknown[] = [];
    const answers: Promise<Response>[] = [];
    answerScheme(
      { handle: (scheme, handler) => void answers.push(handler({ ...REQUEST, url: `${scheme}://app/` })) },
      "kiosk",
      async (request) => {
        asked.push(request);
        return PAGE;
      },
    );
    const [answer] = await Promise.all(answers);
    expect(asked).toEqual([{ method: "GET", url: "kiosk://app/" }]);
    expect([answer?.status, answer?.headers.get("content-type"), await answer?.text()]).toEqual([
      200,
      "text/html",
      "page",
    ]);
  });
});
