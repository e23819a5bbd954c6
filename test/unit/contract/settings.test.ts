import { describe, expect, it } from "vitest";
import { SETTINGS } from "#contract/settings/settings.schema.ts";

const backend = { url: "http://127.0.0.1:4000" };

describe("the settings schema", () => {
  it("needs a backend address and has a default for all else", () => {
    expect(SETTINGS.safeParse({}).success).toBe(false);
    const settings = SETTINGS.parse({ backend });
    expect(settings.visit).toMatchObject({ idleSeconds: 120, browsingIdleSeconds: 90, warningSeconds: 40 });
    expect(settings.card.pattern).toBe("^\\d{7}$");
  });

  it.each([
    "http://192.0.2.1/",
    "http://library.example",
    "ftp://library.example",
    "https://user@library.example",
    "nonsense",
  ])("refuses %s as a backend (R57: TLS, or this machine)", (url) => {
    expect(SETTINGS.safeParse({ backend: { url } }).success).toBe(false);
  });

  it.each(["https://library.example/api", "http://localhost:8080", "http://[::1]:9"])("takes %s", (url) => {
    expect(SETTINGS.safeParse({ backend: { url } }).success).toBe(true);
  });

  it("names the path of what is wrong", () => {
    const answer = SETTINGS.safeParse({
      backend,
      visit: { idleSeconds: 1 },
      kiosk: { stranger: 1 },
      card: { pattern: "(" },
    });
    const paths = answer.error?.issues.map((issue) => issue.path.join("."));
    expect(paths).toEqual(expect.arrayContaining(["visit.idleSeconds", "kiosk", "card.pattern"]));
  });
});
