import { saying } from "#test/support/kiosk/control-names.ts";
import { finish, leave, type Scene } from "./stage.ts";

/** Card, number, password, a wrong password, a forgotten one. */
export const signingIn: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const { say } = person;
  await person.press(saying(say("visit.attract.scan")));
  await person.sees(say("signIn.scan.heading"));
  await photograph("scan-card");
  await kiosk.scan("30012345");
  await person.sees("H-12");
  await photograph("toast-foreign-card");
  await person.press(say("common.close"));
  await person.press(saying(say("signIn.scan.type")));
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

/** The forced change of a temporary password (D8). */
export const temporary: Scene = async (stage) => {
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

/** The warning and the end for idleness. */
export const warning: Scene = async (stage) => {
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

/** The backend goes away and comes back. */
export const outOfOrder: Scene = async ({ backend, person, photograph }) => {
  await backend.kill();
  await person.sees(person.say("visit.outOfOrder.heading"), 60_000);
  await photograph("out-of-order");
  await backend.restart();
  await person.sees(person.say("visit.attract.line1"), 60_000);
};
