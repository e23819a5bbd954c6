import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FakePrograms } from "../system/fake-programs.ts";
import type { Attacked } from "./attacked-kiosk.ts";
import { attempt, attemptInPress, linkTo as link, windowsOf } from "./attempts.ts";
import { networkAttacks } from "./network-attacks.ts";

/** Spellings of ways out of the folder of pages, and of files that are there but not served. */
const SPELLINGS = [
  "../main/index.js",
  "%2e%2e/main/index.js",
  "..%2fmain%2findex.js",
  "..%5cmain%5cindex.js",
  "..\\\\main\\\\index.js",
  "....//main/index.js",
  "%252e%252e%252fmain/index.js",
  "./../preload/index.cjs",
  "assets/../../main/index.js",
  "assets/%2e%2e/%2e%2e/main/index.js",
  "index.html%00.js",
  "index.html/",
  "INDEX.HTML",
  "index.html;x",
  "index.html.",
  "%69ndex.htm",
  "//etc/passwd",
  "/etc/passwd",
  "%2fetc%2fpasswd",
  "~/.ssh/id_rsa",
  "%c0%ae%c0%ae/main/index.js",
] as const;

/** Addresses that a desktop hands to other programs. */
const OUTSIDE = [
  "mailto:a@library.example",
  "tel:0000000000",
  "smb://host/share",
  "ms-settings:",
  "steam://x",
];
/** Addresses of the browser's own, and of files. */
const INSIDE = [
  "file:///etc/passwd",
  "chrome://version",
  "devtools://devtools/bundled/inspector.html",
  "view-source:kiosk://app/index.html",
  "javascript:document.title='out'",
  "data:text/html,x",
  "kiosk://other/index.html",
  "https://library.example/",
];

/** Files that a download may have made, below the folders of a kiosk and its user; not those that programs keep for themselves. */
function filesOf(kiosk: Attacked, home: string): readonly string[] {
  const below = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  return [...below(dirname(kiosk.userData)), ...below(home)].filter(
    (path) => !path.startsWith(kiosk.userData) && !path.includes("/."),
  );
}

/**
 * What a hostile page may try that ends in a window, a file, another program or a socket (R1 to R35), as
 * tests of the suite that calls this. Most of it is tried inside a real press: a browser allows more then.
 */
