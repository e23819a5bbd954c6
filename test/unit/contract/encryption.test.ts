import { describe, expect, it } from "vitest";
import { isSafeUrl, isThisMachine, mayGoUnencrypted } from "#contract/settings/encryption.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";

const ELSEWHERE = "10.20.0.5";

describe("R57: what is said in the clear stays on this machine", () => {
  it.each(["127.0.0.1", "127.8.0.1", "localhost", "LOCALHOST", "::1", "[::1]"])(
    "%s is this machine",
    (host) => {
      expect(isThisMachine(host)).toBe(true);
    },
  );

  it.each([
    "",
    "127.0.0.1.library.example",
    "localhost.library.example",
    "127.1.library.example",
    "10.0.0.1",
    "::2",
    "0.0.0.0",
    "x127.0.0.1",
  ])("%s is not", (host) => {
    expect(isThisMachine(host)).toBe(false);
    expect(mayGoUnencrypted(host, [])).toBe(false);
  });

  it("a host that the library names may be spoken to, whatever the case of its letters, and no other", () => {
    const named = ["sip.Library.example", ELSEWHERE, "fd00::5"];
    for (const host of ["sip.library.example", "SIP.library.example", ELSEWHERE, "[fd00::5]", "127.0.0.1"])
      expect(mayGoUnencrypted(host, named), host).toBe(true);
    for (const host of ["library.example", "x.sip.library.example", "10.20.0.50", "fd00::6"])
      expect(mayGoUnencrypted(host, named), host).toBe(false);
  });

  it.each(["https://a.example", "http://127.0.0.1:80/x", `http://${ELSEWHERE}/x`, "http://[fd00::5]:8080"])(
    "takes %s where the host is named",
    (url) => {
      expect(isSafeUrl(url, [ELSEWHERE, "fd00::5"])).toBe(true);
    },
  );

  it.each([
    `http://${ELSEWHERE}@evil.example/`,
    `http://evil.example/${ELSEWHERE}`,
    `http://${ELSEWHERE}.evil.example`,
    `http://${ELSEWHERE}:1@evil.example`,
    `ftp://${ELSEWHERE}`,
    "http://",
    "http://127.0.0.1:80:80",
    "https://u@a.example",
  ])("refuses %s", (url) => {
    expect(isSafeUrl(url, [ELSEWHERE])).toBe(false);
  });
});

/** Every way to another machine that the settings know, unencrypted. */
const WAYS: readonly (readonly [what: string, path: string, settings: (host: string) => object])[] = [
  ["the backend", "backend.url", (host) => ({ backend: { url: `http://${host}` } })],
  ["Koha", "backend.url", (host) => ({ backend: { adapter: "koha", url: `http://${host}` } })],
  ["SIP2", "backend.sip2.tls.on", (host) => ({ backend: { adapter: "sip2", sip2: { host } } })],
  [
    "SIP2 beside Koha's API",
    "backend.sip2.tls.on",
    (host) => ({
      backend: { adapter: "koha", url: "https://koha.library.example", koha: { sip2: true }, sip2: { host } },
    }),
  ],
  [
    "the catalogue",
    "backend.sru.url",
    (host) => ({
      backend: { adapter: "sip2", sip2: { host: "127.0.0.1" }, sru: { url: `http://${host}/db` } },
    }),
  ],
  [
    "a catalogue of Shiori's beside the system",
    "backend.catalogue.url",
    (host) => ({
      backend: { adapter: "koha", url: "https://koha.library.example", catalogue: { url: `http://${host}` } },
    }),
  ],
  [
    "covers",
    "covers.url",
    (host) => ({ backend: { url: "http://127.0.0.1" }, covers: { url: `http://${host}/{isbn}.jpg` } }),
  ],
];

describe.each(WAYS)("R57: %s", (_what, path, settings) => {
  const problems = (given: object): readonly string[] =>
    SETTINGS.safeParse(given).error?.issues.map((issue) => issue.path.join(".")) ?? [];

  it("is not spoken to unencrypted on another machine", () => {
    expect(problems(settings(ELSEWHERE))).toEqual([path]);
  });

  it("is on this machine", () => {
    expect(problems(settings("127.0.0.1"))).toEqual([]);
  });

  it("is where the library has named the host", () => {
    const given = settings(ELSEWHERE) as { readonly backend: object };
    const named = (hosts: readonly string[]) => ({
      ...given,
      backend: { ...given.backend, unencryptedHosts: hosts },
    });
    expect(problems(named([ELSEWHERE]))).toEqual([]);
    expect(problems(named(["10.20.0.6"]))).toEqual([path]);
  });
});

it("R57: a SIP2 server elsewhere is spoken to with TLS", () => {
  const sip2 = { host: "sip.library.example", tls: { on: true } };
  expect(SETTINGS.safeParse({ backend: { adapter: "sip2", sip2 } }).success).toBe(true);
});
