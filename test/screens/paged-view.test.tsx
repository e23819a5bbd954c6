import { act, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PagedView } from "#renderer/components/paged-view.tsx";
import { translator } from "#renderer/i18n/index.ts";

/*
 * jsdom lays nothing out: here a flow is as high as its rows, and its room is what a test says.
 */

const ROW_PX = 100;
let room = 0;
let resized: () => void = () => undefined;

const rowsIn = (element: Element): readonly Element[] => [...element.querySelectorAll(".row")];

beforeEach(() => {
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
  vi.spyOn(Element.prototype, "clientHeight", "get").mockImplementation(() => room);
  vi.spyOn(Element.prototype, "scrollHeight", "get").mockImplementation(function height(this: Element) {
    return ROW_PX * rowsIn(this).length;
  });
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockImplementation(function place(this: Element) {
    const at =
      this.matches(".row") && this.parentElement !== null ? rowsIn(this.parentElement).indexOf(this) : -1;
    return at < 0 ? new DOMRect() : new DOMRect(0, at * ROW_PX, 1000, ROW_PX);
  });
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(tell: () => void) {
        resized = tell;
      }
      observe() {}
      disconnect() {}
    },
  );
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const list = (page: number, rows: number) => (
  <div className="page">
    <PagedView className="flow" turn={page}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place alone
        <div key={index} className="row" />
      ))}
    </PagedView>
  </div>
);
/** A page whose foot provides the place of the buttons once it is rendered. */
function InFoot({ rows }: { readonly rows: number }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <div className="page">
      <PagedView className="flow" turnAt={place === null ? undefined : { place, brief: false }}>
        {Array.from({ length: rows }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are told apart by their place alone
          <div key={index} className="row" />
        ))}
      </PagedView>
      <div ref={setPlace} />
    </div>
  );
}
const wayOn = () => screen.queryByRole("button", { name: translator("ja")("display.on") });

test("a page of a list that is too high for a room that became lower is turned in parts", async () => {
  room = 12 * ROW_PX;
  const { rerender } = render(list(1, 20));
  expect(wayOn()).not.toBeNull();
  room = 6 * ROW_PX;
  act(() => resized());
  expect(wayOn()).not.toBeNull();
  // Higher than the room there is, but not than the one that the first page was measured in.
  await act(async () => rerender(list(2, 10)));
  expect(wayOn()).not.toBeNull();
  await act(async () => rerender(list(3, 5)));
  expect(wayOn()).toBeNull();
});

test("a flow that no longer fits with its buttons in the foot is shown in parts", () => {
  // Without a line for the buttons the room is lower by a gap; in one column the flow is lower by a row.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockImplementation(function height(this: Element) {
    return this.querySelector(":scope > .paged-view-probe") === null ? room - 10 : room;
  });
  vi.spyOn(Element.prototype, "scrollHeight", "get").mockImplementation(function height(this: Element) {
    return ROW_PX * (rowsIn(this).length - (this.closest(".paged-view-tight") === null ? 0 : 1));
  });
  room = 3 * ROW_PX;
  render(<InFoot rows={4} />);
  expect(wayOn()).not.toBeNull();
});

test("the parts of one page of a list are not counted in sight, since its pages are", () => {
  room = 200;
  const counts = [true, false].map((inList) => {
    const { unmount } = render(
      <PagedView className="flow" inList={inList}>
        {["a", "b", "c"].map((row) => (
          <div key={row} className="row" />
        ))}
      </PagedView>,
    );
    const unseen = screen
      .getByText(translator("ja")("display.part", { part: 1, parts: 2 }))
      .classList.contains("visually-hidden");
    unmount();
    return unseen;
  });
  expect(counts).toEqual([true, false]);
});
