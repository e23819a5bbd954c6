import { describe, expect, it } from "vitest";
import { later } from "#main/later.ts";
import { unlessLost } from "#main/visit/painted.ts";

describe("work on a page that may be lost", () => {
  it("is answered, when the page stays", async () => {
    expect(await unlessLost({ lost: later<void>().promise }, Promise.resolve("done"))).toBe("done");
  });

  it("is not waited for, when the page is lost meanwhile: it would never answer", async () => {
    const lost = later<void>();
    const work = unlessLost({ lost: lost.promise }, new Promise<string>(() => undefined));
    lost.resolve();
    expect(await work).toBeNull();
  });

  it("that fails because the page dies is no fault of the work: its death is told a moment later", async () => {
    const lost = later<void>();
    const work = unlessLost({ lost: lost.promise }, Promise.reject(new Error("no frame")));
    setTimeout(lost.resolve, 20);
    expect(await work).toBeNull();
  });

  it("that fails on a page that is there fails", async () => {
    const work = Promise.reject(new Error("nonsense"));
    await expect(unlessLost({ lost: later<void>().promise }, work)).rejects.toThrow("nonsense");
  });
});
