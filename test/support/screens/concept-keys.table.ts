/** Sentences of a concept, which have its term in the glossary. */
interface ConceptKeys {
  /** Keys of a patron's catalogue, in every language that has a term. */
  readonly patrons?: readonly string[];
  /** Keys of the staff area, in Japanese and English. */
  readonly staff?: readonly string[];
}

/** The sentences by which a concept is recognised: its button, its heading, its state. By the names of the glossary. */
export const CONCEPT_KEYS: Readonly<Record<string, ConceptKeys>> = {
  patron: { staff: ["close", "fields.backend.sip2.messages.help"] },
  "member of staff": {
    patrons: ["search.none.staff", "home.help.desk", "returns.put.staff"],
    staff: ["door.field", "fields.staff.pin.label"],
  },
  "library system": {
    patrons: ["common.backendAway", "refusal.out-of-order.text", "visit.goodbye.reason.backend-lost"],
    staff: ["status.backend", "groups.backend"],
  },
  hold: {
    patrons: ["home.holds", "hold.place", "hold.cancelQuestion", "title.hold"],
    staff: ["writes.placeHold"],
  },
  "provisional hold": { patrons: ["hold.provisional", "hold.steps.checked", "hold.state.appliedHint"] },
  "pickup library": {
    patrons: [
      "hold.changePickup",
      "home.about.hold-change",
      "begin.holds.place",
      "refusal.hold-not-cancellable.help",
    ],
    staff: ["fields.kiosk.defaultPickup.label"],
  },
  "contact method": {
    patrons: ["hold.notice", "hold.changeNotice", "refusal.email-in-use-by-holds.help"],
  },
  "message of the library": {
    patrons: ["message.entry", "message.unread", "home.about.messages"],
    staff: ["fields.notices.label"],
  },
  "to suspend a hold": {
    patrons: ["hold.suspend.word", "hold.suspend.this", "hold.suspend.wordOf"],
    staff: ["fields.backend.koha.suspendHolds.help"],
  },
  "to cancel a hold": { patrons: ["hold.cancel", "hold.cancelOf"] },
  "to leave a form": { patrons: ["common.stop"] },
  "loan period": { patrons: ["loan.question", "home.about.renew-confirm"] },
  "to renew": { patrons: ["loan.renew", "loan.renewOf", "loan.some.renew"] },
  "due date": { patrons: ["loan.oldDate", "loan.newDate", "paper.nextDue"] },
  overdue: { patrons: ["home.overdue", "refusal.hold-overdue.text", "refusal.renewal-overdue.text"] },
  "place in the queue": { patrons: ["hold.cancelHint"] },
  "where ready holds stand, by number": { patrons: ["hold.readyShelf", "ready.show", "ready.heading"] },
  "to be set aside for a patron": { patrons: ["title.status.on-hold-shelf", "paper.waitsUntil"] },
  "on its way to the pickup library": { patrons: ["hold.state.in-transit", "title.status.in-transit"] },
  "copy, copies of a title": { patrons: ["title.moreCopies", "paper.otherCopies"] },
  "closed stacks": { patrons: ["title.inStacks", "title.availability.stacksAt"] },
  missing: { patrons: ["title.status.missing"] },
  "damaged, also while it is repaired": { patrons: ["title.status.damaged"] },
  "place of returned copies that go back to a shelf": {
    patrons: ["returns.put.trolley"],
    staff: ["fields.returnPlaces.help"],
  },
  "place of returned copies with a hold here": {
    patrons: ["returns.put.hold-box"],
    staff: ["fields.returnPlaces.help"],
  },
  "place of returned copies for another library": {
    patrons: ["returns.put.other-library"],
    staff: ["fields.returnPlaces.help"],
  },
  "place of returned copies for staff": {
    patrons: ["returns.put.staff"],
    staff: ["fields.returnPlaces.help"],
  },
  "to type": { patrons: ["signIn.scan.type", "signIn.number.heading", "account.passwordPage.current"] },
  "card, as a thing": { patrons: ["signIn.scan.heading", "home.scan"] },
  password: { patrons: ["signIn.password.field", "account.password"] },
  "scanner, for staff": { staff: ["status.scanner", "groups.scanner"] },
  "scanner, for patrons": { patrons: ["signIn.scan.how"] },
  "to scan a card or a book": { patrons: ["home.scan", "lend.scanMore"] },
  "to hold out a card or a book": { patrons: ["signIn.scan.heading", "lend.heading", "returns.heading"] },
  "to take a book to the desk": {
    patrons: ["refusal.counter-only.help", "refusal.lent-to-another.help"],
  },
  "what is not known of a loan, a return or a request": {
    patrons: ["lend.undoUnknown", "refusal.not-confirmed.text"],
  },
  "to undo a loan of the same visit": { patrons: ["lend.undo"] },
  "money owed to the library": {
    patrons: ["account.owed", "lend.feeReason.other"],
    staff: ["fields.backend.currency.label"],
  },
  "to confirm": { patrons: ["account.emailPage.confirm"] },
  email: { patrons: ["account.email", "account.emailPage.heading"] },
  "code of the confirmation email": { patrons: ["account.emailPage.enterCode", "common.ways.email-code"] },
  "out of service, for patrons": { patrons: ["visit.outOfOrder.heading", "refusal.out-of-service.text"] },
  "out of service, for staff": { staff: ["status.resting", "fields.kiosk.outOfService.label"] },
  "erased after a visit": { staff: ["status.resetLast", "records.clean"] },
  "this terminal": { patrons: ["visit.finishBox.text", "visit.goodbye.nothingLeft"] },
  "first screen of a visit": { patrons: ["hold.toStart"] },
  filters: { patrons: ["find.conditions"] },
  "any field of a search": { patrons: ["search.fields.any"] },
  "summary of a title": { patrons: ["title.summary"] },
  "to end the session": { patrons: ["visit.finish"] },
  "text to speech": { patrons: ["speech.toggle"] },
};
