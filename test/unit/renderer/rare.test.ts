import { expect, it, onTestFinished, vi } from "vitest";

/** The module as it is on a page whose core has ASCII and あ. */
async function onPage() {
  const face = { family: '"BIZ UDPGothic"', unicodeRange: "U+0-7F, U+3042" };
  vi.stubGlobal("document", { fonts: [face] });
  vi.stubGlobal("window", { setTimeout });
  vi.doMock("#renderer/fonts/small-files.ts", () => ({ addFilesOf: async () => undefined }));
  vi.resetModules();
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.doUnmock("#renderer/fonts/small-files.ts");
    vi.resetModules();
  });
  return import("#renderer/fonts/rare.ts");
}

it("waits for the small files of a text with a rare character, and for nothing else", async () => {
  const { loadRareCharacters } = await onPage();
  expect(loadRareCharacters({ title: "あa" })).toBeNull();
  await expect(loadRareCharacters({ title: "あ莎" })).resolves.toBeUndefined();
});

it("does not wait for a field that is not shown", async () => {
  const { loadRareCharacters } = await onPage();
  const answer = { loan: { title: { title: "あ", authors: [{ name: "莎" }] } } };
  expect(loadRareCharacters(answer)).not.toBeNull();
  expect(loadRareCharacters(answer, ["authors"])).toBeNull();
});
