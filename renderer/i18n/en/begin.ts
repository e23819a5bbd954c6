import type { Words } from "../ja/all.ts";
import type { Shape } from "../shape.ts";

/** What helps on screens that have nothing to list. */
export const begin: Shape<Words["begin"]> = {
  loans: {
    heading: "How to borrow a book",
    find: "Find a book and see where its shelf is",
    take: "Take the book from the shelf",
    desk: "Take the book and your card to the desk",
    here: "Borrow the book at this kiosk",
  },
  holds: {
    heading: "How to place a hold",
    find: "Find a book you would like",
    place: "Place a hold and choose a pickup library",
    collect: "When the book is ready, collect it there",
  },
  moved: "If your address or telephone number changes, please tell the staff at the desk.",
};
