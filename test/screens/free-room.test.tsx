import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, test, vi } from "vitest";
import { FreeRoom } from "#renderer/components/free-room.tsx";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Lays the page out: the room the page leaves, and what the content needs, in pixels. */
function layOut(room: number, needed: number): void {
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(room);
  vi.spyOn(Element.prototype, "scrollHeight", "get").mockReturnValue(needed);
}

describe("the room that a page leaves", () => {
  test("shows what fits into it", () => {
    layOut(400, 400);
    render(<FreeRoom>a book</FreeRoom>);
    expect(screen.getByText("a book")).toBeVisible();
  });

  test("shows nothing of what does not fit, until it does", () => {
    layOut(398, 400);
    const { rerender } = render(<FreeRoom>a book</FreeRoom>);
    expect(screen.getByText("a book")).not.toBeVisible();
    layOut(500, 400);
    rerender(<FreeRoom>a book</FreeRoom>);
    expect(screen.getByText("a book")).toBeVisible();
  });

  test("gives up what can be spared first, the last of it before the rest", () => {
    const hidden = (): number => document.querySelectorAll("[data-spare][hidden]").length;
    vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(400);
    vi.spyOn(Element.prototype, "scrollHeight", "get").mockImplementation(() => 450 - 50 * hidden());
    render(
      <FreeRoom>
        <p>a card</p>
        <p data-spare>what is on it</p>
        <p data-spare>a word more</p>
      </FreeRoom>,
    );
    expect(screen.getByText("a card")).toBeVisible();
    expect(screen.getByText("what is on it")).toBeVisible();
    expect(screen.getByText("a word more")).not.toBeVisible();
  });
});
