import type { SlipContent } from "#contract/domain/slip.ts";
import { Slip } from "#renderer/slip/slip.tsx";
import { INFO } from "../../helpers/fake-kiosk.ts";
import { FATHER, FATHER_ON_SHELF, HOLDS, hold, LOANS, READY_HOLD } from "../../helpers/samples.ts";
import type { Entry, Sheet } from "./entry.ts";

const PHONE = { title: "https://library.example/{id}", list: "" };

function slip(content: SlipContent) {
  const sheet = { content, language: "ja", paper: "receipt", widthMm: 72, info: INFO, ownLibrary: "central" };
  return <Slip sheet={{ ...sheet, language: "ja", paper: "receipt", phone: PHONE }} />;
}
function entry(of: string, name: string, content: SlipContent): Entry {
  return { of, on: "paper", beside: true, states: { [name]: slip(content) } };
}

/** What is printed. */
export const SLIPS: Sheet = {
  name: "slips",
  title: "Slips on paper",
  entries: [
    entry("slip/title-slip.tsx", "title", {
      kind: "title",
      title: { ...FATHER, copies: [FATHER_ON_SHELF, ...FATHER.copies] },
    }),
    entry("slip/hold-slip.tsx", "hold", { kind: "hold", hold: hold("h1", "雪国", "applied") }),
    entry("slip/list-slips.tsx", "loans", { kind: "loans", loans: LOANS }),
    entry("slip/list-slips.tsx", "holds", { kind: "holds", holds: HOLDS }),
    entry("slip/book-words.tsx", "a book", { kind: "hold", hold: READY_HOLD }),
    entry("slip/slip.tsx", "nothing on it", { kind: "loans", loans: [] }),
    entry("slip/test-slip.tsx", "test page", { kind: "test" }),
  ],
};
