import type { phone as ja } from "../ja/phone.ts";
import type { Shape } from "../shape.ts";

/** A title or a list for a phone. */
export const phone: Shape<typeof ja> = {
  take: "To your phone",
  heading: "Scan this with your phone",
  opensTitle: "Point your phone's camera at it: this book opens on the library's website.",
  opensList: "Point your phone's camera at it: these books open on the library's website.",
  holdsTitle: "Point your phone's camera at it: title and call number come as text.",
  holdsList: "Point your phone's camera at it: the titles come as text.",
  nameless: "No signing in. Your name and card number are not in it.",
  code: "QR code",
  part: "Code {{page}} of {{pages}}",
  nextCode: "Next code",
  previousCode: "Previous code",
  list_one: "{{count}} book",
  list_other: "{{count}} books",
};
