import { describe, expect, it } from "vitest";
import { VERBS } from "#contract/ipc/verbs.ts";
import type { FakePrograms } from "../system/fake-programs.ts";
import type { Attacked } from "./attacked-kiosk.ts";
import { attempt as attemptIn, evaluateLater } from "./attempts.ts";
import { handAttacks } from "./hand-attacks.ts";
import { pageAttacks } from "./page-attacks.ts";
import { waysOut } from "./ways-out.ts";

/**
 * The attacks on a locked kiosk that is on its attract screen, as tests of the suite that calls this: what a hostile
 * page may do, and the ways out for somebody with a keyboard and a mouse (R1 to R61).
 * @param current the kiosk under attack; asked inside each test, so that the suite may start it in `beforeAll`.
 * @param fakes the programs in its path; none may be started.
 */
export function lockdownAttacks(current: () => Attacked, fakes: () => FakePrograms): void {
  // First, because they replace the page: the first page of a start is replaced by itself after some six seconds.
  waysOut(current);
  pagePowers(current);
  pageAttacks(current, fakes);
  handAttacks(current, fakes);
}

/** What a page can do, and what it is refused (R9 to R77), as tests of the suite that calls this. */
function pagePowers(current: () => Attacked): void {
  const attempt = (code: string): Promise<string> => attemptIn(current(), code);

  describe("the page's powers", () => {
    it("has no Node (R9)", async () => {
      const kinds = await current().look.at("[typeof require, typeof process, typeof module, typeof Buffer]");
      expect(kinds).toEqual(["undefined", "undefined", "undefined", "undefined"]);
    });

    it("has none in a frame either, and the frame has no bridge (R9, R53)", async () => {
      const inFrame = await evaluateLater(
        current(),
        `const frame = document.createElement("iframe");
        document.body.append(frame);
        const { contentWindow: inner } = frame;
        const kinds = [typeof inner.require, typeof inner.process, typeof inner.kiosk, typeof inner.staff];
        frame.remove();
        return kinds;`,
      );
      expect(inFrame).toEqual(["undefined", "undefined", "undefined", "undefined"]);
    });

    it("has verbs and news, and nothing else (R54)", async () => {
      const keys = await current().look.at<string[]>("Object.keys(window.kiosk)");
      expect([...keys].sort()).toEqual([...VERBS, "onNews"].sort());
      // Globals that a bare frame lacks were given to the page.
      const given = await evaluateLater<string[]>(
        current(),
        `const frame = document.createElement("iframe");
        document.body.append(frame);
        const bare = new Set(Object.getOwnPropertyNames(frame.contentWindow));
        frame.remove();
        return Object.getOwnPropertyNames(window).filter((name) => !bare.has(name) && !/^\\d+$/.test(name));`,
      );
      expect(given).toEqual(["kiosk"]);
    });

    it("runs no inline code and no eval (R22)", async () => {
      expect(await attempt("eval('1')")).toBe("EvalError");
      await current().look.at(
        "document.head.append(Object.assign(document.createElement('style'), {textContent: 'body{opacity:.5}'}))",
      );
      expect(await current().look.at("getComputedStyle(document.body).opacity")).toBe("1");
    });

    it.each([
      ["require-trusted-types-for", "try { new Worker('kiosk://app/index.html') } catch {}"],
      ["img-src", "new Image().src = 'https://library.example/x.png'"],
      ["connect-src", "fetch('https://library.example/').catch(() => {})"],
      [
        "form-action",
        "const f = document.createElement('form'); f.action = 'https://library.example/'; document.body.append(f); f.submit()",
      ],
      ["require-trusted-types-for", "try { document.body.innerHTML = '<b>x</b>' } catch {}"],
    ])("is held by its policy: %s (R22, R76)", async (directive, code) => {
      const broken = await current().look.at(`new Promise((resolve) => {
        addEventListener("securitypolicyviolation", (event) => resolve(event.effectiveDirective), { once: true });
        setTimeout(() => resolve("nothing was stopped"), 1500);
        { ${code} }
      })`);
      expect(broken).toBe(directive);
    });

    it.each([
      ["camera", "await navigator.mediaDevices.getUserMedia({video: true})"],
      ["screen", "await navigator.mediaDevices.getDisplayMedia()"],
      [
        "place",
        "await new Promise((ok, no) => navigator.geolocation.getCurrentPosition(ok, no)).catch((e) => { throw Object.assign(new Error(), {name: 'Denied' + e.code}) })",
      ],
      ["clipboard", "await navigator.clipboard.readText()"],
      ["USB", "await navigator.usb.requestDevice({filters: []})"],
      ["serial port", "await navigator.serial.requestPort()"],
      ["file", "await showOpenFilePicker()"],
      ["whole screen", "await document.documentElement.requestFullscreen()"],
      ["service worker", "await navigator.serviceWorker.register('kiosk://app/page.js')"],
      ["screen lock", "await navigator.wakeLock.request()"],
      ["microphone", "await navigator.mediaDevices.getUserMedia({audio: true})"],
      ["clipboard, to write", "await navigator.clipboard.writeText('x')"],
      [
        "HID devices",
        "if ((await navigator.hid.requestDevice({filters: []})).length === 0) throw new Error()",
      ],
      ["Bluetooth", "await navigator.bluetooth.requestDevice({acceptAllDevices: true})"],
      ["MIDI", "await navigator.requestMIDIAccess()"],
      ["keyboard", "await navigator.keyboard.lock()"],
      ["pointer", "await document.body.requestPointerLock()"],
      ["fonts of the machine", "await queryLocalFonts()"],
      [
        "payment",
        "await new PaymentRequest([{supportedMethods: 'x'}], {total: {label: 'x', amount: {currency: 'JPY', value: '1'}}}).show()",
      ],
      ["stored credentials", "await navigator.credentials.get({publicKey: {challenge: new Uint8Array(8)}})"],
      ["picture in picture", "await document.createElement('video').requestPictureInPicture()"],
      ["other storage", "await document.requestStorageAccessFor('https://library.example')"],
      [
        "idle time",
        "await IdleDetector.requestPermission().then((said) => { if (said !== 'granted') throw new Error() })",
      ],
      [
        "sensors",
        "await new Promise((ok, no) => { const s = new Accelerometer(); s.onreading = ok; s.onerror = () => no(new Error()); s.start() })",
      ],
      ["windows of other screens", "await getScreenDetails()"],
      ["sharing", "await navigator.share({text: 'x'})"],
    ])("is refused the %s (R23, R51)", async (_name, code) => {
      expect(await attempt(code)).not.toBe("done");
    });

    it.each([
      ["of another kind", "({ id: 5 })"],
      ["that are none", "()"],
      ["that are a list", "([])"],
      ["with more in them than it knows", "({ id: 'x', admin: true })"],
      ["with another ancestor", `(JSON.parse('{"id":"x","__proto__":{"admin":true},"constructor":1}'))`],
      ["of ten million signs", "({ id: 'x'.repeat(1e7) })"],
    ])("is not heard with words %s (R53)", async (_what, args) => {
      const before = current().log().length;
      // It is refused, or the door itself lets no such thing through.
      // A verb of which more than these may be said at once.
      const answer = `window.kiosk.title${args}.then(({ ok }) => ok, () => false)`;
      expect(await evaluateLater(current(), `try { return await ${answer} } catch { return false }`)).toBe(
        false,
      );
      const codes = current()
        .log()
        .slice(before)
        .map(({ event }) => event)
        // The kiosk logs this some seconds after each start.
        .filter((event) => event !== "running");
      expect(new Set(codes)).toEqual(new Set(["refused"]));
    });

    it("stores nothing and says nothing in its title (R77)", async () => {
      expect(
        await current().look.at(
          "[localStorage.length, sessionStorage.length, document.cookie, history.length]",
        ),
      ).toEqual([0, 0, "", 1]);
      expect(await current().look.at("document.title")).toBe("Shiori");
    });
  });
}
