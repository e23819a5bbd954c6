import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { ROUTES } from "#contract/rest/routes.ts";
import { STAFF_ROUTES } from "#contract/rest/staff-routes.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import {
  type Description,
  described,
  mustBeDescribed,
  type Operation,
} from "#test/support/http/openapi-document.ts";

async function descriptionOf(url: string): Promise<Description> {
  const answer = await fetch(url + ROUTES.description.path);
  expect([answer.status, answer.headers.get("content-type")]).toEqual([
    200,
    "application/json; charset=utf-8",
  ]);
  return (await answer.json()) as Description;
}

function operations({ paths }: Description): readonly (readonly [string, Operation])[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(
      ([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const,
    ),
  );
}

describe("the description of the API", () => {
  test("names every route of the contract, for kiosks and staff, and no other", async () => {
    const { url } = await openSmallLibrary();
    const description = await descriptionOf(url);
    expect(description.openapi).toBe("3.1.0");
    const contract = [...Object.values(ROUTES), ...Object.values(STAFF_ROUTES)];
    expect(operations(description).map(([route]) => route)).toEqual(
      expect.arrayContaining(contract.map(({ method, path }) => `${method} ${described(path)}`)),
    );
    expect(operations(description)).toHaveLength(contract.length);
  });

  test("every operation has words, an answer, its refusals and whose token it needs", async () => {
    const { url } = await openSmallLibrary();
    for (const [route, operation] of operations(await descriptionOf(url))) {
      expect(operation, route).toMatchObject({ summary: expect.any(String), tags: [expect.any(String)] });
      const statuses = Object.keys(operation.responses);
      expect(statuses, route).toEqual(expect.arrayContaining(["200", "400", "429", "500", "503"]));
      const [scheme] = (operation.security ?? []).flatMap((one) => Object.keys(one));
      if (route.includes("/v1/staff/")) expect(scheme, route).toBe("staff");
      if (route.includes("/v1/me")) expect(scheme, route).toBe("kiosk");
      if (route.includes("/v1/me")) {
        const names = (operation.parameters ?? []).map(({ name }) => name);
        expect(names, route).toContain("x-shiori-session");
        expect(names.includes("idempotency-key"), route).toBe(!route.startsWith("GET "));
      }
    }
  });

  test("all its schemas are JSON Schema 2020-12 that a strict reader takes", async () => {
    const { url } = await openSmallLibrary();
    const ajv = new Ajv2020({
      strict: true,
      strictRequired: false,
      allowUnionTypes: true,
      validateFormats: false,
    });
    ajv.addKeyword("components");
    const description = await descriptionOf(url);
    const { components } = description;
    const all = operations(description).flatMap(([, { requestBody, responses }]) =>
      [requestBody, ...Object.values(responses)].flatMap((body) => Object.values(body?.content ?? {})),
    );
    // Many routes refuse the same: each schema is read once.
    const different = new Map(all.map(({ schema }) => [JSON.stringify(schema), schema] as const));
    expect(different.size).toBeGreaterThan(50);
    for (const [text, schema] of different)
      expect(() => ajv.compile({ ...schema, components }), text).not.toThrow();
  });
});

describe("an answer that is not as described fails the test that got it", () => {
  test("an undeclared field, status, route or media type", async () => {
    const { url } = await openSmallLibrary();
    const health = { method: "GET", path: ROUTES.health.path, contentType: "application/json", body: {} };
    await expect(mustBeDescribed(url, { ...health, status: 200 })).resolves.toBeUndefined();
    await expect(mustBeDescribed(url, { ...health, status: 200, body: { extra: 1 } })).rejects.toThrow(
      "not as described",
    );
    await expect(mustBeDescribed(url, { ...health, status: 418 })).rejects.toThrow("status is not described");
    await expect(mustBeDescribed(url, { ...health, status: 200, path: "/v1/x" })).rejects.toThrow(
      "route is not described",
    );
    await expect(mustBeDescribed(url, { ...health, status: 200, contentType: "text/html" })).rejects.toThrow(
      "text/html is not described",
    );
  });

  test("an undeclared refusal with a declared status", async () => {
    const { url } = await openSmallLibrary();
    const told = (name: string, code: string) =>
      mustBeDescribed(url, {
        method: "POST",
        path: ROUTES.cancelHold.path,
        status: 409,
        contentType: "application/json",
        body: { refusal: { name }, code },
      });
    await expect(told("hold-not-cancellable", "H-09")).resolves.toBeUndefined();
    await expect(told("hold-limit", "H-05")).rejects.toThrow("not as described");
    await expect(told("hold-not-cancellable", "H-05")).rejects.toThrow("not as described");
  });
});
