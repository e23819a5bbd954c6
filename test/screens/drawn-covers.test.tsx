import { render } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { BookCover, type CoverSize } from "#renderer/covers/book-cover.tsx";
import type { CoverTitle } from "#renderer/covers/cover-colour.ts";
import { summary } from "#test/support/screens/sample-records.ts";

/** What tells a drawn book from others besides its words: cloth, pattern, form, binding. */
function looks(title: CoverTitle, size: CoverSize): string {
  const { container } = render(<BookCover title={title} size={size} />);
  const cover = container.firstElementChild;
  const cloth = cover?.querySelector("rect")?.getAttribute("fill");
  const pattern = cover?.querySelector("pattern")?.innerHTML;
  const form = cover?.className
    .replaceAll(/cover-(?:row|card|page|short|middle|long)/gu, "")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return `${cloth} ${form} ${pattern}`;
}

const novels = (audience: CoverTitle["audience"]) =>
  Array.from({ length: 80 }, (_, number) => summary({ id: `t-${number}`, ndc: "913.6", audience }));

describe("drawn covers", () => {
  test("a title looks the same in a list, on a form and on its own screen", () => {
    for (const title of novels("general").slice(0, 10)) {
      expect(looks(title, "card")).toBe(looks(title, "row"));
      expect(looks(title, "page")).toBe(looks(title, "row"));
    }
  });

  test.each(["general", "children"] as const)(
    "novels (%s) seldom look like the next one of a list",
    (kind) => {
      const seen = novels(kind).map((title) => looks(title, "row"));
      const alike = seen.filter((look, place) => look === seen[place + 1]);
      expect(new Set(seen).size).toBeGreaterThanOrEqual(10);
      expect(alike.length).toBeLessThanOrEqual(10);
    },
  );

  test("books for children look unlike any other", () => {
    const others = new Set(novels("general").map((title) => looks(title, "row")));
    for (const title of novels("children")) expect(others.has(looks(title, "row"))).toBe(false);
  });

  test("bear their title, in a list too, shortened to the room there is", () => {
    const words = (title: string, size: CoverSize) =>
      render(<BookCover title={summary({ title })} size={size} />).container.querySelector(".slip")
        ?.textContent;
    expect(words("こころ", "row")).toBe("こころ");
    expect(words("成瀬は天下を取りにいく冒険", "row")).toMatch(/^成瀬は天下を.*…$/u);
    expect(words("成瀬は天下を取りにいく冒険", "page")).toBe("成瀬は天下を取りにいく冒険");
  });
});
