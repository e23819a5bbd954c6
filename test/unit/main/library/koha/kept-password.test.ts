import { expect, it, onTestFinished } from "vitest";
import { sip2Parts } from "#contract/settings/backends.schema.ts";
import { createBesideSip2 } from "#main/library/koha/beside-sip2.ts";
import { TIMES } from "#main/library/koha/call.ts";
import { OLDEST } from "#main/library/koha/features.ts";
import { patronsOf } from "#main/library/koha/patrons.ts";
import { createKohaWeb, createRest } from "#main/library/koha/rest.ts";
import type { Session } from "#main/library/koha/session.ts";
import { createTurns } from "#main/library/koha/turns.ts";
import { createLog } from "#main/log/log.ts";
import { options } from "#test/support/library/koha-scene.ts";
import { KOHA_ACCOUNT, startKoha } from "../../../../fakes/koha-server.ts";
import { CANARY, CARD } from "../../../../fakes/koha-world.ts";

it.each([
  ["loans are made over SIP2", { lender: false, lends: true, sip2: true }, true],
  ["the API of this version does not lend", { lender: true, lends: false, sip2: true }, true],
  ["SIP2 only takes copies back", { lender: true, lends: true, sip2: true }, false],
  ["there is no SIP2", { lender: true, lends: true, sip2: false }, false],
])("%s: whether the password is kept for the visit", async (_what, { lender, lends, sip2 }, isKept) => {
  const server = await startKoha();
  onTestFinished(() => server.stop());
  const log = createLog(null, false);
  const rest = createRest(
    createKohaWeb({ url: server.url, authority: "" }),
    { auth: "basic", ...KOHA_ACCOUNT },
    createTurns(),
    log,
  );
  const opened: Session[] = [];
  const { signIn } = patronsOf({
    rest,
    lending: lender ? rest : null,
    // Nothing is asked of it.
    beside: sip2
      ? createBesideSip2({ sip2: sip2Parts.parse({}), about: null, library: "CPL", log }, () => null)
      : null,
    log,
    library: "CPL",
    about: null,
    counterOnly: [],
    counterOnlyPlaces: [],
    currency: "",
    times: { ...TIMES, read: 60_000, write: 60_000 },
    features: () => ({ ...OLDEST, lends }),
    sessionOf: () => null,
    openSession(session) {
      opened.push(session);
      return "session";
    },
    endSession: () => null,
  });
  expect(await signIn({ cardNumber: CARD, password: CANARY.password }, options())).toMatchObject({
    ok: true,
  });
  expect(JSON.stringify(opened).includes(CANARY.password)).toBe(isKept);
});
