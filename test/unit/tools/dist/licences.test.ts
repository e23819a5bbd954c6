import { describe, expect, it } from "vitest";
import { readLock } from "../../../../tools/dist/closure.ts";
import { bundledLicences, licenceDocument } from "../../../../tools/dist/licences.ts";

/** Terms under which a package may be part of a program of ours, whose words need only come along. */
const FREE = /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|OFL-1\.1|BlueOak-1\.0\.0|CC0-1\.0|Unlicense)$/u;

describe("the licences of what is bundled", () => {
  const licences = bundledLicences(readLock());

  it("are those of the screens, the program and the fonts", () => {
    const names = licences.map(({ name }) => name);
    const fonts = ["@fontsource/biz-udpgothic", "@fontsource/ibm-plex-sans"];
    for (const name of ["react", "zod", "axios", "i18next", "budoux", ...fonts])
      expect(names).toContain(name);
    expect(names.filter((name) => /vitest|playwright|electron-builder/u.test(name))).toEqual([]);
  });

  it("let us give them away", () => {
    expect(licences.filter(({ id }) => !FREE.test(id)).map(({ name, id }) => `${name}: ${id}`)).toEqual([]);
  });

  it("stand in one document with their words", () => {
    for (const { name, text } of licences) expect(text, name).toMatch(/copyright|SIL OPEN FONT|free/iu);
    const document = licenceDocument(licences);
    expect(document).toMatch(/^react \d+\.\d+\.\d+ \(MIT\)$/mu);
    expect(document).toContain("SIL OPEN FONT LICENSE");
  });
});
