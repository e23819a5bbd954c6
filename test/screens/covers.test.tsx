import { readFileSync } from "node:fs";
import { join } from "node:path";
import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { CoverPicture } from "#contract/domain/cover.ts";
import { refusal } from "#contract/refusals.ts";
import { ok, type Result, refused } from "#contract/result.ts";
import { forgetPictures } from "#renderer/covers/pictures.ts";
import type { Route } from "#renderer/navigation/route.ts";
import { useStore } from "#renderer/state/store.ts";
import { HELLO, SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import { openPage, openSignedIn } from "#test/support/screens/open-page.tsx";
import { FATHER, GALAXY, HOLDS, LOANS } from "#test/support/screens/sample-records.ts";

/** jsdom decodes nothing: the first byte of a picture is its width in tens of pixels, the second its height. 0 = broken. */
class StubDecoder {
  readonly #bytes: Uint8Array;
  constructor({ data }: { readonly data: Uint8Array }) {
    this.#bytes = data;
  }
  async decode() {
    const [width = 0, height = 0] = this.#bytes;
    if (width === 0) throw new DOMException("broken", "EncodingError");
    return { image: { displayWidth: width * 10, displayHeight: height * 10, close: () => undefined } };
  }
  close() {
    return undefined;
  }
}

interface Size {
  readonly resizeWidth: number;
  readonly resizeHeight: number;
}

const drawn: unknown[] = [];
beforeEach(() => {
  vi.stubGlobal("ImageDecoder", StubDecoder);
  vi.stubGlobal("createImageBitmap", async (_image: unknown, { resizeWidth, resizeHeight }: Size) => ({
    width: resizeWidth,
    height: resizeHeight,
    close: () => undefined,
  }));
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation(
    () =>
      ({
        drawImage: (bitmap: unknown) => void drawn.push(bitmap),
      }) as never,
  );
});
afterEach(() => {
  forgetPictures();
  drawn.splice(0);
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const picture = (width: number, height: number): Result<CoverPicture> =>
  ok({ type: "image/jpeg", bytes: new Uint8Array([width, height]) });
const WITH_COVERS = { ...HELLO, settings: { ...SETTINGS, covers: true } };
const RESULTS: Route = {
  at: "results",
  request: { query: "ぎんが", field: "any", sort: "relevance", library: null, page: 1, pageSize: 5 },
};

const jackets = () => [...document.querySelectorAll(".cover-jacket")];
/** Everything on the page but the real covers. */
function rest(): string {
  const copy = document.body.cloneNode(true) as HTMLElement;
  for (const jacket of copy.querySelectorAll(".cover-jacket")) jacket.remove();
  return copy.innerHTML;
}

async function patron(route: Route, answer: Result<CoverPicture | null> | Promise<Result<CoverPicture>>) {
  const page = await openSignedIn(null, { hello: WITH_COVERS });
  page.kiosk.answers("cover", () => answer);
  page.kiosk.grants("search", GALAXY);
  page.kiosk.grants("title", FATHER);
  page.kiosk.grants("loans", { loans: LOANS });
  page.kiosk.grants("holds", { holds: HOLDS, active: 4, max: 5 });
  await act(async () => useStore.getState().go(route));
  await act(async () => undefined);
  return page;
}

const PLACES: readonly (readonly [string, Route])[] = [
  ["results", RESULTS],
  ["a title", { at: "title", id: FATHER.id }],
  ["loans", { at: "loans" }],
  ["holds", { at: "holds" }],
];

describe("real covers", () => {
  test.each(PLACES)("come over the drawn ones in %s, and nothing else changes", async (_place, route) => {
    const coming = Promise.withResolvers<Result<CoverPicture>>();
    await patron(route, coming.promise);
    const before = rest();
    const covers = document.querySelectorAll(".cover").length;
    expect(covers).toBeGreaterThan(0);
    expect(jackets()).toHaveLength(0);
    await act(async () => coming.resolve(picture(70, 100)));
    expect(jackets()).toHaveLength(covers);
    expect(rest() === before).toBe(true);
    for (const jacket of jackets()) expect(jacket.closest(".cover")).toHaveAttribute("aria-hidden", "true");
  });

  test.each([
    ["there is none", ok(null)],
    ["the file is broken", picture(0, 0)],
    ["it cannot be asked now", refused(refusal("too-many-requests"))],
  ] as const)("are the drawn ones where %s", async (_why, answer) => {
    await patron(RESULTS, answer);
    expect(jackets()).toHaveLength(0);
    expect(document.querySelectorAll(".cover")).toHaveLength(GALAXY.items.length);
    expect(drawn).toEqual([]);
  });

  test("are not asked for where the library has none", async () => {
    const page = await openPage({ hello: { visit: { ...HELLO.visit, phase: "browsing" } } });
    page.kiosk.grants("search", GALAXY);
    await act(async () => useStore.getState().go(RESULTS));
    expect(await screen.findAllByText("銀河鉄道の夜")).not.toHaveLength(0);
    expect(page.kiosk.callsOf("cover")).toEqual([]);
  });

  test("are asked for once, by the title's number alone, and stand at once when one comes back", async () => {
    const page = await patron(RESULTS, picture(70, 100));
    expect(page.kiosk.callsOf("cover")).toEqual(GALAXY.items.map(({ id }) => ({ id })));
    expect(jackets().every((jacket) => jacket.matches(".cover-jacket-came"))).toBe(true);
    act(() => useStore.getState().go({ at: "help" }));
    act(() => useStore.getState().back());
    // In the same frame, without appearing once more.
    expect(jackets()).toHaveLength(GALAXY.items.length);
    expect(jackets().some((jacket) => jacket.matches(".cover-jacket-came"))).toBe(false);
    await act(async () => undefined);
    expect(page.kiosk.callsOf("cover")).toHaveLength(GALAXY.items.length);
  });

  test("are asked again when the kiosk could not answer", async () => {
    const page = await patron(RESULTS, refused(refusal("too-many-requests")));
    page.kiosk.answers("cover", () => picture(70, 100));
    await act(async () => useStore.getState().go({ at: "help" }));
    await act(async () => useStore.getState().back());
    expect(jackets()).toHaveLength(GALAXY.items.length);
  });

  test("fill the book when they have its shape; large ones are made small", async () => {
    await patron(RESULTS, picture(70, 100));
    expect(jackets().some((jacket) => jacket.matches(".cover-jacket-whole"))).toBe(false);
    expect(drawn[0]).toMatchObject({ width: 264, height: 377 });
    expect(document.querySelector(".cover-jacket canvas")).toMatchObject({ width: 264, height: 377 });
  });

  test("are whole when they have another shape, and small ones as they come", async () => {
    await patron(RESULTS, picture(10, 9));
    expect(jackets().every((jacket) => jacket.matches(".cover-jacket-whole"))).toBe(true);
    expect(drawn[0]).toMatchObject({ width: 100, height: 90 });
  });

  test("take the place of the drawn cover and no other, and move only for who wants motion", () => {
    const css = readFileSync(join(import.meta.dirname, "../../renderer/styles/book.css"), "utf8");
    const rule = (name: string) => new RegExp(`\\n\\.${name} \\{([^}]*)\\}`, "u").exec(css)?.[1] ?? "";
    expect(rule("cover-jacket")).toMatch(/position: absolute;[\s\S]*inset: 0;/u);
    expect(rule("cover")).toMatch(/aspect-ratio:[\s\S]*overflow: hidden;/u);
    // 0 ms in a still page (tokens.css).
    expect(rule("cover-jacket-came")).toContain("var(--turn-ms)");
  });
});
