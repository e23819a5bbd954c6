import { describe, expect, onTestFinished, test } from "vitest";
import { PasswordQueue } from "#backend/services/password-queue.ts";
import { addKiosk } from "#test/support/backend/second-backend.ts";
import { openSmallLibrary, PASSWORD } from "#test/support/backend/small-library.ts";
import type { RestKiosk } from "#test/support/http/rest-client.ts";

describe("the password queue", () => {
  const LIMITS = { atOnce: 2, mostWaiting: 6, mostWaitingPerKiosk: 4, longestWaitMs: 60_000 };

  /** Work that ends when it is told to. */
  function openWork() {
    const ends: (() => void)[] = [];
    const order: string[] = [];
    const work = (name: string) => () =>
      new Promise<string>((resolve) => {
        order.push(name);
        ends.push(() => resolve(name));
      });
    const endOne = async (): Promise<void> => {
      ends.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    };
    return { work, order, endOne };
  }

  test("no more at once than it bears; the others wait, every kiosk in turn", async () => {
    const queue = new PasswordQueue(LIMITS);
    const { work, order, endOne } = openWork();
    for (const name of ["a1", "a2", "a3", "a4", "b1", "c1"]) void queue.run(name.charCodeAt(0), work(name));
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual(["a1", "a2"]);
    expect(queue.counts).toMatchObject({ busy: 2, waiting: 4 });
    for (let time = 0; time < 4; time += 1) await endOne();
    expect(order).toEqual(["a1", "a2", "a3", "b1", "c1", "a4"]);
  });

  test("a full line is refused at once, one kiosk's before that of all", async () => {
    const queue = new PasswordQueue(LIMITS);
    const { work, endOne } = openWork();
    const many = Array.from({ length: 7 }, () => queue.run(1, work("a")));
    expect(await many[6]).toMatchObject({ ok: false, refusal: { name: "too-many-requests" } });
    void queue.run(2, work("b"));
    void queue.run(2, work("b"));
    expect(await queue.run(3, work("c"))).toMatchObject({ ok: false });
    for (let time = 0; time < 8; time += 1) await endOne();
    expect(queue.counts).toEqual({ busy: 0, waiting: 0, served: 8 });
  });

  test("who waits too long is refused, and the work is not begun", async () => {
    const queue = new PasswordQueue({ ...LIMITS, longestWaitMs: 20 });
    const { work, order, endOne } = openWork();
    void queue.run(1, work("a"));
    void queue.run(1, work("b"));
    expect(await queue.run(2, work("c"))).toMatchObject({ ok: false });
    await endOne();
    await endOne();
    expect([order, queue.counts]).toEqual([["a", "b"], { busy: 0, waiting: 0, served: 2 }]);
  });

  test("work that throws frees its place", async () => {
    const queue = new PasswordQueue({ ...LIMITS, atOnce: 1 });
    await expect(queue.run(1, () => Promise.reject(new Error("a bug")))).rejects.toThrow("a bug");
    expect(await queue.run(1, async () => "next")).toEqual({ ok: true, value: "next" });
  });

  test("thirty patrons who sign in at once at twenty kiosks are all served, and a search does not wait for them", async () => {
    const library = await openSmallLibrary();
    // Who waits too long is sent away (above); how many are within five seconds depends on the machine.
    Object.assign(library.backend, { passwords: new PasswordQueue({ ...LIMITS, mostWaiting: 30 }) });
    const [first, ...more] = await Promise.all(
      Array.from({ length: 20 }, async (_, at) => addKiosk(library, `kiosk ${at}`)),
    );
    const cards = await Promise.all(Array.from({ length: 30 }, () => library.card()));
    const kiosks = [first, ...more].flatMap((door) => (door === undefined ? [] : [door.kiosk]));
    let most = 0;
    const watch = setInterval(() => {
      most = Math.max(most, library.backend.passwords.counts.busy);
    }, 1);
    onTestFinished(() => clearInterval(watch));
    let answered = 0;
    const all = Promise.all(
      cards.map(async (card, at) => {
        const answer = await (kiosks[at % kiosks.length] as RestKiosk).signIn(card, PASSWORD);
        answered += 1;
        return answer;
      }),
    );
    expect((await library.kiosk.info()).status).toBe(200);
    expect(answered, "patrons served before a search").toBeLessThan(cards.length);
    const answers = await all;
    expect(answers.map(({ status }) => status)).toEqual(cards.map(() => 200));
    expect(most).toBeLessThanOrEqual(2);
  });
});
