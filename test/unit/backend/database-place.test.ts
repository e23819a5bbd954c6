import { describe, expect, test } from "vitest";
import { readPlace } from "#backend/arguments.ts";

describe("R57: where the database is", () => {
  test.each([
    "postgres://shiori@127.0.0.1:5432/shiori",
    "postgres://shiori:geheim@localhost/shiori",
    "postgresql://[::1]/shiori",
    "postgres:///shiori",
    "postgres://shiori@/shiori?host=/run/postgresql",
    "postgres://%2Frun%2Fpostgresql/shiori",
    "postgres://shiori@db.library.example/shiori?sslmode=verify-full",
    "postgres://shiori@db.library.example/shiori?application_name=x&sslmode=disable",
  ])("%s is taken", (url) => {
    expect(readPlace(undefined, url)).toEqual({ url });
  });

  test.each([
    "postgres://shiori:geheim@db.library.example:5432/shiori",
    "postgres://shiori:geheim@10.20.0.5/shiori",
    "postgres://127.0.0.1.library.example/shiori?user=geheim",
    "postgres://db.library.example/127.0.0.1?sslmode=prefer&user=geheim",
    "postgres://db.library.example/shiori?sslmode=no-verify",
    "postgres://db.library.example/shiori?sslmode=verify-full&sslmode=prefer",
    "postgres://127.0.0.1/shiori?host=db.library.example",
  ])("%s, in the clear or to anybody, is refused, and not repeated", (url) => {
    expect(() => readPlace(undefined, url)).toThrow("another machine");
    expect(() => readPlace(undefined, url)).not.toThrow("geheim");
  });
});
