import { expect, test } from "vitest";
import { COPY_STATUSES } from "#contract/domain/title.ts";
import { titleAnswer } from "#contract/rest/answers.schema.ts";
import { copy, FATHER } from "#test/support/screens/sample-records.ts";

const SHELF = copy("100000049", "central", { ja: "文学", en: "Literature" });

test("every status of a copy is understood, and that of a newer backend is one that it cannot tell", () => {
  const statuses = [...COPY_STATUSES, "of-tomorrow"];
  const answer = titleAnswer.parse({ ...FATHER, copies: statuses.map((status) => ({ ...SHELF, status })) });
  expect(answer.copies.map(({ status }) => status)).toEqual([...COPY_STATUSES, "unknown"]);
});
