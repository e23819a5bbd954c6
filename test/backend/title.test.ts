import { describe, expect, test } from "vitest";
import { catalogue, soseki } from "#test/support/backend/sample-catalogue.ts";
import { openSmallLibrary } from "#test/support/backend/small-library.ts";
import { refusalOf } from "#test/support/http/rest-client.ts";

describe("a title", () => {
  test("availability is seen from the kiosk's own library", async () => {
    const library = await openSmallLibrary();
    const [title = "", kept = "", none = ""] = await library.titles(
      { copies: ["central", "west"] },
      { copies: ["west"], kept: "reference" },
      { copies: [] },
    );
    const away = await library.card();
    const availability = async (id: string) => (await library.kiosk.title(id)).value.availability;
    const onShelf = { kind: "on-shelf", closedStacks: false, callNumber: "913.6 題" };
    expect(await availability(title)).toMatchObject({ ...onShelf, library: "central" });
    await library.lend(away, title);
    expect(await availability(title)).toMatchObject({ ...onShelf, library: "west" });
    await library.lend(away, title);
    await (await library.patron()).place(title);
    expect(await availability(title)).toEqual({ kind: "holdable", waiting: 1 });
    expect(await availability(kept)).toEqual({ kind: "in-library", library: "west" });
    expect(await availability(none)).toEqual({ kind: "none" });
  });

  test("D79: the detail names every copy with where and how it is", async () => {
    const library = await openSmallLibrary();
    const [title = ""] = await library.titles({
      title: "こころ",
      authors: [soseki],
      copies: ["central", "west"],
      pages: 378,
    });
    await library.lend(await library.card(), title, 6);
    const { copies, bookMark, pages } = (await library.kiosk.title(title)).value;
    expect(bookMark).toBe("ナ");
    expect(pages).toBe(378);
    expect(copies).toEqual([
      {
        barcode: "100000001",
        library: "central",
        place: { ja: "1階 文学", en: "1F Literature" },
        closedStacks: false,
        callNumber: "913.6 ナ",
        kept: null,
        status: "on-loan",
        dueDate: library.inDays(6),
      },
      {
        barcode: "100000002",
        library: "west",
        place: { ja: "1階 文学", en: "1F Literature" },
        closedStacks: false,
        callNumber: "913.6 ナ",
        kept: null,
        status: "on-shelf",
        dueDate: null,
      },
    ]);
  });

  test("a scanned ISBN or copy leads to its title", async () => {
    const library = await catalogue();
    expect((await library.kiosk.find("isbn", "9784101010014")).value.id).toBe("1");
    expect((await library.kiosk.find("isbn", "4101010013")).value.id).toBe("1");
    expect(await refusalOf(library.kiosk.find("isbn", "9784101010015"))).toBe("isbn-not-held");
    expect(await refusalOf(library.kiosk.find("isbn", "9784062207508"))).toBe("isbn-not-held");
    expect((await library.kiosk.find("copy", "100000002")).value.id).toBe("2");
    expect(await refusalOf(library.kiosk.find("copy", "199999999"))).toBe("copy-not-found");
  });
});
