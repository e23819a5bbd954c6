import { expect, onTestFinished, test, vi } from "vitest";
import { ownPort } from "#test/support/system/own-port.ts";

test("a port whose server has closed is not given a second time", async () => {
  const sameChoice = Math.random();
  const random = vi.spyOn(Math, "random").mockReturnValueOnce(sameChoice).mockReturnValueOnce(sameChoice);
  onTestFinished(() => random.mockRestore());
  expect(await ownPort()).not.toBe(await ownPort());
});