export function pageAttacks(current: () => Attacked, fakes: () => FakePrograms): void {
  const still = async (): Promise<void> => {
    expect(windowsOf(current())).toHaveLength(1);
    expect(await current().look.at("location.href")).toBe("kiosk://app/index.html");
  };

  describe("a page that wants another window", () => {
    it.each([
      ["window.open", "window.open('kiosk://app/index.html')"],
      ["a blank one", "window.open('about:blank', '_blank', 'popup,width=300,height=300')"],
      ["a link to one", link("kiosk://app/index.html", "a.target = '_blank'")],
      [
        "a link with no way back",
        link("https://library.example/", "a.target = '_blank'; a.rel = 'noopener'"),
      ],
      [
        "a form to one",
        "const f = document.createElement('form'); f.target = '_blank'; f.action = 'kiosk://app/index.html'; document.body.append(f); f.requestSubmit(); f.remove()",
      ],
      [
        "a frame's",
        "const f = document.createElement('iframe'); document.body.append(f); try { f.contentWindow.open('kiosk://app/index.html') } finally { f.remove() }",
      ],
    ])("gets none by %s (R7)", async (_name, code) => {
      const before = await current().look.contents();
      await attemptInPress(current(), code);
      expect(await current().look.contents()).toEqual(before);
      await still();
    });

    it("gets no guest inside itself (R10)", async () => {
      const before = await current().look.contents();
      await attempt(
        current(),
        "const w = document.createElement('webview'); w.id = 'guest'; w.src = 'https://library.example/'; document.body.append(w)",
      );
      await new Promise((resolve) => setTimeout(resolve, 500));
      // Looked at while it is there: with the element the guest would go as well.
      expect(await current().look.contents()).toEqual(before);
      expect(await current().look.at("[typeof guest.loadURL, guest.shadowRoot]")).toEqual([
        "undefined",
        null,
      ]);
      await current().look.at("void guest.remove()");
    });

    it("cannot move or resize its own (R6)", async () => {
      const place = (): string => current().display.run("wmctrl", "-lG").split(/\s+/u).slice(2, 6).join(" ");
      await attemptInPress(
        current(),
        "moveTo(200, 200); resizeTo(300, 300); moveBy(50, 50); resizeBy(-99, -99)",
      );
      expect(place()).toBe("0 0 1080 1920");
    });
  });

  describe("a page that wants to leave", () => {
    it.each(INSIDE)("stays where it is for %s (R15, R19)", async (address) => {
      // The same document: another one in its place would have the same title.
      const document = () => current().look.at("[performance.timeOrigin, location.href, document.title]");
      const before = await document();
      await attemptInPress(current(), `location = ${JSON.stringify(address)}`);
      await attemptInPress(current(), link(address));
      await still();
      expect(await document()).toEqual(before);
    });

    it("reads no file of the machine (R19)", async () => {
      expect(await attempt(current(), "await fetch('file:///etc/passwd')")).toBe("TypeError");
      expect(await attempt(current(), "await fetch(new Request('kiosk://other/index.html'))")).toBe(
        "TypeError",
      );
    });

    it("finds the served files and nothing beside them, however it spells it (R20)", async () => {
      const status = (path: string): Promise<number> =>
        current().look.at(`fetch("kiosk://app/${path}").then(({ status }) => status, () => 0)`);
      expect(await status("index.html")).toBe(200);
      for (const path of SPELLINGS) expect(await status(path), path).not.toBe(200);
    });

    it.each(OUTSIDE)("starts no program for %s (R21)", async (address) => {
      await attemptInPress(current(), `location = ${JSON.stringify(address)}`);
      await attemptInPress(current(), link(address));
      await attemptInPress(current(), link(address, "a.target = '_blank'"));
      await attemptInPress(current(), `window.open(${JSON.stringify(address)})`);
      await attemptInPress(
        current(),
        `const f = document.createElement("iframe"); f.src = ${JSON.stringify(address)}; document.body.append(f); setTimeout(() => f.remove(), 200)`,
      );
      expect(fakes().started()).toEqual([]);
      await still();
    });

    it("the marks of the fake programs are seen", () => {
      const before = fakes().started().length;
      current().display.run("xdg-open", "mailto:a@library.example");
      expect(fakes().started().slice(before)).toEqual(["xdg-open"]);
      fakes().forget();
    });

    it("has no more rights under another path (R18)", async () => {
      const asked = "window.kiosk.loans({}).then(JSON.stringify, (error) => error.name)";
      const before = await current().look.at<string>(asked);
      await current().look.at("history.pushState(null, '', '/staff.html')");
      expect(await current().look.at("typeof window.staff")).toBe("undefined");
      expect(await current().look.at(asked)).toBe(before);
      // With a patron signed in it is an answer, and the same one.
      expect(before).toMatch(/signed-out|"ok":true/u);
      await current().look.at("history.replaceState(null, '', '/index.html')");
    });
  });

  describe("a page that wants a window of the system", () => {
    it.each([
      ["alert", "alert('x')"],
      ["confirm", "confirm('x')"],
      ["prompt", "prompt('x')"],
      [
        "a question before it leaves",
        "addEventListener('beforeunload', (e) => { e.preventDefault(); e.returnValue = 'x' }, {once: true}); location.reload()",
      ],
    ])("gets no dialog by %s (R27)", async (_name, code) => {
      // The last one goes away while it is asked.
      expect(await attemptInPress(current(), code)).not.toBe("no answer");
      await still();
    });

    it("gets none for printing (R28)", async () => {
      expect(await attemptInPress(current(), "print()")).not.toBe("no answer");
      await attemptInPress(
        current(),
        "const f = document.createElement('iframe'); document.body.append(f); f.contentWindow.print(); f.remove()",
      );
      await still();
    });

    const input = (more: string): string =>
      `const i = Object.assign(document.createElement("input"), {type: "file"}); ${more}`;
    it.each([
      ["a field in the page", input("document.body.append(i); i.click(); setTimeout(() => i.remove(), 500)")],
      ["a field that is in no page", input("i.click()")],
      ["its picker", input("document.body.append(i); i.showPicker(); setTimeout(() => i.remove(), 500)")],
      ["a field for folders", input("i.webkitdirectory = true; i.click()")],
      ["a field for many", input("i.multiple = true; i.click()")],
      ["showOpenFilePicker", "await showOpenFilePicker()"],
      ["showSaveFilePicker", "await showSaveFilePicker()"],
      ["showDirectoryPicker", "await showDirectoryPicker()"],
    ])("gets none for files by %s (R29)", async (_name, code) => {
      await attemptInPress(current(), code);
      // A window of the system comes late.
      await new Promise((resolve) => setTimeout(resolve, 300));
      await still();
    });

    it.each([
      ["a blob", "a.href = URL.createObjectURL(new Blob(['x'])); a.download = 'x.txt'"],
      ["a file of ours", "a.href = 'kiosk://app/index.html'; a.download = 'index.html'"],
      ["what is written in the address", "a.href = 'data:application/octet-stream,x'; a.download = 'x.bin'"],
    ])("keeps nothing by downloading %s (R30)", async (_name, code) => {
      const before = filesOf(current(), fakes().home);
      await attemptInPress(current(), link("#", code));
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(filesOf(current(), fakes().home)).toEqual(before);
      await still();
    });

    it("gets no notification (R33)", async () => {
      expect(
        await attemptInPress(
          current(),
          "if (await Notification.requestPermission() === 'granted') return; throw new TypeError()",
        ),
      ).toBe("TypeError");
      expect(await current().look.at("Notification.permission")).toBe("denied");
      await attempt(current(), "new Notification('x')");
      expect(fakes().started()).toEqual([]);
    });

    it("gets no picker for colours, dates or times (R34)", async () => {
      expect(await attemptInPress(current(), "await new EyeDropper().open()")).not.toMatch(/done|no answer/u);
      for (const type of ["color", "date", "datetime-local", "month", "time"]) {
        await attemptInPress(
          current(),
          `const i = Object.assign(document.createElement("input"), {type: "${type}"}); document.body.append(i); setTimeout(() => i.remove(), 300); i.showPicker()`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 300));
      await still();
      expect(await current().look.at("1 + 1")).toBe(2);
    });
  });

  networkAttacks(current);
}
