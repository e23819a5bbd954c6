import { describe, expect, it } from "vitest";
import { noteText } from "#main/library/koha/messages.ts";
import { key, kohaVisit, options } from "#test/support/library/koha-scene.ts";
import { KOHA_ACCOUNT } from "../../../../fakes/koha-server.ts";

async function noted(note: string | null, more: Parameters<typeof kohaVisit>[0] = {}) {
  const visit = await kohaVisit(more);
  Object.assign(visit.koha.world.patrons[0] ?? {}, { opac_notes: note });
  return visit;
}

describe("messages at Koha", () => {
  it("are the OPAC note of the record, without a date, told on the home screen too", async () => {
    const { library, session, calls } = await noted("Your umbrella is at the desk.");
    expect(await library.messages({ session }, options())).toEqual({
      ok: true,
      value: {
        messages: [
          {
            id: "opac-note",
            kind: "text",
            text: "Your umbrella is at the desk.",
            date: null,
            weight: "plain",
            confirm: false,
            until: null,
            read: false,
          },
        ],
      },
    });
    expect(calls()).toEqual(["GET /patrons/4"]);
    const overview = await library.overview({ session }, options());
    expect(overview).toMatchObject({ ok: true, value: { messages: { count: 1, important: 0 } } });
  });

  it.each([null, "", " <p> </p> "])("there is none in %j", async (note) => {
    const { library, session } = await noted(note);
    expect(await library.messages({ session }, options())).toEqual({ ok: true, value: { messages: [] } });
    const overview = await library.overview({ session }, options());
    expect(overview.ok && overview.value).not.toHaveProperty("messages");
  });

  it("cannot be marked as read: the library's record is never changed", async () => {
    const { library, session, calls } = await noted("Hello.");
    const read = { session, key: key(), message: "opac-note" };
    expect(await library.readMessage(read, options())).toMatchObject({ refusal: { name: "unexpected" } });
    expect(calls()).toEqual([]);
  });

  it("are not shown by a library that writes other things there", async () => {
    const koha = { auth: "basic" as const, ...KOHA_ACCOUNT, opacNotes: false };
    const { library, session } = await noted("staff gossip", { koha });
    expect(library.capabilities.messages).toBe(false);
    expect(await library.messages({ session }, options())).toMatchObject({ refusal: { name: "unexpected" } });
    const overview = await library.overview({ session }, options());
    expect(JSON.stringify(overview)).not.toContain("gossip");
    expect(overview.ok && overview.value).not.toHaveProperty("messages");
  });

  it.each([
    ["<p>One</p><p>two<br/>three</p>", "One\ntwo\nthree"],
    ["<a href='javascript:x'>link</a> &amp; &lt;b&gt;", "link & <b>"],
    ["3 < 5 books", "3 < 5 books"],
    ["&amp;lt;", "&lt;"],
  ])("%j is plain text", (note, text) => {
    expect(noteText(note)).toBe(text);
  });
});
