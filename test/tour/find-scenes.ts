import { leave, type Scene, type Stage } from "./stage.ts";

/** Opens the search without a card. */
async function begin({ person }: Stage): Promise<void> {
  const { say } = person;
  await person.press(new RegExp(say("visit.attract.browse")));
  if (!(await person.canPress("あ"))) await person.press(say("search.boards.kana"));
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
  await person.sees(say("find.box.heading"));
  await photograph("results-conditions");
  await person.press(say("find.box.materials.audio-visual"));
  await person.press(say("find.box.show"));
  await person.sees(say("find.none.widen"));
  await photograph("results-none-narrowed");
  await leave(stage);
  await begin(stage);
  await person.typeKana("なつめせうせき");
  await person.press(say("search.go"));
  await photograph("results-did-you-mean");
  await leave(stage);
};
