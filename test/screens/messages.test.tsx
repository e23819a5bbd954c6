import { screen } from "@testing-library/react";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Message } from "#contract/domain/message.ts";
import { refusal } from "#contract/refusals.ts";
import { translator } from "#renderer/i18n/index.ts";
import { FRESH_MS } from "#renderer/queries/query-client.ts";
import { languageOfText } from "#renderer/screens/messages/language-of-text.ts";
import { currentRoute, useStore } from "#renderer/state/store.ts";
import { HELLO, OVERVIEW } from "#test/support/screens/fake-kiosk.ts";
import { openSignedIn, told } from "#test/support/screens/open-page.tsx";
import { IMPORTANT_MESSAGE, MESSAGE } from "#test/support/screens/sample-records.ts";

const UNREAD = { ...OVERVIEW, messages: { count: 2, important: 1 } };
const at = () => currentRoute(useStore.getState()).at;

function open(language: "ja" | "en", messages: readonly Message[], hello: Partial<typeof HELLO> = {}) {
  return openSignedIn(
    { at: "messages" },
    {
      language,
      hello,
      overview: UNREAD,
      first(kiosk) {
        kiosk.grants("messages", { messages });
        kiosk.answers("readMessage", ({ message }) => {
          const found = messages.find(({ id }) => id === message);
          return found === undefined
            ? { ok: false, refusal: refusal("message-not-found") }
            : { ok: true, value: { ...found, read: true } };
        });
      },
    },
  );
}

describe.each(["ja", "en"] as const)("messages of the library (%s)", (language) => {
  const t = translator(language);

  test("the first screen says that there are some and that one is important, not what they say", async () => {
    const page = await openSignedIn(null, { language, overview: UNREAD });
    page.kiosk.grants("messages", { messages: [MESSAGE] });
    const note = screen.getByRole("button", { name: new RegExp(t("message.unread", { count: 2 }), "u") });
    expect(note).toHaveTextContent(t("message.importantDetail"));
    await page.press(new RegExp(t("message.unread", { count: 2 }), "u"));
    expect(screen.getByRole("heading", { name: t("message.heading") })).toBeVisible();
  });

  test("the important one stands first with our words and the library's; confirming goes to the next, then home", async () => {
    const page = await open(language, [IMPORTANT_MESSAGE, MESSAGE]);
    expect(screen.getByRole("heading", { name: t("message.kinds.check-details") })).toBeVisible();
    expect(screen.getByText(t("message.important"))).toBeVisible();
    expect(screen.getByText(IMPORTANT_MESSAGE.text)).toBeVisible();
    await page.press(t("message.confirm"));
    expect(page.kiosk.callsOf("readMessage")).toEqual([{ message: "m2" }]);
    expect(useStore.getState().overview?.messages).toEqual({ count: 1, important: 0 });
    expect(document.querySelector(".message-written")?.textContent).toBe(MESSAGE.text);
    await page.press(t("message.read"));
    expect(at()).toBe("home");
    expect(screen.queryByText(new RegExp(t("message.unreadDetail"), "u"))).toBeNull();
  });

  test("one that was read has no button but says so, and the others can be turned to", async () => {
    const page = await open(language, [MESSAGE, { ...IMPORTANT_MESSAGE, read: true }]);
    expect(screen.getByText(t("message.of", { at: 1, all: 2 }))).toBeVisible();
    await page.press(t("message.next"));
    expect(screen.getByText(t("message.done"))).toBeVisible();
    expect(screen.queryByRole("button", { name: t("message.confirm") })).toBeNull();
    await page.press(t("message.previous"));
    expect(screen.getByRole("button", { name: t("message.read") })).toBeVisible();
  });

  test("one that the library has withdrawn meanwhile is reported as such", async () => {
    const page = await open(language, [MESSAGE]);
    page.kiosk.refuses("readMessage", refusal("message-not-found"));
    await page.press(t("message.read"));
    expect(screen.getByText(t("refusal.message-not-found.text"))).toBeVisible();
    expect(at()).toBe("messages");
  });

  test("where no system stores read messages, a message is closed for this visit and nothing is sent", async () => {
    const capabilities = { ...HELLO.capabilities, readMessage: false };
    const page = await open(language, [MESSAGE], { capabilities });
    page.kiosk.grants("overview", { ...OVERVIEW, messages: { count: 1, important: 0 } });
    vi.spyOn(performance, "now").mockReturnValue(performance.now() + FRESH_MS);
    onTestFinished(() => void vi.restoreAllMocks());
    await page.press(t("message.read"));
    expect(page.kiosk.callsOf("readMessage")).toEqual([]);
    expect(at()).toBe("home");
    expect(useStore.getState().overview?.messages).toEqual({ count: 1, important: 0 });
    expect(screen.queryByText(new RegExp(t("message.unreadDetail"), "u"))).toBeNull();
  });

  test("they are gone with their patron", async () => {
    const page = await open(language, [MESSAGE]);
    await page.press(t("message.read"));
    await told(() => page.kiosk.visit({ phase: "browsing" }));
    expect(useStore.getState().readMessages).toEqual([]);
    expect(document.body.textContent).not.toContain(MESSAGE.text.slice(0, 10));
  });
});

test("a text is text: markup is shown as it was written, and lines are kept", async () => {
  await open("en", [{ ...MESSAGE, text: "<img src=x>\n<b>bold</b>" }]);
  const written = document.querySelector(".message-written");
  expect(written?.textContent).toBe("<img src=x>\n<b>bold</b>");
  expect(written?.children).toHaveLength(0);
});

test.each([
  ["傘を 忘れています", "ja", undefined],
  ["傘を 忘れています", "en", "ja"],
  ["우산을 보관하고 있습니다", "ja", "ko"],
  ["忘物在此", "zh-Hans", undefined],
  ["Your umbrella", "ko", "en"],
  ["12-34", "ja", undefined],
] as const)("%s on a screen in %s is %s", (text, language, tag) => {
  expect(languageOfText(text, language)).toBe(tag);
});
