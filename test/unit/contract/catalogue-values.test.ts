import { describe, expect, test } from "vitest";
import { nameReading, pagesOf, printedName } from "#contract/text/values.ts";

describe("values of catalogue records (SRU-9)", () => {
  test.each([
    ["249,11p ; 22cm", 260],
    ["xii, 378p ; 20cm", 378],
    ["12, 305, 8p", 325],
    ["264 ページ", 264],
    ["2冊 ; 上 310p, 下 295p", 310],
    ["321 p. ;", 321],
    ["1冊", null],
  ])("%s has %s pages", (extent, pages) => {
    expect(pagesOf(extent)).toBe(pages);
  });

  test.each([
    ["小林, 盈一, -1936", "小林盈一"],
    ["林, 和弘, pub. 2016", "林和弘"],
    ["夏目, 漱石, 1867-1916", "夏目漱石"],
    ["辻村, 深月, 1980-", "辻村深月"],
    ["Ihara, Saikaku, active 1670-1693", "Saikaku Ihara"],
    ["国際博覧会, 1970", "国際博覧会1970"],
  ])("%s is %s", (heading, name) => {
    expect(printedName(heading, ",")).toBe(name);
  });

  test("their readings have no dates either", () => {
    expect(nameReading("コバヤシ, エイイチ, -1936")).toBe("こばやし えいいち");
  });
});
