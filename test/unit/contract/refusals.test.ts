import { describe, expect, it } from "vitest";
import { REFUSALS } from "#contract/refusals.ts";

describe("the refusal catalogue", () => {
  const rows = Object.values(REFUSALS);

  it("gives each refusal a code of its own, which a patron can quote (D18)", () => {
    const codes = rows.map((row) => row.code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^H-\d\d$/u);
  });

  it("answers every refusal with a client or server status", () => {
    for (const { status } of rows) expect(status >= 400 && status < 600).toBe(true);
  });
});
