import { expect, it } from "vitest";
import type { SlipSheet } from "#contract/domain/slip.ts";
import { createSheetServer } from "#main/printing/sheet-server.ts";

const SHEET: SlipSheet = {
  content: { kind: "test" },
  language: "ja",
  paper: "receipt",
  widthMm: 80,
  stickerMm: 60,
  info: null,
  kioskName: "kiosk-1",
  ownLibrary: "central",
  cardWord: "loan-ticket",
  shelfMap: [],
  placeNames: [],
  systemAway: false,
  phone: null,
};

const files = async () => ({ statusCode: 200, headers: {}, data: Buffer.from("a file") });
const sheet = { method: "GET", url: "kiosk://app/slip.json" };

it("a slip is answered once, and wiped when it was laid out (R78)", async () => {
  const server = createSheetServer(files);
  server.offer(SHEET);
  const { statusCode, data } = await server.serve(sheet);
  expect([statusCode, JSON.parse(data.toString())]).toEqual([200, SHEET]);
  expect(await server.serve(sheet)).toMatchObject({ statusCode: 404 });
  server.withdraw();
  expect(data.every((byte) => byte === 0)).toBe(true);
});

it("a slip that nobody has read is answered no more after that", async () => {
  const server = createSheetServer(files);
  server.offer(SHEET);
  server.withdraw();
  expect(await server.serve(sheet)).toMatchObject({ statusCode: 404 });
});

it("everything else is a file of the page", async () => {
  const server = createSheetServer(files);
  server.offer(SHEET);
  expect((await server.serve({ ...sheet, url: "kiosk://app/slip.html" })).data.toString()).toBe("a file");
});
