import type { Translate } from "#renderer/i18n/index.ts";

/** A touch and the screen it leads to. */
export interface Step {
  /** Name of the screen that is painted. */
  readonly screen: string;
  /** Words of the control; one of a row ends in them. Of several the first is pressed. */
  readonly press: string | { readonly css: string };
  /** Words that only the new screen has: of its contents, where it reads some. */
  readonly shows: string;
}

/** Every screen of a signed-in visit of the demo's ordinary patron, from home and back to it. */
export function walkOf(say: Translate): readonly Step[] {
  const back = say("common.back");
  const stop = say("common.stop");
  const home = { screen: "home", press: back, shows: say("home.heading") };
  const title = say("title.where");
  const holds = say("hold.groups.waiting");
  const loans = say("loan.order");
  const account = say("account.caption");
  const parts = say("find.browse.hint");
  const results = say("find.onShelf");
  const of = { title: "銀河鉄道の父" };
  return [
    { screen: "holds", press: say("home.holds"), shows: holds },
    { screen: "hold-change", press: say("hold.changeOf", of), shows: say("hold.nothingToAmend") },
    { screen: "holds", press: stop, shows: holds },
    { screen: "hold-cancel", press: say("hold.cancelOf", of), shows: say("hold.keep") },
    { screen: "holds", press: back, shows: holds },
    home,
    { screen: "loans", press: say("home.loans"), shows: loans },
    { screen: "renew-confirm", press: { css: ".row-loan .button" }, shows: say("loan.oldDate") },
    { screen: "loans", press: stop, shows: loans },
    { screen: "help", press: say("common.help"), shows: say("home.help.caption") },
    { screen: "loans", press: back, shows: loans },
    home,
    { screen: "account", press: say("home.account"), shows: account },
    { screen: "email", press: say("account.email"), shows: say("account.emailPage.senders") },
    { screen: "account", press: back, shows: account },
    {
      screen: "password-change",
      press: say("account.password"),
      shows: say("account.passwordPage.current"),
    },
    { screen: "account", press: back, shows: account },
    home,
    { screen: "search", press: say("home.search"), shows: say("search.hints.any") },
    { screen: "themes", press: say("search.fields.ndc"), shows: say("search.hints.ndc") },
    { screen: "class", press: say("search.classes.9"), shows: parts },
    { screen: "results", press: say("find.browse.all"), shows: results },
    { screen: "title", press: { css: ".row-title" }, shows: title },
    { screen: "results", press: back, shows: results },
    { screen: "class", press: back, shows: parts },
    { screen: "themes", press: back, shows: say("search.hints.ndc") },
    home,
  ];
}

/** Source of an expression: the control of a step, or null. Names are compared as a person reads them. */
export function controlOf({ press }: Step): string {
  if (typeof press !== "string") return `document.querySelector(${JSON.stringify(press.css)})`;
  return `(() => {
    const wanted = ${JSON.stringify(press)};
    const words = (element) => (element.getAttribute("aria-label") ?? element.innerText).replace(/\\s+/g, " ").trim();
    const buttons = [...document.querySelectorAll("button")].filter((button) => button.getClientRects().length > 0);
    return (
      buttons.find((button) => words(button) === wanted) ??
      buttons.find((button) => words(button).startsWith(wanted) || words(button).endsWith(wanted)) ??
      null
    );
  })()`;
}
