import type { SlipContent } from "#contract/domain/slip.ts";
import { Slip } from "#renderer/slip/slip.tsx";
import { INFO } from "#test/support/screens/fake-kiosk.ts";
import { RETURNED } from "#test/support/screens/returned-copies.ts";
import {
  FATHER,
  FATHER_ON_SHELF,
  FLOORS,
  HOLDS,
  hold,
  LOANS,
  READY_HOLD,
} from "#test/support/screens/sample-records.ts";
import type { Entry, Sheet } from "./entry.ts";

const PHONE = { title: "https://library.example/{id}", list: "https://library.example/?ids={ids}" };

function slip(content: SlipContent) {
  return (
    <Slip
      sheet={{
        content,
        language: "ja",
        paper: "receipt",
        widthMm: 72,
        stickerMm: 60,
        info: INFO,
        kioskName: "kiosk-1",
        ownLibrary: "central",
        cardWord: "loan-ticket",
        shelfMap: FLOORS,
        placeNames: [],
        systemAway: false,
        phone: PHONE,
      }}
    />
  );
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
    entry("slip/list-slips.tsx", "returns", { kind: "returns", copies: RETURNED }),
    entry("slip/saved-list-slip.tsx", "memo", {
      kind: "memo",
      titles: [
        { ...FATHER, copies: [FATHER_ON_SHELF] },
        { ...FATHER, id: "t-2" },
      ],
    }),
    entry("slip/stickers.tsx", "stickers", { kind: "stickers", loans: LOANS }),
    entry("slip/slip-plan.tsx", "holds on the map", { kind: "holds", holds: [READY_HOLD] }),
    entry("slip/call-number.tsx", "long number", {
      kind: "title",
      title: { ...FATHER, copies: [{ ...FATHER_ON_SHELF, callNumber: "K210.088 コクリ 12-3" }] },
    }),
    entry("slip/copy-state.tsx", "lent", { kind: "title", title: FATHER }),
    entry("slip/book-words.tsx", "a book", { kind: "hold", hold: READY_HOLD }),
    entry("slip/slip.tsx", "nothing on it", { kind: "loans", loans: [] }),
    entry("slip/test-slip.tsx", "test page", { kind: "test" }),
  ],
};
