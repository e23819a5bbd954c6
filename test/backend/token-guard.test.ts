import { describe, expect, test, vi } from "vitest";
import { SECOND_MS } from "#backend/clock.ts";
import { kioskByToken } from "#backend/store/kiosks.ts";
import { staffByToken } from "#backend/store/staff.ts";
import { migrationStatus } from "#backend/store/status.ts";
import { HEADERS, ROUTES } from "#contract/rest/routes.ts";
import { STAFF_ROUTES } from "#contract/rest/staff-routes.ts";
import { openSmallLibrary, type SmallLibrary } from "#test/support/backend/small-library.ts";
import { standStill } from "#test/support/backend/stopped-clock.ts";
import { hire } from "#test/support/http/rest-staff.ts";

// The real ones; only their calls are counted.
vi.mock("#backend/store/kiosks.ts", { spy: true });
vi.mock("#backend/store/staff.ts", { spy: true });
vi.mock("#backend/store/status.ts", { spy: true });

const MANY = 300;
const DOORS = [
  { who: "kiosks", path: ROUTES.info.path, lookUp: vi.mocked(kioskByToken) },
  { who: "staff", path: STAFF_ROUTES.me.path, lookUp: vi.mocked(staffByToken) },
] as const;

async function statuses(library: SmallLibrary, path: string, tokens: readonly string[]) {
  const answers = await Promise.all(
    tokens.map((token) => fetch(library.url + path, { headers: { [HEADERS.kiosk]: `Bearer ${token}` } })),
  );
  return answers.map(({ status }) => status);
}

describe.each(DOORS)("a flood of wrong tokens of $who", ({ path, lookUp }) => {
  test("seldom reaches the database, and shuts out no client that was there before", async () => {
    const library = await openSmallLibrary();
    const member = await hire(library);
    standStill();
    expect((await library.kiosk.info()).status).toBe(200);
    expect((await member.ask("me", null)).status).toBe(200);
    lookUp.mockClear();
    const invented = Array.from({ length: MANY }, (_, at) => `invented-token-${at}`);
    const told = await statuses(library, path, invented);
    expect(new Set(told)).toEqual(new Set([401, 429]));
    const looked = lookUp.mock.calls.length;
    // A hundred at once, of which one was for the token that is good, and twenty a second after.
    expect(looked).toBe(99);
    expect(told.filter((status) => status === 401)).toHaveLength(looked);
    library.backend.kiosks.clear();
    expect((await library.kiosk.info()).status).toBe(200);
    expect((await member.ask("me", null)).status).toBe(200);
  });

  test("when it is always the same, it is looked up once in five seconds", async () => {
    const library = await openSmallLibrary();
    lookUp.mockClear();
    const time = standStill();
    expect(await statuses(library, path, ["wrong"])).toEqual([401]);
    expect(new Set(await statuses(library, path, Array(MANY).fill("wrong")))).toEqual(new Set([401]));
    expect(lookUp).toHaveBeenCalledTimes(1);
    time.pass(5 * SECOND_MS);
    expect(await statuses(library, path, ["wrong"])).toEqual([401]);
    expect(lookUp).toHaveBeenCalledTimes(2);
  });
});

test("a member of staff with too many requests is refused, and others are not slowed down", async () => {
  const library = await openSmallLibrary({ requests: { perSecond: 1, burst: 5 } });
  const [wild, other] = [await hire(library), await hire(library)];
  standStill();
  const answers = await Promise.all(Array.from({ length: 20 }, () => wild.ask("me", null)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.no.refusal).toEqual({ name: "too-many-requests", details: { seconds: 1 } });
  expect((await other.ask("me", null)).status).toBe(200);
});

test("however many ask whether the process is ready, the database is asked a few times a second", async () => {
  const library = await openSmallLibrary();
  const from = performance.now();
  const told = await statuses(library, ROUTES.ready.path, Array(MANY).fill(""));
  expect(new Set(told)).toEqual(new Set([200]));
  const asked = vi.mocked(migrationStatus).mock.calls.length;
  expect(asked).toBeLessThanOrEqual(1 + (performance.now() - from) / 200);
  vi.mocked(migrationStatus).mockClear();
});
