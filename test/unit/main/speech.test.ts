import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import type { SpeechSettings } from "#contract/settings/speech.schema.ts";
import { createLog } from "#main/log/log.ts";
import { programsFor } from "#main/speech/programs.ts";
import { createSpeaker } from "#main/speech/speaker.ts";
import { LONGEST_SPOKEN, spokenText } from "#main/speech/spoken.ts";

const USUAL: SpeechSettings = { on: true, japanese: "espeak-ng", voice: "", rate: 100, volume: 70 };
const VOICE = "/usr/share/hts-voice/nitech/nitech.htsvoice";

describe("what may be spoken", () => {
  test.each([
    "カード 2001014 です",
    "カード ２００１０１４ です",
    "カード 200-1014 です",
    "カード 2 0 0 1 0 1 4 です",
  ])("never the card's number: %s", (text) => {
    expect(spokenText(text, "2001014")).toBe("カード です");
    expect(spokenText(text, null)).toContain("カード");
  });

  test("no masked number, no control character, one line, and not without end", () => {
    expect(spokenText("カード ・・・・321\n\u001b[2J●●●●", null)).toBe("カード [2J");
    expect(spokenText("あ".repeat(5000), null)).toHaveLength(LONGEST_SPOKEN);
    expect(spokenText("a [[x]] b", null)).toBe("a x b");
  });
});

describe("which programs speak", () => {
  const names = (...args: Parameters<typeof programsFor>) => programsFor(...args).map(({ name }) => name);

  test("kanji get their readings before espeak-ng; kana and other languages need none", () => {
    expect(names("ja", "貸出", USUAL)).toEqual(["mecab", "espeak-ng"]);
    expect(names("ja-x-child", "かりる", USUAL)).toEqual(["espeak-ng"]);
    expect(names("zh-Hans", "借书", USUAL)).toEqual(["espeak-ng"]);
    expect(names("en", "loan", USUAL)).toEqual(["espeak-ng"]);
  });

  test("Open JTalk speaks Japanese only, through a player", () => {
    const settings: SpeechSettings = { ...USUAL, japanese: "open-jtalk", voice: VOICE };
    expect(names("ja", "貸出", settings)).toEqual(["open_jtalk", "aplay"]);
    expect(names("ko", "대출", settings)).toEqual(["espeak-ng"]);
  });

  test("no word of the text stands on a command line", () => {
    for (const japanese of ["espeak-ng", "open-jtalk"] as const) {
      const all = programsFor("ja", "秘密の題名", { ...USUAL, japanese, voice: VOICE });
      expect(JSON.stringify(all)).not.toContain("秘密");
    }
  });

  test("a voice is a file of voices; without one Open JTalk cannot speak", () => {
    const takes = (speech: object): boolean =>
      SETTINGS.safeParse({ backend: { url: "http://127.0.0.1:1" }, speech }).success;
    expect(takes({ on: true })).toBe(true);
    expect(names("ja", "貸出", { ...USUAL, japanese: "open-jtalk" })).toEqual(["mecab", "espeak-ng"]);
    expect(takes({ japanese: "open-jtalk", voice: VOICE })).toBe(true);
    expect(takes({ voice: "/etc/passwd" })).toBe(false);
  });
});

describe("the speaker", () => {
  let folder = "";
  const before = process.env["PATH"];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "shiori-speech-"));
    // Records what it is told, says how it was called, and goes on until it is ended.
    const record = `#!/bin/sh\necho "$@" > ${folder}/words\nenv > ${folder}/env\ncat > ${folder}/heard\necho $$ > ${folder}/pid\nexec sleep 60\n`;
    writeFileSync(join(folder, "espeak-ng"), record);
    chmodSync(join(folder, "espeak-ng"), 0o755);
    process.env["PATH"] = `${folder}:${before}`;
    process.env["SHIORI_BACKEND_TOKEN"] = "a secret";
  });
  afterEach(() => {
    process.env["PATH"] = before;
    delete process.env["SHIORI_BACKEND_TOKEN"];
    rmSync(folder, { recursive: true, force: true });
  });

  const told = (file: string): string => readFileSync(join(folder, file), "utf8").trim();
  const alive = (pid: string): boolean =>
    existsSync(`/proc/${pid}`) && !/\) Z /u.test(readFileSync(`/proc/${pid}/stat`, "utf8"));

  test("hands the text over by standard input, without our environment, and is cut off at once", async () => {
    const speaker = createSpeaker({ settings: () => USUAL, log: createLog(null, false) });
    speaker.speak("カード 2001014 を かざして", "ja-x-child", "2001014");
    await vi.waitFor(() => expect(told("pid")).toMatch(/^\d+$/u), 20_000);
    expect(told("heard")).toBe("カード を かざして");
    expect(told("words")).not.toContain("カード");
    expect(told("env")).not.toContain("secret");
    const pid = told("pid");
    expect(alive(pid)).toBe(true);
    speaker.hush();
    await vi.waitFor(() => expect(alive(pid)).toBe(false), 20_000);
  });

  test("a new text cuts off the one before", async () => {
    const speaker = createSpeaker({ settings: () => USUAL, log: createLog(null, false) });
    speaker.speak("ひとつ", "ja", null);
    await vi.waitFor(() => expect(told("pid")).toMatch(/^\d+$/u), 20_000);
    const first = told("pid");
    speaker.speak("ふたつ", "ja", null);
    await vi.waitFor(() => expect(alive(first)).toBe(false), 20_000);
    await vi.waitFor(() => expect(told("heard")).toBe("ふたつ"), 20_000);
    speaker.hush();
  });

  test("is silent where a library does not want it, and a missing program is logged once, without the text", async () => {
    const log = createLog(null, false);
    createSpeaker({ settings: () => ({ ...USUAL, on: false }), log }).speak("しずかに", "ja", null);
    process.env["PATH"] = join(folder, "nothing");
    const speaker = createSpeaker({ settings: () => USUAL, log });
    speaker.speak("ひとつ", "ja", null);
    speaker.speak("ふたつ", "ja", null);
    await vi.waitFor(
      () => expect(log.recent()).toMatchObject([{ event: "speech-failed", kind: "absent" }]),
      20_000,
    );
    expect(existsSync(join(folder, "heard"))).toBe(false);
  });
});

describe("the real programs", () => {
  test("read kanji as kana, and kana as Japanese sounds", () => {
    const [mecab, espeak] = programsFor("ja", "予約した本", USUAL);
    const kana = execFileSync(mecab?.name ?? "", [...(mecab?.words ?? [])], {
      input: "予約した本",
      encoding: "utf8",
    });
    expect(kana.trim()).toBe("ヨヤクシタホン");
    const words = (espeak?.words ?? []).filter((word) => word !== "--stdin");
    const sounds = execFileSync("espeak-ng", [...words, "-q", "-x", "--stdin"], {
      input: kana,
      encoding: "utf8",
    });
    // yoyakushita hon
    expect(sounds).toMatch(/j,ojak/u);
    expect(sounds).not.toMatch(/tS'aIni:z/u);
  });
});
