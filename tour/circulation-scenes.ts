import { anyOf, around, begins, rowButton } from "#test/support/kiosk/control-names.ts";
import { finish, libraryName, pressInList, type Scene } from "./stage.ts";

/** A hold from the form to its cancelling. */
export const holding: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const { say } = person;
  await person.signIn("ordinary");
  await person.sees(say("home.heading"));
  await photograph("home");
  await kiosk.scan("9784101010014");
  await person.sees(say("title.where"));
  await person.press(say("title.hold"));
  await person.sees(say("hold.pickupQuestion"));
  await photograph("hold-pickup");
  await person.press(libraryName(person, "west"));
  await person.sees(say("hold.contactQuestion"));
  await photograph("hold-contact");
  await person.press(begins(say("hold.contact.mail")));
  await person.sees(say("hold.confirmQuestion"));
  await photograph("hold-confirm");
  await person.press(say("hold.place"));
  await person.sees(say("hold.done"));
  await photograph("hold-done");
  await person.press(say("hold.toHolds"));
  await person.sees(say("hold.groups.waiting"));
  await photograph("holds");
  await pressInList(stage, rowButton(say("hold.changeOf", { title: "吾輩は猫である" })));
  await person.sees(say("hold.changeQuestion"));
  await photograph("hold-change");
  await person.press(say("common.stop"));
  await pressInList(stage, rowButton(say("hold.cancelOf", { title: "吾輩は猫である" })));
  await person.sees(say("hold.cancelQuestion"));
  await photograph("hold-cancel");
  await person.press(say("hold.cancel"));
  await person.sees(say("hold.takeBack"));
  await photograph("holds-cancelling");
  await person.press(say("common.back"));
  await person.sees(say("home.heading"));
  await photograph("home-cancelling");
  await person.press(begins(say("home.holds")));
  await person.sees(say("hold.cancelled"), 30_000);
  await photograph("holds-cancelled");
  await finish(stage);
};

/** Several renewals, help, and the end of a visit. */
export const borrowing: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const { say } = person;
  await person.signIn("ordinary");
  await person.press(begins(say("home.loans")));
  await person.sees(say("loan.order"));
  await photograph("loans");
  await person.press(say("loan.some.open"));
  await person.sees(say("loan.some.question"));
  await person.press(say("loan.some.all"));
  await photograph("renew-some");
  await person.press(say("loan.some.renew", { count: 3 }));
  await person.sees(say("loan.some.done", { count: 3 }));
  await photograph("renew-some-done");
  await person.press(say("home.loans"));
  await person.sees(say("loan.order"));
  await photograph("loans-renewed");
  await person.press(say("common.help"));
  await person.sees(say("home.help.heading"));
  await photograph("help");
  await person.press(say("visit.finish"));
  await person.sees(say("visit.finishBox.heading"));
  await photograph("finish-dialog");
  const reset = kiosk.waitForEvent("visit-reset");
  await person.press(say("visit.finish"));
  await reset;
  await person.sees(say("visit.goodbye.nothingLeft"));
  await photograph("goodbye");
  await person.sees(say("visit.attract.line1"), 20_000);
};

/** One renewal. */
export const renewing: Scene = async (stage) => {
  const { person, photograph } = stage;
  const { say } = person;
  await person.signIn("overdue");
  await person.press(begins(say("home.loans")));
  await person.sees(say("loan.order"));
  await person.press(rowButton(say("loan.renewOf", { title: "三四郎" })));
  await person.sees(say("loan.question"));
  await photograph("renew-confirm");
  await person.press(say("loan.renew"));
  await person.sees(around((date) => say("loan.renewedNow", { date })));
  await photograph("loan-renewed");
  await finish(stage);
};

/** Email and password. */
export const account: Scene = async (stage) => {
  const { person, photograph } = stage;
  const { say } = person;
  await person.signIn("no-email");
  await person.press(begins(say("home.account")));
  await person.sees(say("account.caption"));
  await photograph("account");
  await person.press(begins(say("account.email")));
  await person.sees(say("account.emailPage.heading"));
  await photograph("email-none");
  await person.press(say("account.emailPage.register"));
  await person.sees(say("account.emailPage.newHeading"));
  await person.typeLatin("hana");
  await person.press("@");
  await person.sees(say("keyboard.nowDomains"));
  await photograph("email-domains");
  await person.press("@gmail.com");
  await photograph("email-typing");
  await person.press(say("common.back"));
  await person.press(say("common.back"));
  await person.press(begins(say("account.password")));
  await person.sees(say("account.passwordPage.current"));
  await photograph("password-change");
  await finish(stage);
};

/** What tells that the list of holds is there, whatever is in it. */
const HOLD_LISTS = [
  "hold.groups.ready",
  "hold.groups.waiting",
  "hold.groups.moving",
  "hold.groups.over",
  "hold.empty",
] as const;

/** Signs in, photographs home and the list of holds, and leaves. */
export function holdsOf(id: string): Scene {
  return async (stage) => {
    const { person, photograph } = stage;
    await person.signIn(id);
    await person.sees(person.say("home.heading"));
    await photograph(`home-${id}`);
    await person.press(begins(person.say("home.holds")));
    await person.sees(anyOf(HOLD_LISTS.map((list) => person.say(list))));
    await photograph(`holds-${id}`);
    await finish(stage);
  };
}

/** Signs in, photographs the list of loans, and leaves. */
export function loansOf(id: string): Scene {
  return async (stage) => {
    const { person, photograph } = stage;
    const { say } = person;
    await person.signIn(id);
    await person.press(begins(say("home.loans")));
    // A list with a loan can be taken along on a phone.
    await person.sees(anyOf([say("phone.take"), say("loan.empty")]));
    await photograph(`loans-${id}`);
    await finish(stage);
  };
}

/** The limit of holds is told in words (D34). */
export const limit: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const { say } = person;
  await person.signIn("five-holds");
  await person.sees(say("home.heading"));
  await kiosk.scan("9784101010014");
  // It is told before any question.
  await person.sees(say("refusal.hold-limit.figures", { max: 5, have: 5, count: 5 }));
  await photograph("hold-limit");
  await finish(stage);
};
