import { describe, expect, test } from "vitest";
import { isGuessable } from "#contract/text/guessable.ts";

describe("a password that anybody would guess", () => {
  test.each(["aaaaaa", "AAaaAa", "000000", "123456", "987654", "abcdef", "FEDCBA", "1111111111"])(
    "%s is one",
    (password) => {
      expect(isGuessable(password)).toBe(true);
    },
  );

  test.each(["aaaaab", "123457", "Shiori7", "kari2026", "acegik", "121212", "abc123"])(
    "%s is none",
    (password) => {
      expect(isGuessable(password)).toBe(false);
    },
  );
});
