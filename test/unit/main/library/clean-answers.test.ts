import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it, onTestFinished } from "vitest";
import type { Hold } from "#contract/domain/hold.ts";
import type { TitleDetail } from "#contract/domain/title.ts";
import { SETTINGS } from "#contract/settings/settings.schema.ts";
import { createLibrary } from "#main/library/adapter.ts";
import { withCleanAnswers } from "#main/library/clean-answers.ts";
import type { Adapter } from "#main/library/live.ts";
import { createLog } from "#main/log/log.ts";

const OPTIONS = { signal: new AbortController().signal };
/** No id of ours, but one of some system. */
const ODD_ID = "\u202eid\u0000";

const TITLE: TitleDetail = {
  id: ODD_ID,
  title: `\u202e逆${"長".repeat(10_000)}`,
  reading: "よ".repeat(10_000),
  subtitle: "a\u0301\u0301\u0301\u0301\u0301\u0301".repeat(3000),
  volume: "1",
  authors: Array.from({ length: 900 }, (_, at) => ({ name: `著者\u200b${at}`, reading: "", role: "著" })),
  publisher: "出".repeat(5000),
  year: 2020,
  ndc: "913.6",
  bookMark: "ナ",
  material: "book",
  audience: "general",
  language: "ja",
  availability: {
    kind: "on-shelf",
    library: ODD_ID,
    closedStacks: false,
    place: { ja: "棚\u202e", en: "x".repeat(900) },
  },
  pages: 1,
  isbn: "",
  summary: "要".repeat(20_000),
  copies: [],
  holdable: true,
  waiting: 0,
};

function clean(methods: object): Adapter {
  return withCleanAnswers(methods as Adapter);
}

it("every text of an answer is cleaned and has an end; ids go back as they came", async () => {
  const library = clean({ title: async () => ({ ok: true, value: TITLE }) });
  const answer = await library.title({ id: ODD_ID }, OPTIONS);
  if (!answer.ok) throw new Error("It was answered.");
  const { title, reading, subtitle, publisher, summary, authors, availability, ...rest } = answer.value;
  expect(title).toBe(`逆${"長".repeat(198)}…`);
  expect([reading, publisher, summary].map((text) => text.length)).toEqual([200, 120, 2000]);
  expect(subtitle).not.toMatch(/\p{M}{5}/u);
  expect(authors).toHaveLength(20);
  expect(authors[3]?.name).toBe("著者3");
  expect(availability).toMatchObject({ library: ODD_ID, place: { ja: "棚", en: `${"x".repeat(79)}…` } });
  expect(rest).toMatchObject({ id: ODD_ID, volume: "1", year: 2020, copies: [], holdable: true });
});

it("a title of which nothing can be read still has a name", async () => {
  const title = { ...TITLE, title: "\u202e\u200b" };
  const library = clean({
    holds: async () => ({ ok: true, value: { holds: [{ id: "1", title } as unknown as Hold] } }),
  });
  expect(await library.holds({ session: "" }, OPTIONS)).toMatchObject({
    value: { holds: [{ title: { title: "〓" } }] },
  });
});

it("messages keep their lines; refusals, libraries and whatever is no text stay", async () => {
  const library = clean({
    capabilities: { search: true },
    messages: async () => ({ ok: true, value: { messages: [{ id: "1", text: "一\r\n\u202e二" }] } }),
    pickupPlaces: async () => ({ ok: true, value: [ODD_ID] }),
    renew: async () => ({
      ok: false,
      refusal: { name: "not-confirmed", details: { ticket: "9".repeat(900) } },
    }),
    end: () => "ended",
  });
  expect(library.capabilities).toEqual({ search: true });
  expect(await library.messages({ session: "" }, OPTIONS)).toMatchObject({
    value: { messages: [{ text: "一\n二" }] },
  });
  expect(await library.pickupPlaces({ session: "", what: { title: "1" } }, OPTIONS)).toEqual({
    ok: true,
    value: [ODD_ID],
  });
  expect(await library.renew({ session: "", key: "", loan: "" }, OPTIONS)).toMatchObject({
    refusal: { name: "not-confirmed", details: { ticket: `${"9".repeat(299)}…` } },
  });
  expect(library.end()).toBe("ended");
});

it("is what the settings' adapter goes through (R26)", async () => {
  const server = createServer((_request, response) => {
    response
      .setHeader("content-type", "application/json")
      .end(JSON.stringify({ ...TITLE, title: "\u202e逆" }));
  }).listen(0, "127.0.0.1");
  await new Promise((listening) => server.once("listening", listening));
  const { port } = server.address() as AddressInfo;
  const settings = SETTINGS.parse({ backend: { url: `http://127.0.0.1:${port}` } });
  const library = createLibrary(settings, createLog(null, false));
  onTestFinished(() => {
    library.end();
    server.close();
  });
  expect(await library.title({ id: "1" }, OPTIONS)).toMatchObject({
    ok: true,
    value: { title: "逆", id: ODD_ID },
  });
});
