import type { phone as ja } from "../ja/phone.ts";
import type { Shape } from "../shape.ts";

/** A title or a list for a phone. */
export const phone: Shape<typeof ja> = {
  take: "To your phone",
  heading: "Scan this with your phone",
  opensTitle: "Point your phone's camera at the code to open this book on the library's website.",
  opensList: "Point your phone's camera at the code to open these books on the library's website.",
  holdsTitle: "Point your phone's camera at the code to get the title and call number as text.",
  holdsList: "Point your phone's camera at the code to get the titles as text.",
  nameless: "No sign-\u2060in needed. Your name and card number are not in the code.",
  code: "QR code",
  part: "Code {{page}} of {{pages}}",
  nextCode: "Next code",
  previousCode: "Previous code",
  list_one: "{{count}} book",
  list_other: "{{count}} books",
};
