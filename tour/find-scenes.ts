import { anyOf, around, saying } from "#test/support/kiosk/control-names.ts";
import { leave, type Scene, type Stage } from "./stage.ts";

/** Opens the search without a card. */
async function begin({ person }: Stage): Promise<void> {
  const { say } = person;
  await person.press(saying(say("visit.attract.browse")));
  if (!(await person.canPress("あ"))) await person.press(say("search.keyboards.kana"));
}

/** What can be chosen among the titles found, and what is nearly found. */
export const choosing: Scene = async (stage) => {
  const { person, photograph } = stage;
  const { say } = person;
  await begin(stage);
  await person.typeKana("ねこ");
  await person.press(say("search.go"));
  await person.sees(say("find.conditions"));
  await person.press(say("find.onShelf"));
  await person.press(say("search.onlyHere"));
  await photograph("results-on-shelf-here");
  await person.press(say("find.conditions"));
  await person.sees(say("find.dialog.heading"));
  await photograph("results-conditions");
  await person.press(say("find.dialog.materials.audio-visual"));
  await person.press(say("find.dialog.show"));
  await person.sees(say("find.none.widen"));
  await photograph("results-none-narrowed");
  await leave(stage);
  await begin(stage);
  await person.typeKana("なつめせうせき");
  await person.press(say("search.go"));
  await person.sees(anyOf([say("find.near"), say("find.nearAsk")]));
  await photograph("results-did-you-mean");
  await leave(stage);
};

/** Looking around without typing. */
export const lookingAround: Scene = async (stage) => {
  const { person, photograph } = stage;
  const { say } = person;
  await person.press(saying(say("visit.attract.browse")));
  await person.press(say("common.back"));
  await photograph("home-without-card");
  await person.press(saying(say("find.browse.heading")));
  await person.sees(say("find.themes.animals"));
  await photograph("browse");
  await person.press(say("search.classes.4"));
  await person.sees(say("find.browse.all"));
  await photograph("browse-class");
  await person.press(say("common.back"));
  await person.press(say("find.picks.new"));
  await person.sees(say("find.children"));
  await photograph("picks-new");
  await person.press(say("find.picks.popular"));
  await photograph("picks-popular");
  await leave(stage);
};

/** From a title to its shelf, and to its other volumes and editions. */
export const fromATitle: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const { say } = person;
  await person.press(saying(say("visit.attract.browse")));
  await kiosk.scan("9784101010014");
  await person.sees(say("find.map.show"));
  await photograph("title-with-map");
  await person.press(say("find.map.show"));
  await person.sees(say("find.map.heading"));
  await photograph("shelf-map");
  await person.press(say("common.back"));
  await person.press(around((number) => say("find.related.button", { count: 9, number })));
  await photograph("related");
  await leave(stage);
};
