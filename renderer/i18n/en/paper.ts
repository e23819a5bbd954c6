import type { paper as ja } from "../ja/paper.ts";
import type { Shape } from "../shape.ts";

/** Slips: the button, the box that follows the print, and what stands on the paper. */
export const paper: Shape<typeof ja> = {
  print: "Print on paper",
  printing: "Printing",
  printingHint: "One moment, please.",
  printed: "Printed",
  printedHint: "Please take your printout. Your name and card number are not on it.",
  names: {
    title: "Shelf location",
    hold: "Your hold",
    loans: "Books you have borrowed",
    holds: "Books on hold",
    memo: "Books to look for",
    test: "Print test",
  },
  printedOn: "Printed {{date}}",
  nameless: "Your name and card number are not on this paper.",
  callNumber: "Call number",
  where: "Location",
  printedHere: "You are here",
  otherCopies: "Other copies",
  moreCopies_one: "and {{count}} more",
  moreCopies_other: "and {{count}} more",
  isbn: "ISBN {{isbn}}",
  askStacks: "It is in the closed stacks. Please show this paper at the desk.",
  noCopy: "No copy can be borrowed now. Please ask at the desk.",
  unknownNow: "Availability is not known at the moment. To place a hold, please show this paper at the desk.",
  scan: "Scan it with your phone to open the library's page.",
  nextDue: "Earliest due date",
  count_one: "{{count}} book",
  count_other: "{{count}} books",
  none: "None",
  placedOn: "Placed on {{date}}",
  waitsUntil: "Kept until {{date}}",
  test: "If nothing here is cut off, the printer works.",
};
