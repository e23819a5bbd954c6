import { describe, expect, it } from "vitest";
import {
  conformanceComplaints,
  criteriaIn,
  findProofs,
  reportOf,
  rulesOf,
} from "../../../tools/conformance/document.ts";
import { AFTER_JIS, CRITERIA } from "../../../tools/conformance/list.table.ts";
import { ROOT } from "../../../tools/shared/place.ts";

describe("the report of conformance", () => {
  it("has each criterion of A and AA of WCAG 2.2 once, and nothing later in JIS than there is", () => {
    const numbers = CRITERIA.map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(CRITERIA.filter(({ level }) => level === "A")).toHaveLength(31);
    expect(CRITERIA.filter(({ level }) => level === "AA")).toHaveLength(24);
    for (const number of AFTER_JIS) expect(numbers).toContain(number);
  });

  it("reads what a title names, and nothing else", () => {
    expect(criteriaIn("a ring is seen (WCAG 2.4.7, 2.4.13)")).toEqual(["2.4.7", "2.4.13"]);
    expect(criteriaIn("version 2.4.7 of something")).toEqual([]);
  });

  it("knows axe's rules by their tags", () => {
    expect(rulesOf("4.1.2")).toContain("button-name");
    expect(rulesOf("1.4.6")).toEqual(["color-contrast-enhanced"]);
    expect(rulesOf("2.5.8")).toEqual(["target-size"]);
  });

  it("names no rule that axe leaves out by itself", () => {
    expect(rulesOf("1.3.4")).toEqual([]);
    expect(rulesOf("1.2.1")).toEqual([]);
  });

  it("is made of the proofs that are there: one less, and it is another one", () => {
    const proofs = findProofs(ROOT);
    expect(proofs.length).toBeGreaterThan(5);
    expect(reportOf(proofs.filter(({ numbers }) => !numbers.includes("2.4.7")))).not.toBe(reportOf(proofs));
    expect(conformanceComplaints(ROOT)).toEqual([]);
  });
});
