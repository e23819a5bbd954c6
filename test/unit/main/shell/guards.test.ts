import type { Session, WebContents } from "electron";
import { describe, expect, it } from "vitest";
import type { AlarmCode } from "#main/log/alarm.ts";
import { guardContents } from "#main/shell/contents.ts";
import { hardenSession } from "#main/shell/sessions.ts";
import { FakeContents } from "../../../fakes/electron.ts";

const OURS = "kiosk://app/index.html";
const FOREIGN = "https://library.example/card/2001014";

/** An event that may be stopped. */
function stoppable(more: object = {}) {
  const event = {
    prevented: false,
    ...more,
    preventDefault(): void {
      event.prevented = true;
    },
  };
  return event;
}

function alarms() {
  const told: unknown[] = [];
  return {
    told,
    alarm: (code: AlarmCode, fields?: object) => void told.push(fields === undefined ? code : [code, fields]),
  };
}

/*
 * That each way out is stopped, and told by one code. What a real Electron makes of it is shown by test/e2e.
 */
describe("every page, whatever created it", () => {
  class Guarded extends FakeContents {
    open: (() => { action: string }) | null = null;
    webRtc = "";
    toolsClosed = 0;
    crashes = 0;
    setWindowOpenHandler(handler: () => { action: string }): void {
      this.open = handler;
    }
    setWebRTCIPHandlingPolicy(policy: string): void {
      this.webRtc = policy;
    }
    forcefullyCrashRenderer(): void {
      this.crashes += 1;
    }
    closeDevTools(): void {
      this.toolsClosed += 1;
    }
    setZoomFactor(): void {
      // Told by its own test.
    }
    async setVisualZoomLevelLimits(): Promise<void> {
      // Told by its own test.
    }
  }
  function guarded() {
    const { told, alarm } = alarms();
    const contents = new Guarded();
    guardContents(contents as unknown as WebContents, alarm);
    return { told, contents };
  }

  it("gets no further window (R7)", () => {
    const { contents, told } = guarded();
    expect([contents.open?.(), told]).toEqual([{ action: "deny" }, ["window-refused"]]);
  });

  it.each(["will-navigate", "will-frame-navigate", "will-redirect"])(
    "goes nowhere else (%s, R15, R21)",
    (event) => {
      const { contents, told } = guarded();
      const [ours, foreign] = [OURS, FOREIGN].map((url) => stoppable({ url }));
      contents.emit(event, ours);
      expect([ours?.prevented, told]).toEqual([false, []]);
      contents.emit(event, foreign);
      expect([foreign?.prevented, told]).toEqual([true, ["navigation-refused"]]);
    },
  );

  it("gets no guest (R10)", () => {
    const { contents, told } = guarded();
    const event = stoppable();
    contents.emit("will-attach-webview", event);
    expect([event.prevented, told]).toEqual([true, ["guest-refused"]]);
  });

  it("asks nobody before it goes (R27), keeps no developer tools open (R11), and talks through no interface (R25)", () => {
    const { contents } = guarded();
    const event = stoppable();
    contents.emit("will-prevent-unload", event);
    contents.emit("devtools-opened");
    expect([event.prevented, contents.toolsClosed, contents.webRtc]).toEqual([
      true,
      1,
      "disable_non_proxied_udp",
    ]);
  });

  it("complains by a code: its words are not logged (R60)", () => {
    const { contents, told } = guarded();
    contents.emit("console-message", {}, 3, "card 2001014");
    contents.emit("console-message", {}, 0, "card 2001014");
    expect(told).toEqual([["page-console", { level: "error" }]]);
  });

  it("that floods the console is ended: each line is work for main (R55)", () => {
    const { contents, told } = guarded();
    for (let line = 0; line < 1000; line += 1) contents.emit("console-message", {}, 0, "a line");
    expect([contents.crashes, told]).toEqual([0, []]);
    for (let line = 0; line < 1000; line += 1) contents.emit("console-message", {}, 0, "a line");
    expect([contents.crashes, told]).toEqual([1, ["page-flood"]]);
  });

  it("that floods main with windows is ended (R55)", () => {
    const { contents, told } = guarded();
    for (let time = 0; time < 2000; time += 1) contents.open?.();
    expect([contents.crashes, told.slice(-2)]).toEqual([1, ["window-refused", "page-flood"]]);
  });
});

describe("every session, whatever created it", () => {
  type Handler = (...args: never[]) => unknown;
  function hardened() {
    const { told, alarm } = alarms();
    const handlers = new Map<string, Handler | null>();
    const events = new FakeContents();
    const take = (name: string) => (handler: Handler | null) => void handlers.set(name, handler);
    const session = Object.assign(events, {
      setPermissionRequestHandler: take("request"),
      setPermissionCheckHandler: take("check"),
      setDevicePermissionHandler: take("device"),
      setDisplayMediaRequestHandler: take("display"),
      setSpellCheckerEnabled: (on: boolean) => void handlers.set("spelling", () => on),
      webRequest: { onBeforeRequest: take("web") },
    });
    hardenSession(session as unknown as Session, alarm);
    const call = (name: string, ...args: unknown[]): unknown => handlers.get(name)?.(...(args as never[]));
    return { told, session, call, handlers };
  }

  it("grants nothing: neither asked for, nor looked up, nor to a device (R51)", () => {
    const { call, told, handlers } = hardened();
    const answers: boolean[] = [];
    call("request", new FakeContents(), "clipboard-read", (granted: boolean) => answers.push(granted));
    expect([answers, call("check"), call("device"), handlers.get("display")]).toEqual([
      [false],
      false,
      false,
      null,
    ]);
    expect(told).toEqual([["permission-refused", { kind: "clipboard-read" }]]);
  });

  it("checks no spelling (R75)", () => {
    expect(hardened().call("spelling")).toBe(false);
  });

  it("refuses downloads (R30) and the choice of a device", () => {
    const { session, told } = hardened();
    for (const name of ["will-download", "select-hid-device", "select-serial-port", "select-usb-device"]) {
      const event = stoppable();
      session.emit(name, event);
      expect(event.prevented, name).toBe(true);
    }
    expect(told).toEqual(["download-refused", "device-refused", "device-refused", "device-refused"]);
  });

  it.each([
    ["requests", (page: object) => ["web", { url: OURS, webContents: page }, () => undefined]],
    ["permissions", (page: object) => ["request", page, "clipboard-read", () => undefined]],
  ] as const)("ends the page that floods main with %s, and no other (R55)", (_what, ask) => {
    const { call, told } = hardened();
    const crashes = [0, 0];
    const [one, other] = [0, 1].map((which) => ({
      forcefullyCrashRenderer() {
        crashes[which] = (crashes[which] ?? 0) + 1;
      },
    })) as [object, object];
    const send = (page: object): unknown => call(...(ask(page) as [string]));
    for (let time = 0; time < 2000; time += 1) send(one);
    send(other);
    expect(crashes).toEqual([1, 0]);
    expect(told.filter((code) => code === "page-flood")).toHaveLength(1);
  });

  it("sends requests only to the program itself (R24)", () => {
    const { call, told } = hardened();
    const answers: unknown[] = [];
    for (const url of [OURS, FOREIGN, "ws://127.0.0.1/", "file:///etc/passwd"])
      call("web", { url }, (answer: unknown) => answers.push(answer));
    expect(answers).toEqual([{ cancel: false }, { cancel: true }, { cancel: true }, { cancel: true }]);
    expect(told).toEqual(["request-refused", "request-refused", "request-refused"]);
  });
});
