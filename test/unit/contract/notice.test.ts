import { describe, expect, test } from "vitest";
import { type LibraryNotice, noticesOn } from "#contract/domain/notice.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";

const words = (ja: string): LibraryNotice => ({ ja, en: "" });
const WHERE = { backend: { url: "https://backend.library.example" } };

describe("notices of the library", () => {
  test("hold from their first to their last day, both included, three at a time, in the library's order", () => {
    const notices: LibraryNotice[] = [
      { ...words("past"), until: "2026-11-25" },
      { ...words("last day"), until: "2026-11-26" },
      { ...words("first day"), from: "2026-11-26" },
      { ...words("future"), from: "2026-11-27" },
      words("always"),
      words("a fourth"),
    ];
    expect(noticesOn(notices, "2026-11-26").map(({ ja }) => ja)).toEqual(["last day", "first day", "always"]);
  });

  test("of an older settings file, without days, are as good as ever", () => {
    const notices = [{ ja: "あ", en: "a" }];
    expect(SETTINGS.parse({ ...WHERE, notices }).notices).toEqual(notices);
  });

  test.each([
    [{ ja: "", en: "a" }],
    [{ ja: "あ", en: "", from: "2026-11-27", until: "2026-11-26" }],
    [{ ja: "あ", en: "", from: "tomorrow" }],
    [{ ja: "あ", en: "", fr: "a" }],
    [{ ja: "あ".repeat(201), en: "" }],
  ])("%j is none", (notice) => {
    expect(SETTINGS.safeParse({ ...WHERE, notices: [notice] }).success).toBe(false);
  });
});
