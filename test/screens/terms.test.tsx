import { act, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { LANGUAGES, type Language } from "#contract/domain/text.ts";
import { CARD_WORDS } from "#contract/settings/choices.ts";
import { refusalWords } from "#renderer/components/refusal-words.ts";
import { catalogueOf, translator } from "#renderer/i18n/catalogues.ts";
import { USUAL_TERMS } from "#renderer/i18n/terms.ts";
import { useStore } from "#renderer/state/store.ts";
import { HELLO, INFO, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { openPage, told } from "#test/support/screens/open-page.tsx";
import { sentencesOf } from "#test/support/screens/translations.ts";

type Say = (key: string) => string;

function saidIn(language: Language, terms = USUAL_TERMS): string {
  const t = translator(language, terms) as unknown as Say;
  return [...sentencesOf(catalogueOf(language)).keys()].map((key) => t(key)).join("\n");
}

describe("what a library calls its card", () => {
  test.each([
    ["ja", "use-card", /資料貸出券/u, "利用カードをお持ちになって"],
    ["ja", "patron-card", /資料貸出券/u, "利用者カード番号とパスワードは半角ですか。"],
    ["zh-Hans", "library-card", /借书证/u, "请输入读者证号码"],
    ["ko", "use-card", /대출증/u, "이용증을 스캐너에 대 주세요"],
    ["ko", "library-card", /대출증/u, "회원증을 스캐너에 대 주세요"],
  ] as const)("is in every sentence in %s (%s)", (language, card, other, sentence) => {
    const said = saidIn(language, { ...USUAL_TERMS, card });
    expect(said).not.toMatch(other);
    expect(said).toContain(sentence);
  });

  test("changes no other word: a heading keeps its capital", () => {
    expect(saidIn("en", { ...USUAL_TERMS, card: "use-card" })).toBe(saidIn("en"));
  });

  test("is the guide's own where nothing is set", () => {
    expect(SETTINGS.cardWord).toBe("loan-ticket");
    expect(saidIn("ja")).toContain("資料貸出券番号、パスワードが違うと表示された場合は");
  });

  test("ends in the same syllable in Korean, whatever it is: particles depend on it", () => {
    for (const card of CARD_WORDS) {
      const word = translator("ko", { ...USUAL_TERMS, card })("signIn.number.field");
      expect(word).toMatch(/증 번호$/u);
    }
  });

  test("is on the screen that asks for it", async () => {
    await openPage({
      hello: {
        visit: { ...HELLO.visit, phase: "browsing" },
        settings: { ...SETTINGS, cardWord: "use-card" },
      },
    });
    act(() => useStore.getState().go({ at: "number-pad" }));
    expect(screen.getByLabelText("利用カードの番号")).toBeVisible();
  });
});

describe("the library's own name", () => {
  const LIBRARY = { ja: "海辺市立図書館", en: "Seaside City Library", ko: "해변시립도서관" };

  test.each(LANGUAGES)("is no kind of library in any sentence in %s", (language) => {
    expect(saidIn(language)).not.toMatch(/県立|県|[Pp]refectur|县|현립|けんりつ|\{thisLibrary/u);
  });

  test.each([
    ["ja", "このカードは、海辺市立図書館のカードではないようです。"],
    ["ja-x-easy", "この カードは、海辺市立図書館の カードでは ないようです。"],
    ["ko", "이 카드는 해변시립도서관의 대출증이 아닌 것 같습니다."],
    // Where it has written none, its English one stands in no Chinese sentence, and its kanji before no child.
    ["zh-Hans", "这张卡似乎不是\u200b本馆的借书证。"],
    ["ja-x-child", "この カードは、この としょかんの カードでは ないようです。"],
  ] as const)("is said in %s, or what stands for it", (language, sentence) => {
    const t = translator(language, { ...USUAL_TERMS, library: LIBRARY });
    expect(refusalWords({ name: "foreign-card" }, language, t).text).toBe(sentence);
  });

  test("is said in English", () => {
    const t = translator("en", { ...USUAL_TERMS, library: LIBRARY });
    expect(t("signIn.password.check.issued")).toBe("Is it a card from Seaside City Library?");
    expect(translator("en")("signIn.password.check.issued")).toBe("Is it a card from this library?");
  });

  test("is the one that the library system told", async () => {
    const page = await openPage({
      hello: { visit: { ...HELLO.visit, phase: "browsing" }, info: { ...INFO, name: LIBRARY } },
    });
    await told(() => page.kiosk.scanRefused({ name: "foreign-card" }));
    expect(screen.getByText("このカードは、海辺市立図書館のカードではないようです。")).toBeVisible();
  });
});
