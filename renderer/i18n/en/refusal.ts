/** Every expected "no" in words; see ja/refusal.ts for the parts. */
export const refusal = {
  "not-holdable": {
    text: "This item is not for loan, so it cannot be placed on hold.",
    figures: "",
    help: "Please ask at the desk for details.",
  },
  "contact-not-allowed": {
    text: "We cannot notify you that way.",
    figures: "",
    help: "Please choose another way.",
  },
  "no-email": {
    text: "No email address is registered.",
    figures: "",
    help: "Register one, and you can choose “Email”.",
  },
  "email-refused": {
    text: "Your address blocks our emails, so we cannot email you.",
    figures: "",
    help: "Choose another way, or allow our emails and enter the address again.",
  },
  "hold-limit": {
    text: "You have reached the limit for holds.",
    figures_one: "You can have {{max}} hold. You have {{have}} now.",
    figures_other: "You can have {{max}} holds. You have {{have}} now.",
    help: "Cancel one, or ask at the desk.",
  },
  "already-held": {
    text: "You already have a hold on this book.",
    figures: "",
    help: "You can see it in your list of holds.",
  },
  "own-loan": {
    text: "You have this book on loan now.",
    figures: "",
    help: "You cannot place a hold on it while you have it.",
  },
  "hold-not-changeable": {
    text: "The book is already being prepared, so this cannot be changed here.",
    figures: "",
    help: "To change it, please contact the pickup library.",
  },
  "hold-not-cancellable": {
    text: "The book is already being prepared, so this cannot be cancelled here.",
    figures: "",
    help: "Please contact the desk of your pickup library.",
  },
  "hold-not-found": {
    text: "This hold was not found.",
    figures: "",
    help: "Please look at your list of holds.",
  },
  "wrong-credentials": {
    text: "The card number or password is incorrect.",
    figures: "",
    help: "Check capital and small letters.",
  },
  "foreign-card": {
    text: "This seems to be another library's card.",
    figures: "",
    help: "Please use a card from {thisLibrary}.",
  },
  "card-locked": {
    text: "After several wrong passwords, this card cannot be used for a while.",
    figures: "After several wrong passwords, this card cannot be used. You can try again in {{minutes}} min.",
    help: "If it is urgent, please ask at the desk.",
  },
  "card-expired": {
    text: "This card has expired.",
    figures: "This card expired on {{date}}.",
    help: "It can be renewed at the desk.",
  },
  "card-blocked": {
    text: "This card cannot be used here now.",
    figures: "",
    help: "Please ask at the desk.",
  },
  "card-number-format": {
    text: "The card number has the wrong number of digits.",
    figures: "",
    help: "Please check the number below the barcode.",
  },
  "temporary-password": {
    text: "Your password is a temporary one.",
    figures: "",
    help: "Change it first, and you can use everything.",
  },
  "password-needed": {
    text: "This needs the password of your card.",
    figures: "",
    help: "With the card alone you can only borrow books. If you cannot, enter the password to see why.",
  },
  "signed-out": {
    text: "We need to check your card again.",
    figures: "",
    help: "Please scan your card once more.",
  },
  "not-half-width": {
    text: "Only plain letters and digits can be used, not full-\u2060width ones.",
    figures: "",
    help: "Please use the letters A to Z and the digits 0 to 9.",
  },
  "unknown-library": {
    text: "Books cannot be picked up at that library.",
    figures: "",
    help: "Please choose another one.",
  },
  "renewal-reserved": {
    text: "Someone is waiting, so this cannot be renewed.",
    figures: "Someone is waiting, so this cannot be renewed. Please return it by {{date}}.",
    help: "",
  },
  "renewal-overdue": {
    text: "You have an overdue book, so this cannot be renewed.",
    figures: "",
    help: "Please ask at the desk.",
  },
  "hold-overdue": {
    text: "You have an overdue book, so you cannot place a hold.",
    figures_one: "You have {{have}} overdue book, so you cannot place a hold.",
    figures_other: "You have {{have}} overdue books, so you cannot place a hold.",
    help: "Please ask at the desk.",
  },
  "renewal-class": {
    text: "This kind of item cannot be renewed.",
    figures: "",
    help: "Please return it by its due date.",
  },
  "loan-limit": {
    text: "You have reached the limit for loans.",
    figures_one: "You can have {{max}} loan. You have {{have}} now.",
    figures_other: "You can have {{max}} loans. You have {{have}} now.",
    help: "Please ask at the desk.",
  },
  "renewal-limit": {
    text: "This item has reached its renewal limit.",
    figures_one: "A loan can be renewed only once.",
    figures_other: "A loan can be renewed {{max}} times at most.",
    help: "",
  },
  "renewal-too-early": {
    text: "This cannot be renewed yet.",
    figures: "This can be renewed from {{date}}.",
    help: "Please try again nearer to the due date.",
  },
  "loan-not-found": {
    text: "This loan was not found.",
    figures: "",
    help: "It may have been returned already.",
  },
  "counter-only": {
    text: "This item is handled at the desk.",
    figures: "",
    help: "Please take it to the desk.",
  },
  "lent-to-you": {
    text: "You already have this book on loan.",
    figures: "You already have this book on loan. It is due on {{date}}.",
    help: "Your list of loans shows whether you can renew it.",
  },
  "lent-to-another": {
    text: "This book is still on loan to someone else.",
    figures: "",
    help: "Please take it to the desk.",
  },
  "waits-for-another": {
    text: "Someone else has a hold on this book.",
    figures: "",
    help: "Please take it to the desk.",
  },
  "not-for-loan": {
    text: "This item can only be used in the library.",
    figures: "",
    help: "Please ask at the desk for details.",
  },
  "part-of-set": {
    text: "This item is a set of several parts.",
    figures: "",
    help: "Please take it to the desk, where we check that all parts are there.",
  },
  "copy-in-transit": {
    text: "This book is in transit to another library.",
    figures: "",
    help: "Please take it to the desk.",
  },
  "foreign-copy": {
    text: "This book does not seem to belong to {thisLibrary}.",
    figures: "",
    help: "Please return it to its own library. If you are not sure, ask at the desk.",
  },
  "out-of-order": {
    text: "The library system cannot be reached now.",
    figures: "",
    help: "Please try again later or ask at the desk.",
  },
  "not-confirmed": {
    text: "We do not know yet whether your request went through.",
    figures: "We do not know yet whether your request went through. Show reference {{ticket}} to staff.",
    help: "Your request will not be made twice. Please ask at the desk.",
  },
  "too-many-requests": {
    text: "Too many actions in a short time.",
    figures: "",
    help: "Please wait a little and try again.",
  },
  "bad-request": { text: "That could not be processed.", figures: "", help: "Please try again." },
  "out-of-service": {
    text: "Staff have taken this kiosk out of service.",
    figures: "",
    help: "Please ask at the desk.",
  },
  "service-away": {
    text: "This cannot be done here now.",
    figures: "",
    help: "Please take it to the desk.",
  },
  "settings-broken": {
    text: "The settings of this kiosk cannot be read.",
    figures: "",
    help: "Please ask at the desk.",
  },
  "not-done": { text: "That did not work. Nothing has changed.", figures: "", help: "Please try again." },
  unexpected: {
    text: "Something went wrong on this kiosk.",
    figures: "",
    help: "Please show the code at the desk.",
  },
  "card-not-needed": {
    text: "No card is needed here.",
    figures: "",
    help: "Please scan the barcode of the book to return.",
  },
  "scan-check-digit": {
    text: "The barcode could not be read well.",
    figures: "",
    help: "Please scan it again, slowly.",
  },
  "scan-second-row": { text: "That was the lower barcode.", figures: "", help: "Please scan the upper one." },
  "isbn-not-held": {
    text: "The library does not have this book.",
    figures: "",
    help: "You can search by title or author.",
  },
  "copy-not-found": {
    text: "No book with this number was found.",
    figures: "",
    help: "You can search by title or author.",
  },
  "scan-partial": {
    text: "Only part of the barcode was read.",
    figures: "",
    help: "Please scan it again, slowly.",
  },
  "scan-glued": { text: "Two barcodes were read together.", figures: "", help: "Please scan one at a time." },
  "scan-unknown": {
    text: "This barcode cannot be used here.",
    figures: "",
    help: "Please scan a library card or a book.",
  },
  "scan-magazine": {
    text: "That was a magazine's barcode.",
    figures: "",
    help: "Please search for magazines by title.",
  },
  "scan-not-copy": {
    text: "That was the publisher's barcode.",
    figures: "",
    help: "Please scan the barcode that {thisLibrary} has put on the book.",
  },
  "email-format": {
    text: "This is not a complete address.",
    figures: "",
    help: "Check both sides of the @ sign.",
  },
  "email-mismatch": { text: "The two addresses are different.", figures: "", help: "Please start again." },
  "email-in-use-by-holds": {
    text: "A hold uses “Email”, so the address cannot be deleted.",
    figures: "",
    help: "First choose another notification for that hold.",
  },
  "email-unproven": {
    text: "Your email address has not been confirmed yet.",
    figures: "",
    help: "Enter the 6 digits from our email. If it has not arrived, we can send it again.",
  },
  "email-code-wrong": {
    text: "The code does not match.",
    figures: "",
    help: "Check the 6 digits in our latest email.",
  },
  "email-code-over": {
    text: "This code can no longer be used.",
    figures: "",
    help: "Send the email again to get a new code.",
  },
  "password-rule": {
    text: "This password cannot be used.",
    figures: "A password must have {{min}} to {{max}} letters and digits.",
    help: "Check its length and characters, and choose another one.",
  },
  "password-guessable": {
    text: "This password is too easy to guess.",
    figures: "",
    help: "Do not use one repeated character, a run such as 123456 or your card number.",
  },
  "password-mismatch": { text: "The two passwords are different.", figures: "", help: "Please start again." },
  "password-unchanged": {
    text: "The new password is the same as the old one.",
    figures: "",
    help: "Please choose a different one.",
  },
  "current-password-wrong": {
    text: "The current password does not match.",
    figures: "",
    help: "Check capital and small letters.",
  },
  "title-not-found": {
    text: "This book was not found.",
    figures: "",
    help: "You can search by title or author.",
  },
  "query-empty": {
    text: "There is nothing to search for yet.",
    figures: "",
    help: "Type a title or an author's name.",
  },
  "hold-not-suspendable": {
    text: "The book is already being prepared, so the hold cannot be paused now.",
    figures: "",
    help: "If you cannot pick it up, please contact the pickup library.",
  },
  "reason-unknown": {
    text: "This cannot be done here. The library system gives no reason.",
    figures: "",
    help: "Please ask at the desk.",
  },
  owing: {
    text: "You have unpaid charges, so this cannot be done now.",
    figures: "",
    help: "Please pay at the desk, then try again.",
  },
  fee: {
    text: "There is a charge for this book.",
    figures: "",
    help: "Please ask at the desk.",
  },
  "age-limit": {
    text: "This item is lent only from a certain age.",
    figures: "",
    help: "Please ask at the desk.",
  },
  "lend-overdue": {
    text: "You have an overdue book, so you cannot borrow.",
    figures: "",
    help: "Please ask at the desk.",
  },
  "message-not-found": {
    text: "This message is no longer available.",
    figures: "",
    help: "It was withdrawn or has expired.",
  },
  "no-pickup": {
    text: "This cannot be picked up at any library.",
    figures: "",
    help: "Please ask at the desk.",
  },
  "printer-away": {
    text: "The printer cannot be used now.",
    figures: "",
    help: "If you need it on paper, please ask at the desk.",
  },
  "printer-paper": {
    text: "No paper, or a paper jam.",
    figures: "",
    help: "Printing cancelled. Show this code at the desk.",
  },
  "print-stuck": {
    text: "Printing is taking too long.",
    figures: "",
    help: "Printing cancelled. Show this code at the desk.",
  },
  "print-failed": {
    text: "It could not be printed.",
    figures: "",
    help: "If you need it on paper, please ask at the desk.",
  },
} as const;
