import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { LibraryInfo } from "#contract/domain/library.ts";
import type { News } from "#contract/ipc/news.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { watchBackend } from "#main/app/backend-watch.ts";
import { createLibrary } from "#main/library/adapter.ts";
import { createLog } from "#main/log/log.ts";
import { createOutOfOrderState } from "#main/visit/out-of-order.ts";
import { KOHA_ACCOUNT, KOHA_LENDER, startKoha } from "#test/fakes/koha-server.ts";
import { smallWorld } from "#test/fakes/koha-world.ts";

/** No test is to fail because the machine is busy. */
const PATIENTLY = { timeout: 30_000 };

/** A terminal that starts in front of a Koha that lends over its API; `kept` is what a start before knew. */
async function start(kept: LibraryInfo | null, beside: object = {}) {
  const koha = await startKoha(smallWorld());
  koha.quirks.version = "23.11";
  const settings = SETTINGS.parse({
    kiosk: { library: "CPL" },
    services: { lend: true },
    backend: { adapter: "koha", url: koha.url, koha: { ...KOHA_ACCOUNT, lending: KOHA_LENDER }, ...beside },
  });
  const told: News[] = [];
  const log = createLog(null, false);
  const library = createLibrary(settings, log);
  let known = kept;
  let standing = "read";
  const core = {
    library,
    settings: { now: () => settings, standing: () => standing },
    outOfOrder: createOutOfOrderState(),
    updateOutOfOrder: () => undefined,
    tell: (news: News) => void told.push(news),
  };
  const keep = (info: LibraryInfo): void => {
    known = info;
  };
  const watch = watchBackend(core as never, log, { read: () => kept, keep }, Promise.resolve());
  const renewed = vi.fn();
  watch.onOtherInfo(renewed);
  onTestFinished(async () => {
    // With invalid settings there is none to watch.
    standing = "broken";
    watch.restart();
    library.end();
    await koha.stop();
  });
  return { watch, library, renewed, told, known: () => known };
}

describe("a terminal at a Koha that lends", () => {
  it("shows at its second start that it lends, though it knew the library and not yet the version", async () => {
    const first = await start(null);
    await first.watch.firstInfo();
    await expect.poll(() => first.library.capabilities.checkOut, PATIENTLY).toBe(true);
    const second = await start(first.known());
    // The page is there before Koha has answered.
    await second.watch.firstInfo();
    expect(second.library.capabilities.checkOut).toBe(false);
    await expect.poll(() => second.renewed.mock.calls.length, PATIENTLY).toBe(1);
    expect(second.library.capabilities.checkOut).toBe(true);
  });
});

it("tells the page that nothing can be returned while Koha's SIP2 server, which alone does that, is away", async () => {
  const koha = { ...KOHA_ACCOUNT, lending: KOHA_LENDER, sip2: true };
  const { watch, told } = await start(null, { koha, sip2: { host: "127.0.0.1", port: 1 } });
  await watch.firstInfo();
  const looked = () => {
    watch.lookNow();
    return told;
  };
  await expect.poll(looked, PATIENTLY).toEqual([{ type: "beside-away", services: ["checkIn"] }]);
});
