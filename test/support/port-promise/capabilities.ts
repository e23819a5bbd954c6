import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { SearchRequest } from "#contract/domain/title.ts";
import type { Capabilities } from "#contract/library/port.ts";
import {
  findAnswer,
  messagesAnswer,
  overviewAnswer,
  searchAnswer,
  suggestAnswer,
  titleAnswer,
} from "#contract/rest/answers.schema.ts";
import { promiseBrowsing } from "./browsing.ts";
import { promiseEmail, promiseEmailProof } from "./email.ts";
import { promiseInabilities } from "./inabilities.ts";
import { credentials, type OnStage, options, refusalIn, shaped, signIn, valueIn } from "./on-stage.ts";
import type { SceneCatalogue, Stage, Subject } from "./subject.ts";

const FIRST_PAGE = { field: "any", sort: "relevance", library: null, page: 1, pageSize: 10 } as const;

/** What people have typed into search fields, and what has been tried to get more out of them. */
const ODD_QUERIES = [
  '"',
  "\\",
  '" or cql.allRecords=1 or dc.title="',
  "%",
  "_",
  "*",
  "?^",
  "'; --",
  "<猫&犬>",
  "🐱",
  "|AA1|",
  "x".repeat(100),
];

function catalogueOf({ scene }: Stage): SceneCatalogue {
  if (scene.catalogue === null) throw new Error("A subject that searches has a catalogue in its scene.");
  return scene.catalogue;
}

const search = (stage: Stage, query: string, more: Partial<SearchRequest> = {}) =>
  stage.library.search({ ...FIRST_PAGE, query, ...more }, options());

/** What an adapter says it can do, it does; what it says it cannot, it refuses. */
export function promiseCapabilities({ capabilities }: Subject, onStage: OnStage): void {
  test(
    "declares its capabilities",
    onStage(async ({ library }) => {
      expect(library.capabilities).toEqual(capabilities);
    }),
  );
  if (capabilities.search) promiseCatalogue(onStage);
  if (capabilities.suggest) promiseSuggestions(onStage);
  promiseBrowsing(capabilities, onStage);
  if (capabilities.email) promiseEmail(onStage);
  if (capabilities.proveEmail) promiseEmailProof(onStage);
  if (capabilities.changePassword) promisePassword(onStage);
  if (capabilities.messages) promiseMessages(capabilities, onStage);
  promiseInabilities(capabilities, onStage);
}

function promiseCatalogue(onStage: OnStage): void {
  describe("the catalogue", () => {
    test(
      "a search by words finds a title, and its copies are listed",
      onStage(async (stage) => {
        const { query, id, title, barcode } = catalogueOf(stage);
        const page = shaped(searchAnswer, await search(stage, query));
        expect(page.items.find((item) => item.id === id)?.title).toContain(title);
        const detail = shaped(titleAnswer, await stage.library.title({ id }, options()));
        expect(detail.id).toBe(id);
        expect(detail.title).toContain(title);
        expect(detail.copies.map((copy) => copy.barcode)).toContain(barcode);
      }),
    );

    test(
      "an ISBN and a copy's barcode find the title; unknown ones find nothing",
      onStage(async (stage) => {
        const { library } = stage;
        const { id, isbn, barcode } = catalogueOf(stage);
        const byIsbn = await library.find({ kind: "isbn", value: isbn }, options());
        expect(shaped(findAnswer, byIsbn)).toEqual({ id });
        const byCopy = await library.find({ kind: "copy", value: barcode }, options());
        expect(shaped(findAnswer, byCopy)).toEqual({ id });
        expect(refusalIn(await library.find({ kind: "isbn", value: "9784000000007" }, options()))).toBe(
          "isbn-not-held",
        );
        expect(refusalIn(await library.find({ kind: "copy", value: "199999998" }, options()))).toBe(
          "copy-not-found",
        );
        expect(refusalIn(await library.title({ id: "999999999" }, options()))).toBe("title-not-found");
      }),
    );

    test(
      "a search without hits gives an empty page, and an empty query is refused",
      onStage(async (stage) => {
        const page = shaped(searchAnswer, await search(stage, "ぬるぽがっ存在しない題名"));
        expect(page).toMatchObject({ total: 0, items: [] });
        expect(refusalIn(await search(stage, "  "))).toBe("query-empty");
      }),
    );

    test(
      "special characters are searched as text, not interpreted",
      onStage(async (stage) => {
        const { id } = catalogueOf(stage);
        for (const query of ODD_QUERIES) {
          const answer = await search(stage, query, { pageSize: 50 });
          if (!answer.ok) expect(refusalIn(answer), query).toBe("query-empty");
          else
            expect(
              answer.value.items.map((item) => item.id),
              query,
            ).not.toContain(id);
        }
      }),
    );

    test(
      "pages follow each other, and none is longer than requested",
      onStage(async (stage) => {
        const { query } = catalogueOf(stage);
        const first = valueIn(await search(stage, query, { pageSize: 1 }));
        expect(first.items).toHaveLength(1);
        if (first.total < 2) return;
        const second = valueIn(await search(stage, query, { pageSize: 1, page: 2 }));
        expect(second.items).toHaveLength(1);
        expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
      }),
    );
  });
}

function promiseSuggestions(onStage: OnStage): void {
  test(
    "suggestions come from the catalogue, in the contract's shape",
    onStage(async (stage) => {
      const { title } = catalogueOf(stage);
      const prefix = title.slice(0, 2);
      const found = shaped(suggestAnswer, await stage.library.suggest({ prefix }, options()));
      expect(found.map(({ text }) => text).join(" ")).toContain(prefix);
    }),
  );
}

function promiseMessages({ readMessage }: Capabilities, onStage: OnStage): void {
  test(
    "messages have the contract's shape, and an unknown one cannot be marked as read",
    onStage(async ({ library, scene }) => {
      const session = await signIn(library, scene.reader);
      shaped(messagesAnswer, await library.messages({ session }, options()));
      expect(refusalIn(await library.messages({ session: "nobody" }, options()))).toBe("signed-out");
      const none = { session, key: randomUUID(), message: "999999" };
      expect(refusalIn(await library.readMessage(none, options()))).toBe(
        readMessage ? "message-not-found" : "unexpected",
      );
    }),
  );
}

function promisePassword(onStage: OnStage): void {
  test(
    "a password change needs the current password, and the new one signs in",
    onStage(async ({ library, scene: { other } }) => {
      const session = await signIn(library, other);
      const next = "Newer7Pass";
      const wrong = { session, key: randomUUID(), current: "Wrong-999", next };
      expect(refusalIn(await library.changePassword(wrong, options()))).toBe("current-password-wrong");
      const right = { session, key: randomUUID(), current: other.password, next };
      shaped(overviewAnswer, await library.changePassword(right, options()));
      expect(refusalIn(await library.signIn(credentials(other), options()))).toBe("wrong-credentials");
      await signIn(library, { ...other, password: next });
    }, "password"),
  );
}
