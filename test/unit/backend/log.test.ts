import Fastify from "fastify";
import { expect, test } from "vitest";
import { errorFields, logOptions } from "#backend/log.ts";

test("a log line drops every unknown field", async () => {
  const lines: string[] = [];
  const app = Fastify({ logger: logOptions({ write: (line) => void lines.push(line) }) });
  app.log.info({ event: "request", status: 200, cardNumber: "2001014", query: "猫" }, "done");
  app.log.error({ event: "bug", err: new TypeError("猫") }, "猫");
  app.log.error(new TypeError("猫"));
  await app.close();
  const [request, bug, bare] = lines.map((line) => Object.keys(JSON.parse(line) as object).sort());
  expect(request).toEqual(["event", "level", "msg", "status", "time"]);
  expect(bug).toEqual(["code", "event", "frames", "level", "name", "time"]);
  expect(bare).toEqual(["code", "frames", "level", "name", "time"]);
  expect(lines.join("")).not.toContain("猫");
});

test("a bug is logged by its place, not by its words", () => {
  const fields = errorFields(new TypeError("猫 is not a card"));
  expect(fields.name).toBe("TypeError");
  expect(fields.frames[0]).toContain("log.test.ts");
  expect(JSON.stringify(fields)).not.toContain("猫");
  expect(errorFields("猫")).toEqual({ name: "string", code: "", frames: [] });
});
