/** Borrowing by scanning. */
export const lend = {
  open: "Borrow books",
  openDetail: "Scan the barcode of each book",
  heading: "Scan the barcode of a book to borrow it",
  hint: "Scan one book after another. What you borrow is listed here.",
  count_one: "You have borrowed {{count}} book. You can scan more.",
  count_other: "You have borrowed {{count}} books. You can scan more.",
  due: "See due dates",
  working: "Checking",
  copy: "Barcode {{number}}",
  lent: "Borrowed",
  lentHold: "Borrowed. This was your hold.",
  undo: "Don’t borrow",
  undoOf: "Don’t borrow “{{title}}”",
  undone: "Not borrowed any more. Please leave the book where books are returned.",
  undoneStaff: "Not borrowed any more. Please give the book to a member of staff.",
};
