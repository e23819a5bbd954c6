import { describe, expect, test } from "vitest";
import type { ConnectionDraft } from "#contract/staff/connection.ts";
import { createLog } from "#main/log/log.ts";
import { createConnectionService } from "#main/staff/connection-service.ts";
import { BACKEND, settingsScene } from "#test/support/main/settings-service.ts";
import { wordsOnDisk } from "#test/support/system/left-secrets.ts";
import { startSip2Server } from "../../../fakes/sip2-server.ts";

const KOHA = { adapter: "koha", search: "koha" } as const;
const CARD = { cardNumber: "P1001", password: "1234" };

async function scene(machine: object = {}) {
  const fake = await startSip2Server();
  const d = settingsScene(machine);
  const log = createLog(null, false);
  const service = createConnectionService({ settingsService: d.settings, log, now: d.live.now });
  const draft: ConnectionDraft = {
    adapter: "sip2",
    address: fake.host,
    port: fake.port,
    tls: false,
    preset: "generic",
    user: "kiosk",
    secret: "secret",
    catalogue: "",
    search: "sru",
    ownCatalogue: "",
    ownCatalogueToken: null,
    lending: null,
    changes: [],
  };
  return { d, log, service, draft, fake };
}

describe("the wizard in main", () => {
  test("trying changes nothing, and lets nothing of the card or the secret anywhere", async () => {
    const { d, log, service, draft, fake } = await scene();
    const changes = [{ path: "card.pattern", value: "^P\\d{4}$" }];
    const tried = await service.tryDraft({ ...draft, changes }, CARD);
    await fake.stop();
    expect(tried.ok && tried.steps.every(({ outcome }) => outcome !== "failed")).toBe(true);
    expect(d.live.now().backend.adapter).toBe("shiori");
    expect(wordsOnDisk([d.folder], ["P1001", "1234"])).toEqual([]);
    expect(JSON.stringify([log.recent(), tried])).not.toMatch(/P1001|1234|"secret"/u);
    expect(log.recent()).toMatchObject([{ event: "staff-tried-sip2", reason: "ok" }]);
  });

  test("an address is checked without its account, and is not what holds then", async () => {
    const { d, log, service, draft, fake } = await scene();
    const tried = await service.tryAddress(draft);
    expect(tried.ok && tried.steps.map(({ step, outcome }) => `${step} ${outcome}`)).toEqual([
      "reach ok",
      "tls ok",
    ]);
    await fake.stop();
    expect(await service.tryAddress(draft)).toMatchObject({
      ok: true,
      steps: [{ outcome: "failed", finding: "port-closed" }, { outcome: "skipped" }],
    });
    expect(service.use()).toMatchObject({ ok: true });
    expect(d.live.now().backend.adapter).toBe("shiori");
    expect(log.recent()).toEqual([]);
  });

  test("an invalid address is reported, whatever the later answers", async () => {
    const { service, draft, fake } = await scene();
    await fake.stop();
    const { problems } = (await service.tryAddress({ ...draft, address: "http://x" })) as {
      problems: readonly { readonly path: string }[];
    };
    expect(problems[0]?.path).toBe("backend.sip2.host");
    expect(await service.tryAddress({ ...draft, catalogue: "nothing" })).toEqual({ ok: true, steps: [] });
  });

  test("what was tried can hold: settings here, the secret among the secrets; one undo takes both back", async () => {
    const { d, service, draft, fake } = await scene();
    await service.tryDraft(
      { ...draft, changes: [{ path: "backend.sip2.errorDetection", value: "off" }] },
      CARD,
    );
    await fake.stop();
    expect(service.use()).toMatchObject({ ok: true });
    const { adapter, sip2 } = d.live.now().backend;
    expect({ adapter, ...sip2 }).toMatchObject({
      adapter: "sip2",
      host: fake.host,
      port: fake.port,
      user: "kiosk",
      password: "secret",
      errorDetection: "off",
    });
    expect(JSON.stringify(d.local())).not.toContain("secret");
    expect(d.settings.places().sip2).toBe("own-file");
    expect(wordsOnDisk([d.folder], ["P1001", "1234"])).toEqual([]);
    expect(d.settings.show().undo).toMatchObject({ kind: "connection" });
    d.settings.undo();
    expect(d.live.now().backend).toMatchObject({
      adapter: "shiori",
      url: BACKEND.url,
      sip2: { password: "" },
    });
    expect(service.use()).toMatchObject({ ok: true });
    expect(d.live.now().backend.adapter).toBe("shiori");
  });

  test("the catalogue in Shiori's backend is saved with its token; the system's own search takes it back", async () => {
    const { d, service, draft, fake } = await scene();
    const shiori = { ...draft, search: "shiori", ownCatalogueToken: "of-catalogue" } as const;
    const own = { ...shiori, ownCatalogue: "https://c.example" };
    const wrong = await service.tryCatalogue({ ...own, ownCatalogue: "http://c.example" });
    expect(wrong).toMatchObject({ ok: false, problems: [{ path: "backend.catalogue.url" }] });
    await service.tryDraft({ ...own, ownCatalogue: "http://127.0.0.1:1" }, null);
    expect(service.use()).toMatchObject({ ok: true });
    const { catalogue } = d.live.now().backend;
    const url = "http://127.0.0.1:1";
    expect(catalogue).toMatchObject({ source: "shiori", url, token: "of-catalogue" });
    expect(d.settings.places().catalogue).toBe("own-file");
    expect(JSON.stringify(d.local())).not.toContain("of-catalogue");
    await service.tryDraft({ ...draft, secret: null }, null);
    await fake.stop();
    service.use();
    expect(d.live.now().backend.catalogue).toMatchObject({ source: "sru", url });
  });

  test("what lends and takes back beside Koha is saved with its secrets, and without a host SIP2 is not used", async () => {
    const { d, service, draft, fake } = await scene({ services: { lend: true, takeBack: true } });
    const lending = {
      user: "lender",
      secret: "of-lender",
      host: fake.host,
      sip2User: "kiosk",
      institution: "CPL",
    };
    const koha: ConnectionDraft = {
      ...draft,
      ...KOHA,
      address: "http://127.0.0.1:1",
      lending: { ...lending, sip2Secret: "secret" },
    };
    const tried = await service.tryServices(koha);
    expect(tried.ok && tried.steps.map(({ step, finding }) => `${step} ${finding}`)).toEqual([
      "lending nonsense",
      "sip2 ok",
      "lend lends-by-sip2",
      "take-back takes-back-by-sip2",
    ]);
    expect(d.live.now().backend.koha.sip2).toBe(false);
    await service.tryDraft(koha, null);
    service.use();
    await fake.stop();
    const { backend } = d.live.now();
    expect(backend.koha).toMatchObject({ sip2: true, lending: { user: "lender", secret: "of-lender" } });
    expect(backend.sip2).toMatchObject({
      host: fake.host,
      port: fake.port,
      user: "kiosk",
      password: "secret",
      institution: "CPL",
    });
    expect(JSON.stringify(d.local())).not.toMatch(/of-lender|"secret"/u);
    await service.tryDraft({ ...koha, lending: { ...lending, host: "", sip2Secret: null } }, null);
    service.use();
    expect(d.live.now().backend.koha).toMatchObject({ sip2: false, lending: { user: "lender" } });
    expect(d.live.now().backend.sip2.host).toBe(fake.host);
  });

  test("a secret need not be typed twice: the one tried last, or the one that is kept", async () => {
    const { service, draft, fake, d } = await scene();
    await service.tryDraft(draft, null);
    const again = await service.tryDraft({ ...draft, secret: null }, null);
    expect(again.ok && again.steps[2]?.finding).toBe("ok");
    service.use();
    service.forget();
    const kept = await service.tryDraft({ ...draft, secret: null }, null);
    expect(kept.ok && kept.steps[2]?.finding).toBe("ok");
    const wrong = await service.tryDraft({ ...draft, secret: "other" }, null);
    expect(wrong.ok && wrong.steps[2]?.finding).toBe("wrong-account");
    service.forget();
    service.use();
    expect(d.live.now().backend.sip2.password).toBe("secret");
    await fake.stop();
  });

  test("a secret of one system is not sent to another", async () => {
    const { service, draft, fake, d } = await scene();
    const koha = { ...draft, adapter: "koha", address: "http://127.0.0.1:9", secret: "of-koha" } as const;
    await service.tryDraft(koha, null);
    await service.tryDraft({ ...draft, secret: null }, null);
    await fake.stop();
    service.use();
    expect(d.live.now().backend).toMatchObject({
      adapter: "sip2",
      koha: { secret: "" },
      sip2: { password: "" },
    });
  });

  test("a secret is not sent to another address, whether it is stored or was tried", async () => {
    const { service, draft, fake, d } = await scene();
    const other = await startSip2Server();
    const there = { ...draft, address: other.host, port: other.port, secret: null };
    const logins = () => other.heard.filter((text) => text.startsWith("93"));
    await service.tryDraft(draft, null);
    await service.tryDraft(there, null);
    await service.tryDraft(draft, null);
    service.use();
    await service.tryDraft(there, null);
    expect(logins().length).toBeGreaterThan(0);
    expect(other.heard.join("")).not.toContain("COsecret");
    service.use();
    expect(d.live.now().backend.sip2).toMatchObject({ port: other.port, password: "" });
    await Promise.all([fake.stop(), other.stop()]);
  });

  test("nor is Koha's, or that of a catalogue", async () => {
    const { service, draft, fake, d } = await scene({ services: { lend: true } });
    await fake.stop();
    const lending = {
      user: "l",
      secret: "of-lender",
      host: "",
      sip2User: "",
      institution: "",
      sip2Secret: null,
    };
    const koha: ConnectionDraft = {
      ...draft,
      adapter: "koha",
      address: "http://127.0.0.1:1",
      secret: "of-koha",
      search: "shiori",
      ownCatalogue: "http://127.0.0.1:1",
      ownCatalogueToken: "of-catalogue",
      lending,
    };
    const secrets = () => {
      const { koha: account, catalogue } = d.live.now().backend;
      return [account.secret, account.lending.secret, catalogue.token];
    };
    await service.tryDraft(koha, null);
    service.use();
    expect(secrets()).toEqual(["of-koha", "of-lender", "of-catalogue"]);
    const untyped = { secret: null, ownCatalogueToken: null, lending: { ...lending, secret: null } };
    await service.tryDraft({ ...koha, ...untyped }, null);
    service.use();
    expect(secrets()).toEqual(["of-koha", "of-lender", "of-catalogue"]);
    const elsewhere = { address: "http://127.0.0.1:2", ownCatalogue: "http://127.0.0.1:2" };
    await service.tryDraft({ ...koha, ...untyped, ...elsewhere }, null);
    service.use();
    expect(secrets()).toEqual(["", "", ""]);
  });

  test("ways that were found for another server are taken back with its address", async () => {
    const { d, service, draft, fake } = await scene();
    await service.tryDraft(
      { ...draft, changes: [{ path: "backend.sip2.encodingIn", value: "cp850" }] },
      null,
    );
    service.use();
    await service.tryDraft({ ...draft, user: "kiosk-2" }, null);
    service.use();
    expect(d.live.now().backend.sip2.encodingIn).toBe("cp850");
    await service.tryDraft({ ...draft, address: "sip.library.example", tls: true }, null);
    service.use();
    await fake.stop();
    expect(d.live.now().backend.sip2).toMatchObject({ host: "sip.library.example" });
    expect(d.live.now().backend.sip2.encodingIn).toBeUndefined();
  });

  test("ways that were set for another system are taken back with its preset", async () => {
    const sip2 = { preset: "generic", encodingIn: "cp850" };
    const { d, service, draft, fake } = await scene();
    d.settings.change(Object.entries(sip2).map(([name, value]) => ({ path: `backend.sip2.${name}`, value })));
    await service.tryDraft({ ...draft, preset: "koha" }, null);
    await fake.stop();
    service.use();
    expect(d.live.now().backend.sip2).toMatchObject({ preset: "koha" });
    expect(d.live.now().backend.sip2.encodingIn).toBeUndefined();
  });

  test.each<[string, Partial<ConnectionDraft>, string]>([
    ["an address in the open", { ...KOHA, address: "http://koha.library.example" }, "backend.url"],
    ["no address", { address: "" }, "backend.sip2.host"],
    ["a secret among the changes", { changes: [{ path: "backend.token", value: "x" }] }, "backend.token"],
    [
      "a way that there is not",
      { changes: [{ path: "backend.sip2.holds", value: "all" }] },
      "backend.sip2.holds",
    ],
  ])("%s is refused before anything is tried", async (_what, part, path) => {
    const { d, service, draft, fake } = await scene();
    const tried = await service.tryDraft({ ...draft, ...part }, CARD);
    expect(tried).toMatchObject({ ok: false, problems: [{ path }] });
    expect(fake.connections().made).toBe(0);
    expect(service.use()).toMatchObject({ ok: false });
    expect(d.live.now().backend.adapter).toBe("shiori");
    await fake.stop();
  });
});
