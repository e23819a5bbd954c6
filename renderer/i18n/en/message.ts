/** Messages of the library to one patron. */
export const message = {
  heading: "Messages from the library",
  important: "Important message",
  unread_one: "{{count}} message for you",
  unread_other: "{{count}} messages for you",
  unreadDetail: "Read now or later.",
  importantDetail: "There is an important message.",
  kinds: {
    "come-to-desk": "Please come to the desk",
    "left-behind": "You left something behind",
    "check-details": "Please check your contact details",
  },
  kindHelp: {
    "come-to-desk": "We would like to talk to you. Please ask the staff at the desk during opening hours.",
    "left-behind": "We will hand it to you at the desk.",
    "check-details":
      "Our messages do not seem to be reaching you. Please tell the desk your current phone number or address.",
  },
  fromLibrary: "From the library",
  written: "Sent on {{date}}",
  until: "Shown until {{date}}",
  read: "I have read it",
  confirm: "Understood",
  done: "You have read this message",
  of: "{{at}} of {{all}}",
  previous: "Previous message",
  next: "Next message",
  none: "There are no messages now",
  entry: "Messages",
  entryDetail: "You can read them again here",
} as const;
