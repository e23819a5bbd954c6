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

  it("accepts the library's own names of the places for returned copies, and no other places", () => {
    const trolley = { place: "trolley", ja: "青い札の返却台", en: "trolley with the blue label" };
    const takes = (...returnPlaces: object[]) => SETTINGS.safeParse({ backend, returnPlaces }).success;
    expect(takes(trolley, { ...trolley, place: "hold-box" })).toBe(true);
    expect(takes({ ...trolley, en: "" })).toBe(false);
    expect(takes({ ...trolley, place: "shelf" })).toBe(false);
    expect(takes(trolley, trolley)).toBe(false);
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

  it("knows three kinds of backend, each with what it needs and no more", () => {
    const takes = (given: object): boolean => SETTINGS.safeParse({ backend: given }).success;
    expect(takes({ adapter: "koha", url: "https://koha.library.example" })).toBe(true);
    expect(takes({ adapter: "koha" })).toBe(false);
    const tls = { on: true };
    expect(takes({ adapter: "sip2", sip2: { host: "sip.library.example", tls } })).toBe(true);
    expect(takes({ adapter: "sip2", url: "https://library.example" })).toBe(false);
    expect(
      takes({ adapter: "sip2", sip2: { host: "sip.library.example", tls }, url: "http://library.example" }),
    ).toBe(false);
    const sru = (url: string) => ({ adapter: "sip2", sip2: { host: "h", tls }, sru: { url } });
    expect(takes(sru("http://library.example"))).toBe(false);
    expect(takes(sru("http://127.0.0.1:7090/db"))).toBe(true);
    expect(takes({ adapter: "evergreen", url: "https://library.example" })).toBe(false);
  });

  it("searches where the settings say, else in a catalogue that has an address, else in the system", () => {
    const koha = { adapter: "koha", url: "https://koha.library.example" };
    const sip2 = { adapter: "sip2", sip2: { host: "127.0.0.1" } };
    const url = "https://catalogue.library.example";
    const source = (given: object) => SETTINGS.parse({ backend: given }).backend.catalogue.source;
    expect([backend, koha, sip2].map(source)).toEqual(["shiori", "koha", "sru"]);
    for (const system of [koha, sip2]) expect(source({ ...system, catalogue: { url } })).toBe("shiori");
    expect(source({ ...koha, catalogue: { source: "koha", url } })).toBe("koha");
    expect(source({ ...koha, catalogue: { source: "sru" }, sru: { url } })).toBe("sru");
    expect(source({ ...sip2, catalogue: { source: "sru", url } })).toBe("sru");
  });

  it.each([
    ["koha", "sru", "sru.url"],
    ["koha", "shiori", "catalogue.url"],
    ["sip2", "koha", "catalogue.source"],
    ["sip2", "shiori", "catalogue.url"],
  ])("with %s it refuses %s as the search, for lack of %s", (adapter, source, path) => {
    const { error } = SETTINGS.safeParse({
      backend: {
        adapter,
        url: "https://koha.library.example",
        sip2: { host: "127.0.0.1" },
        catalogue: { source },
      },
    });
    expect(error?.issues.map((issue) => issue.path.join("."))).toEqual([`backend.${path}`]);
  });

  it.each([
    { host: "two words" },
    { port: 0 },
    { user: "a|b" },
    { password: "a\rb" },
    { delimiter: "A" },
    { encodingIn: "klingon" },
    { tls: { certificate: "-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----" } },
  ])("refuses %o of a SIP2 server", (wrong) => {
    const sip2 = { host: "127.0.0.1", ...wrong };
    expect(SETTINGS.safeParse({ backend: { adapter: "sip2", sip2 } }).success).toBe(false);
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

describe("time (WCAG 2.2.1)", () => {
  it("is warned of for at least 20 seconds, and is extended ten times", () => {
    const { visit } = SETTINGS.parse({ backend: { url: "http://127.0.0.1:1" } });
    expect(visit.warningSeconds).toBeGreaterThanOrEqual(20);
    expect(visit.capExtensions).toBeGreaterThanOrEqual(10);
  });
});
