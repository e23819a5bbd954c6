import { describe, expect, expectTypeOf, it } from "vitest";
import type { KioskBridge } from "#contract/ipc/bridge.ts";
import { CALL_SCHEMAS } from "#contract/ipc/calls.schema.ts";
import type { CallArgs, KioskCalls, Verb } from "#contract/ipc/calls.ts";
import { VERBS } from "#contract/ipc/verbs.ts";

describe("the IPC map", () => {
  it("names every verb once", () => {
    expectTypeOf<(typeof VERBS)[number]>().toEqualTypeOf<Verb>();
    expect(new Set(VERBS).size).toBe(VERBS.length);
  });

  it("gives every verb an input schema and no other", () => {
    expect(Object.keys(CALL_SCHEMAS).sort()).toEqual([...VERBS].sort());
  });

  it("types every call as one object in and one promise out", () => {
    type OneObject = { [V in Verb]: Parameters<KioskCalls[V]> extends [object] ? true : V }[Verb];
    type OnePromise = { [V in Verb]: ReturnType<KioskCalls[V]> extends Promise<unknown> ? true : V }[Verb];
    expectTypeOf<OneObject>().toEqualTypeOf<true>();
    expectTypeOf<OnePromise>().toEqualTypeOf<true>();
    expectTypeOf<CallArgs<"placeHold">>().toHaveProperty("pickup");
  });

  it("offers the page verbs and news, and nothing else", () => {
    expectTypeOf<keyof KioskBridge>().toEqualTypeOf<Verb | "onNews">();
  });

  it.each(VERBS)("%s refuses what it does not know", (verb) => {
    const schema = CALL_SCHEMAS[verb];
    expect(schema.safeParse(undefined).success).toBe(false);
    expect(schema.safeParse("text").success).toBe(false);
    expect(schema.safeParse({ stranger: true }).success).toBe(false);
    expect(schema.safeParse(JSON.parse('{"__proto__":{"a":1},"constructor":1}')).success).toBe(false);
  });

  it("refuses long input", () => {
    expect(CALL_SCHEMAS.signIn.safeParse({ password: "x".repeat(201) }).success).toBe(false);
    expect(
      CALL_SCHEMAS.search.safeParse({
        query: "x".repeat(101),
        field: "any",
        sort: "title",
        library: null,
        page: 1,
        pageSize: 5,
      }).success,
    ).toBe(false);
  });
});
