import { expect, it } from "vitest";
import { createSheetServer } from "#main/printing/sheet-server.ts";
import { TEST_SHEET } from "#test/support/main/slip-sheet.ts";

const files = async () => ({ statusCode: 200, headers: {}, data: Buffer.from("a file") });
const sheet = { method: "GET", url: "kiosk://app/slip.json" };

it("a slip is answered once, and wiped when it was laid out (R78)", async () => {
  const server = createSheetServer(files);
  server.offer(TEST_SHEET);
  const { statusCode, data } = await server.serve(sheet);
  expect([statusCode, JSON.parse(data.toString())]).toEqual([200, TEST_SHEET]);
  expect(await server.serve(sheet)).toMatchObject({ statusCode: 404 });
  server.withdraw();
  expect(data.every((byte) => byte === 0)).toBe(true);
});

it("an unread slip is not served after that", async () => {
  const server = createSheetServer(files);
  server.offer(TEST_SHEET);
  server.withdraw();
  expect(await server.serve(sheet)).toMatchObject({ statusCode: 404 });
});

it("everything else is a file of the page", async () => {
  const server = createSheetServer(files);
  server.offer(TEST_SHEET);
  expect((await server.serve({ ...sheet, url: "kiosk://app/slip.html" })).data.toString()).toBe("a file");
});
