import { describe, expect, it } from "vitest";
import { codeOfTitle, codesOfList, codesOfTexts } from "#renderer/phone/phone-codes.ts";
import type { PhoneTitle } from "#renderer/phone/phone-title.ts";
import { bytesOf, drawQr, MOST_BYTES, QUIET_MODULES } from "#renderer/phone/qr.ts";

const CAT: PhoneTitle = {
  id: "t 1/2",
  title: "吾輩は猫である",
  volume: "",
  authors: [{ name: "夏目漱石", reading: "", role: "著" }],
  isbn: "9784101010014",
  callNumber: "913.6 ナ",
  place: "1階 文学",
};
const NONE = { title: "", list: "" };

describe("what a phone gets", () => {
  it("a title's page, its number written as an address needs it", () => {
    const title = "https://opac.library.example/titles/{id}";
    expect(codeOfTitle(CAT, { ...NONE, title })).toEqual({
      kind: "url",
      content: "https://opac.library.example/titles/t%201%2F2",
    });
    expect(codeOfTitle(CAT, { ...NONE, title: "https://opac.library.example/isbn/{isbn}" }).content).toBe(
      "https://opac.library.example/isbn/9784101010014",
    );
  });

  it("the words of a title, where there is no page or no ISBN for it", () => {
    const words = "吾輩は猫である\n夏目漱石 著\n913.6 ナ 1階 文学\nISBN 9784101010014";
    expect(codeOfTitle(CAT, NONE)).toEqual({ kind: "text", content: words });
    const { isbn: _none, ...old } = CAT;
    expect(codeOfTitle(old, { ...NONE, title: "https://opac.library.example/isbn/{isbn}" }).kind).toBe(
      "text",
    );
  });

  it("a receipt: its lines, then the titles with their times, in each code that it needs", () => {
    const one = codesOfTexts(
      [{ ...CAT, isbn: "", callNumber: "", place: "", returned: "9:05 返却" }],
      "控え\nkiosk-1",
    );
    expect(one).toEqual([
      { kind: "text", content: "控え\nkiosk-1\n・吾輩は猫である／夏目漱石 著\n  9:05 返却" },
    ]);
    const many = Array.from({ length: 30 }, () => CAT);
    const codes = codesOfTexts(many, "控え");
    expect(codes.length).toBeGreaterThan(1);
    for (const { content } of codes) {
      expect(content.startsWith("控え\n")).toBe(true);
      expect(bytesOf(content)).toBeLessThanOrEqual(MOST_BYTES);
    }
  });

  it("a list: one address, or its titles; in as many codes as it needs, and none lost", () => {
    const list = "https://opac.library.example/list?ids={ids}";
    const few = [CAT, { ...CAT, id: "t2" }];
    expect(codesOfList(few, { ...NONE, list })).toEqual([
      { kind: "url", content: "https://opac.library.example/list?ids=t%201%2F2,t2" },
    ]);
    const many = Array.from({ length: 60 }, (_, index) => ({ ...CAT, title: `題名の長い本 その${index}。` }));
    const codes = codesOfList(many, NONE);
    expect(codes.length).toBeGreaterThan(1);
    const all = codes.map(({ content }) => content).join("\n");
    for (const { title } of many) expect(all).toContain(title);
    for (const { content } of codes) expect(bytesOf(content)).toBeLessThanOrEqual(MOST_BYTES);
  });

  it("a list of what stands on shelves with what one looks for there", () => {
    const [code] = codesOfList([CAT], NONE);
    expect(code?.content).toBe("・吾輩は猫である／夏目漱石 著\n  913.6 ナ 1階 文学\n  ISBN 9784101010014");
  });

  it.each([NONE, { ...NONE, list: "https://opac.library.example/list?{ids}" }])(
    "what was borrowed with its due date, also where lists have an address",
    (addresses) => {
      const [code] = codesOfList([{ ...CAT, due: "12月9日(水)まで" }], addresses);
      expect(code?.kind).toBe("text");
      expect(code?.content).toContain("・吾輩は猫である／夏目漱石 著\n  12月9日(水)まで\n");
    },
  );

  it("a title longer than any code is cut between characters, alone and in a list", () => {
    const long = { ...CAT, title: "𠮷".repeat(400) };
    const { content } = codeOfTitle(long, NONE);
    expect(bytesOf(content)).toBeLessThanOrEqual(MOST_BYTES);
    expect(content).toMatch(/^𠮷+…$/u);
    const [first, second] = codesOfList([long, CAT], NONE);
    expect(bytesOf(first?.content ?? "")).toBeLessThanOrEqual(MOST_BYTES);
    expect(first?.content).toMatch(/^・𠮷+…$/u);
    expect(second?.content).toContain(CAT.title);
  });
});

describe("the code as a drawing", () => {
  it("has a quiet zone and the three finders, and no more modules than old phones can tell apart", () => {
    const { side, path } = drawQr("x".repeat(MOST_BYTES));
    expect(side).toBe(97 + 2 * QUIET_MODULES);
    const dark = (x: number, y: number): boolean =>
      [...path.matchAll(/M(\d+) (\d+)h(\d+)/gu)].some(
        ([, column, row, run]) =>
          Number(row) === y && Number(column) <= x && x < Number(column) + Number(run),
      );
    for (const [x, y] of [
      [0, 0],
      [90, 0],
      [0, 90],
    ] as const) {
      expect(dark(x + QUIET_MODULES, y + QUIET_MODULES)).toBe(true);
      expect(dark(x + QUIET_MODULES + 6, y + QUIET_MODULES + 6)).toBe(true);
      expect(dark(x + QUIET_MODULES + 1, y + QUIET_MODULES + 1)).toBe(false);
    }
    for (let place = 0; place < side; place += 1) expect(dark(place, QUIET_MODULES - 1)).toBe(false);
  });

  it("refuses what does not go in", () => {
    expect(() => drawQr("あ".repeat(MOST_BYTES))).toThrow();
  });
});
