import type { Kiosk } from "../helpers/kiosk.ts";
import type { Person } from "../helpers/person.ts";

/** What a scene is played with. */
export interface Stage {
  readonly kiosk: Kiosk;
  readonly person: Person;
  /** Photographs the screen as it is now; the name becomes the file's. */
  photograph(name: string): Promise<void>;
  /** Takes the backend away, and brings it back. */
  readonly backend: { kill(): Promise<void>; restart(): Promise<void> };
}

/** One walk through some screens; begins and ends on the attract screen. */
export type Scene = (stage: Stage) => Promise<void>;

const begin: Scene = async ({ person, photograph }) => {
  const { say } = person;
  await person.sees(say("visit.attract.line1"));
  await photograph("attract");
  await person.press(new RegExp(say("visit.attract.browse")));
  await person.sees(say("search.heading"));
  await photograph("search-empty");
};

/** Ends a visit without a card: one touch of the ribbon's tail. */
async function leave({ kiosk, person }: Stage): Promise<void> {
  const reset = kiosk.waitForEvent("visit-reset");
  await person.press(person.say("visit.finish"));
  await reset;
  await person.sees(person.say("visit.attract.line1"), 20_000);
}

async function finish({ person }: Stage): Promise<void> {
  await person.finish();
  await person.sees(person.say("visit.attract.line1"), 20_000);
}

async function toKana({ person }: Stage): Promise<void> {
  if (!(await person.canPress("あ"))) await person.press(person.say("search.boards.kana"));
}

const searching: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const { say } = person;
  await begin(stage);
  await toKana(stage);
  await person.typeKana("ぎんがてつどう");
  await person.sees("銀河鉄道の夜");
  await photograph("search-kana");
  await person.press(say("search.go"));
  await person.sees(/銀河鉄道の父/u);
  await photograph("results");
  await person.press(/銀河鉄道の父/u);
  await person.sees(say("title.where"));
  await photograph("title-queue");
  await person.press(say("common.back"));
  await person.press(say("common.back"));
  await person.press(say("search.boards.latin"));
  await photograph("search-latin");
  await person.press(say("search.boards.digits"));
  await photograph("search-digits");
  await person.press(say("search.fields.ndc"));
  await photograph("search-theme");
  await person.press(/913|文学|Literature/u);
  await person.sees(/1 ?[／/]/u);
  await photograph("results-many");
  await kiosk.scan("9784101010014");
  await person.sees(say("title.where"));
  await photograph("title-on-shelf");
  await kiosk.scan("1920193005905");
  await person.sees("H-42");
  await photograph("strip-second-row");
  await leave(stage);
};

const notLent: Scene = async (stage) => {
  const { person, photograph } = stage;
  const { say } = person;
  await person.press(new RegExp(say("visit.attract.browse")));
  await toKana(stage);
  await person.typeKana("こうじえん");
  await person.press(say("search.go"));
  await person.sees("広辞苑");
  if (!(await person.reads(say("title.where")))) await person.press(/広辞苑/u);
  await person.sees(say("title.kept"));
  await photograph("title-not-lent");
  await person.press(say("common.back"));
  await leave(stage);
  await person.press(new RegExp(say("visit.attract.browse")));
  await toKana(stage);
  await person.typeKana("ぬぬぬぬ");
  await person.press(say("search.go"));
  await person.sees(say("search.none.heading"));
  await photograph("results-none");
  await leave(stage);
};

const signingIn: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const { say } = person;
  await person.press(new RegExp(say("visit.attract.scan")));
  await person.sees(say("signIn.scan.heading"));
  await photograph("scan-card");
  await kiosk.scan("30012345");
  await person.sees("H-12");
  await photograph("strip-foreign-card");
  await person.press(say("common.close"));
  await person.press(new RegExp(say("signIn.scan.type")));
  await person.sees(say("signIn.number.heading"));
  await person.typeDigits("2001");
  await photograph("number-pad");
  await person.scanCard("ordinary");
  await person.sees(say("signIn.password.heading"));
  await person.typeLatin("Shio");
  await photograph("password");
  await person.typeLatin("ri8");
  await person.press(say("common.next"));
  await person.sees("H-11");
  await photograph("password-wrong");
  await person.press(say("signIn.password.forgot"));
  await person.sees(say("signIn.forgot.heading"));
  await photograph("forgot-password");
  await leave(stage);
};

const temporary: Scene = async (stage) => {
  const { person, photograph } = stage;
  const { say } = person;
  await person.signIn("temporary-password");
  await person.sees(say("signIn.first.heading"));
  await photograph("new-password");
  await person.typeLatin("hon2026");
  await person.press(say("common.next"));
  await person.sees(say("signIn.first.headingAgain"));
  await photograph("new-password-again");
  await person.typeLatin("hon2026");
  await person.press(say("signIn.first.change"));
  await person.sees(say("signIn.first.doneHeading"));
  await photograph("new-password-done");
  await finish(stage);
};

