import type { loan as ja } from "../ja/loan.ts";
import type { Shape } from "../shape.ts";

/** Loans and renewals. */
export const loan: Shape<typeof ja> = {
  heading_one: "Your loans: {{count}}",
  heading_other: "Your loans: {{count}}",
  headingNone: "Your loans",
  order: "Earliest due date first",
  empty: "You have no books on loan now.",
  emptyHint: "Find a book you would like to read.",
  toSearch: "Find a book",
  daysLeft_one: "{{count}} day left",
  daysLeft_other: "{{count}} days left",
  today: "due today",
  overdue_one: "{{count}} day past its due date",
  overdue_other: "{{count}} days past its due date",
  dueOn: "Due {{date}}",
  dueUnknown: "Please ask at the desk for the due date",
  renewed: "Renewed",
  renewedNow: "Renewed. New due date: {{date}}.",
  renew: "Renew",
  renewOf: "Renew “{{title}}”",
  cannot: {
    "renewal-reserved": "Someone is waiting, so this cannot be renewed",
    "renewal-overdue": "To renew it, please ask at the desk",
    "renewal-limit_one": "can be renewed {{count}} time",
    "renewal-limit_other": "can be renewed {{count}} times",
    "renewal-too-early": "Can be renewed from {{date}}",
    "renewal-too-early-undated": "It is too early to renew this",
  },
  scanned: "The book you just scanned",
  question: "Renew this loan?",
  oldDate: "Due now",
  newDate: "New due date",
  renewing: "Renewing",
  once_one: "A loan can be renewed once.",
  once_other: "A loan can be renewed {{count}} times.",
};
