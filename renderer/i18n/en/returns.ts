/** Returning by scanning, without a card. */
export const returns = {
  openDetail: "No card needed",
  heading: "Scan the barcode of a book to return it",
  hint: "Scan one book after another. Each book is listed here with where to put it.",
  count_one: "You have returned {{count}} book. You can scan more.",
  count_other: "You have returned {{count}} books. You can scan more.",
  working: "Checking",
  done: "Returned",
  no: "Not returned yet",
  unsure: "Not known yet if it was returned",
  put: {
    trolley: "Put it on the returns trolley",
    "hold-box": "Put it in the box for holds",
    "other-library": "Put it in the box for other libraries",
    staff: "Put it in the staff tray",
  },
  putAt: "Put it here: {{place}}",
  sentTo: "It goes to {{library}}.",
  away: "Books cannot be returned here now",
  awayHint: "Please take them to the desk.",
  code: "Point your phone's camera at the code to get the titles and times as text.",
  slip: {
    at: "Returned {{time}}",
    kiosk: "Kiosk {{name}}",
  },
};