const holding: Scene = async (stage) => {
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
  await person.press(person.language === "en" ? /West/u : /西部/u);
  await person.sees(say("hold.contactQuestion"));
  await photograph("hold-contact");
  await person.press(new RegExp(`^${say("hold.contact.mail")}`, "u"));
  await person.sees(say("hold.confirmQuestion"));
  await photograph("hold-confirm");
  await person.press(say("hold.place"));
  await person.sees(say("hold.done"));
  await photograph("hold-done");
  await person.press(say("hold.toHolds"));
  await person.sees(say("hold.state.applied"));
  await photograph("holds");
  await person.press(new RegExp(say("hold.changeOf", { title: "吾輩は猫である" }), "u"));
  await person.sees(say("hold.changeQuestion"));
  await photograph("hold-change");
  await person.press(say("common.stop"));
  await person.press(new RegExp(say("hold.cancelOf", { title: "吾輩は猫である" }), "u"));
  await person.sees(say("hold.cancelQuestion"));
  await photograph("hold-cancel");
  await person.press(say("hold.cancel"));
  await person.sees(say("hold.cancelled"));
  await photograph("holds-cancelled");
  await finish(stage);
};

const borrowing: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const { say } = person;
  await person.signIn("ordinary");
  await person.press(new RegExp(`^${say("home.loans")}`, "u"));
  await person.sees(say("loan.order"));
  await photograph("loans");
  await person.press(new RegExp(say("loan.renewOf", { title: ".*" }), "u"));
  await person.sees(say("loan.question"));
  await photograph("renew-confirm");
  await person.press(say("loan.renew"));
  await person.sees(say("loan.renewed"));
  await photograph("loans-renewed");
  await person.press(say("common.help"));
  await person.sees(say("home.help.heading"));
  await photograph("help");
  await person.press(say("visit.finish"));
  await person.sees(say("visit.finishBox.heading"));
  await photograph("finish-box");
  const reset = kiosk.waitForEvent("visit-reset");
  await person.press(say("visit.finish"));
  await reset;
  await person.sees(say("visit.goodbye.nothingLeft"));
  await photograph("goodbye");
  await person.sees(say("visit.attract.line1"), 20_000);
};

const account: Scene = async (stage) => {
  const { person, photograph } = stage;
  const { say } = person;
  await person.signIn("no-email");
  await person.press(new RegExp(`^${say("home.account")}`, "u"));
  await person.sees(say("account.caption"));
  await photograph("account");
  await person.press(new RegExp(`^${say("account.email")}`, "u"));
  await person.sees(say("account.emailPage.heading"));
  await photograph("email-none");
  await person.press(say("account.emailPage.register"));
  await person.sees(say("account.emailPage.newHeading"));
  await person.typeLatin("hana@library.example");
  await photograph("email-typing");
  await person.press(say("common.back"));
  await person.press(say("common.back"));
  await person.press(new RegExp(`^${say("account.password")}`, "u"));
  await person.sees(say("account.passwordPage.current"));
  await photograph("password-change");
  await finish(stage);
};

/** Signs in, photographs home and the list of holds, and leaves. */
function holdsOf(id: string): Scene {
  return async (stage) => {
    const { person, photograph } = stage;
    await person.signIn(id);
    await person.sees(person.say("home.heading"));
    await photograph(`home-${id}`);
    await person.press(new RegExp(`^${person.say("home.holds")}`, "u"));
    await person.sees(new RegExp(person.say("hold.headingNone"), "u"));
    await photograph(`holds-${id}`);
    await finish(stage);
  };
}

/** Signs in, photographs the list of loans, and leaves. */
function loansOf(id: string): Scene {
  return async (stage) => {
    const { person, photograph } = stage;
    await person.signIn(id);
    await person.press(new RegExp(`^${person.say("home.loans")}`, "u"));
    await person.sees(new RegExp(person.say("loan.headingNone"), "u"));
    await photograph(`loans-${id}`);
    await finish(stage);
  };
}

const limit: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const { say } = person;
  await person.signIn("five-holds");
  await person.sees(say("home.heading"));
  await kiosk.scan("9784101010014");
  await person.sees(say("title.where"));
  await person.press(say("title.hold"));
  await person.sees(say("hold.pickupQuestion"));
  await person.press(person.language === "en" ? /Central/u : /中央/u);
  await person.press(new RegExp(`^${say("hold.contact.none")}`, "u"));
  await person.press(say("hold.place"));
  await person.sees("H-05");
  await photograph("hold-limit");
  await finish(stage);
};

const warning: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const { say } = person;
  await person.signIn("hold-ready");
  await person.sees(say("visit.warning.heading"), 60_000);
  await photograph("warning");
  const reset = kiosk.waitForEvent("visit-reset", 60_000);
  await reset;
  await person.sees(say("visit.goodbye.nothingLeft"));
  await photograph("goodbye-idle");
  await person.sees(say("visit.attract.line1"), 20_000);
};

const outOfOrder: Scene = async ({ backend, person, photograph }) => {
  await backend.kill();
  await person.sees(person.say("visit.outOfOrder.heading"), 60_000);
  await photograph("out-of-order");
  await backend.restart();
  await person.sees(person.say("visit.attract.line1"), 60_000);
};

/** Every walk, in the order of the pictures. */
export const SCENES: readonly (readonly [name: string, scene: Scene])[] = [
  ["searching", searching],
  ["not lent, nothing found", notLent],
  ["signing in", signingIn],
  ["temporary password", temporary],
  ["holding", holding],
  ["borrowing", borrowing],
  ["account", account],
  ["five holds", holdsOf("five-holds")],
  ["a hold ready", holdsOf("hold-ready")],
  ["a hold in transit", holdsOf("hold-in-transit")],
  ["nothing yet", holdsOf("new-patron")],
  ["overdue", loansOf("overdue")],
  ["renewed once", loansOf("renewed-once")],
  ["someone waits", loansOf("someone-waiting")],
  ["nothing borrowed", loansOf("new-patron")],
  ["the limit", limit],
  ["warning", warning],
  ["out of order", outOfOrder],
];
