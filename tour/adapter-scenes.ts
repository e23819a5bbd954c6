import { translator } from "#renderer/i18n/index.ts";
import { USUAL_TERMS } from "#renderer/i18n/terms.ts";
import { begins } from "#test/support/kiosk/control-names.ts";
import { FAKE_TERMINALS, LENT, WANTED } from "#test/support/library/fake-system-terminals.ts";
import { finish, type Scene, withSettings } from "./stage.ts";

/** A visit in front of another library system: what it cannot do is not there. */
export function inFrontOf(adapter: "koha" | "sip2"): Scene {
  return async (stage) => {
    const { kiosk, person, photograph } = stage;
    const { say } = person;
    const terminal = await FAKE_TERMINALS[adapter]();
    // A system whose people say PIN.
    const word = adapter === "sip2" ? "pin" : "password";
    const { backend, kiosk: place } = terminal.settings;
    try {
      const restore = await withSettings(stage, (now) => ({
        ...now,
        backend: { ...backend },
        kiosk: { ...now["kiosk"], ...place },
        password: { word },
      }));
      await kiosk.scan(terminal.card);
      await person.sees(
        translator(person.language, { ...USUAL_TERMS, password: word })("signIn.password.heading"),
      );
      await person.press(say("keyboard.toSigns"));
      await photograph(`${adapter}-password-signs`);
      await person.press(say("keyboard.toLetters"));
      await person.typeLatin(terminal.password);
      await photograph(`${adapter}-password`);
      await person.press(say("common.next"));
      await person.sees(say("home.loansCount", { count: 1 }));
      await photograph(`${adapter}-home`);
      await person.open("loans");
      await person.sees(LENT);
      await photograph(`${adapter}-loans`);
      await person.goHome();
      await person.open("holds");
      await photograph(`${adapter}-holds`);
      await person.goHome();
      await person.scanTitle(WANTED.isbn);
      await photograph(`${adapter}-title`);
      await person.press(say("title.hold"));
      await person.sees(say("hold.pickupQuestion"));
      await person.press(begins(terminal.here));
      await person.sees(say("hold.contactQuestion"));
      await person.press(begins(say("hold.contact.none")));
      await person.sees(say("hold.confirmQuestion"));
      await photograph(`${adapter}-hold-confirm`);
      await person.press(say("hold.place"));
      await person.sees(say("hold.placed"));
      await photograph(`${adapter}-hold-done`);
      await person.press(say("hold.searchMore"));
      await photograph(`${adapter}-search`);
      await finish(stage);
      await restore();
    } finally {
      await terminal.stop();
    }
  };
}
