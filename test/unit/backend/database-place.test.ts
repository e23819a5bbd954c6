import { afterEach, describe, expect, test, vi } from "vitest";
import { readPlace, UsageError } from "#backend/arguments.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

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
    "postgres://shiori:geheim@127.0.0.1%.library.example/shiori",
    "postgres://127.0.0.1.library.example/shiori?user=geheim",
    "postgres://db.library.example/127.0.0.1?sslmode=prefer&user=geheim",
    "postgres://db.library.example/shiori?sslmode=no-verify",
    "postgres://db.library.example/shiori?sslmode=verify-full&sslmode=prefer",
    "postgres://127.0.0.1/shiori?host=db.library.example",
    "postgres:///shiori?user=geheim&host=127.0.0.1&host=db.library.example",
    "postgres://db.library.example/shiori#?sslmode=verify-full&user=geheim",
  ])("%s, in the clear or to anybody, is refused, and not repeated", (url) => {
    expect(() => readPlace(undefined, url)).toThrow("another machine");
    expect(() => readPlace(undefined, url)).not.toThrow("geheim");
  });

  test("a host that the environment names is one of another machine too", () => {
    vi.stubEnv("PGHOST", "db.library.example");
    for (const url of ["postgres:///shiori", "postgres://shiori:geheim@/shiori"]) {
      expect(() => readPlace(undefined, url)).toThrow("another machine");
      expect(readPlace(undefined, `${url}?sslmode=verify-full`)).toHaveProperty("url");
    }
    expect(readPlace(undefined, "postgres://127.0.0.1/shiori")).toHaveProperty("url");
    vi.stubEnv("PGHOST", "/run/postgresql");
    expect(readPlace(undefined, "postgres:///shiori")).toHaveProperty("url");
  });

  test.each([
    "postgres://shiori:geheim@db%ff.library.example/shiori?sslmode=verify-full",
    "postgres://shiori:geheim@127.0.0.1:port/shiori",
    "postgres://shiori:geheim@127.0.0.1/shiori?sslmode=verify-full&sslrootcert=/nowhere/ca.pem",
  ])("%s cannot be read: a mistake of the command line, and not repeated", (url) => {
    expect(() => readPlace(undefined, url)).toThrow(UsageError);
    expect(() => readPlace(undefined, url)).not.toThrow("geheim");
  });
});
