import { describe, expect, test } from "vitest";
import { patient, refusalOf, signedIn, sip2Scene } from "#test/support/library/sip2-library.ts";

/** A server whose 64 says this in AF, before the patron's name. */
async function visit(greeting: string, settings: object = { messages: "screen" }) {
  const scene = await sip2Scene({ quirks: { greeting }, settings });
  return { ...scene, ...(await signedIn(scene.library)) };
}

async function textsOf({ library, session }: Awaited<ReturnType<typeof visit>>) {
  const answer = await library.messages({ session }, patient());
  if (!answer.ok) throw new Error(answer.refusal.name);
  return answer.value.messages.map(({ text }) => text);
}

describe("messages over SIP2", () => {
  test("are no capability of a server whose screen messages are not set as messages", async () => {
    const { library, session, overview } = await visit("Greetings,", {});
    expect(library.capabilities.messages).toBe(false);
    expect(overview).not.toHaveProperty("messages");
    expect(refusalOf(await library.messages({ session }, patient()))).toBe("unexpected");
  });

  test("are the screen messages of 64, and are told on the home screen too", async () => {
    const scene = await visit("Your umbrella is at the desk,");
    expect(scene.overview.messages).toEqual({ count: 1, important: 0 });
    const [text] = await textsOf(scene);
    expect(text).toMatch(/^Your umbrella is at the desk,/u);
    const read = { session: scene.session, key: "1", message: "x" };
    expect(refusalOf(await scene.library.readMessage(read, patient()))).toBe("unexpected");
  });

  test("what a server says to everybody is taken off, and nothing is then left to tell", async () => {
    const scene = await visit("Greetings from Koha.", { messages: "screen", greeting: "^Greetings.*$" });
    expect(scene.overview).not.toHaveProperty("messages");
    expect(await textsOf(scene)).toEqual([]);
  });

  test("a hostile text is harmless, and the card's number is not in it", async () => {
    const scene = await visit("\u202e<img src=x onerror=alert(1)>🎉 card P1001\u0007");
    const [text = ""] = await textsOf(scene);
    expect(text).toMatch(/^<img src=x onerror=alert\(1\)> card …001/u);
    expect(text).not.toMatch(/P1001|\p{C}/u);
  });
});
