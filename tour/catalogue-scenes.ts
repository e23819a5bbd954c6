import { begins, saying } from "#test/support/kiosk/control-names.ts";
import { leave, type Scene, type Stage } from "./stage.ts";

const begin: Scene = async ({ person, photograph }) => {
  const { say } = person;
  await person.sees(say("visit.attract.line1"));
  await photograph("attract");
  await person.press(saying(say("visit.attract.browse")));
  await person.sees(say("search.heading"));
  await photograph("search-empty");
};

async function toKana({ person }: Stage): Promise<void> {
  if (!(await person.canPress("あ"))) await person.press(person.say("search.keyboards.kana"));
}

/** Searching by kana, latin letters, digits and theme, a title with a queue and one on the shelf. */
export const searching: Scene = async (stage) => {
  const { kiosk, person, photograph } = stage;
  const { say } = person;
  await begin(stage);
  await toKana(stage);
  await person.typeKana("ぎんがてつどう");
  await person.sees("銀河鉄道の夜");
  await photograph("search-kana");
  await person.press(say("search.go"));
  if (person.language === "ja-x-child") await person.press(say("find.children"));
  await person.sees(/銀河鉄道の父/u);
  await photograph("results");
  await person.press(/銀河鉄道の父/u);
  await person.sees(say("title.where"));
  await photograph("title-queue");
  await person.press(say("common.back"));
  await person.press(say("common.back"));
  await person.press(say("search.keyboards.latin"));
  await photograph("search-latin");
  await person.press(say("search.keyboards.digits"));
  await photograph("search-digits");
  await person.press(say("search.fields.ndc"));
  await photograph("search-theme");
  await person.press(say("search.classes.9"));
  await person.press(say("find.browse.all"));
  if (person.language === "ja-x-child") await person.press(say("find.children"));
  await person.sees(/1,000/u);
  await photograph("results-many");
  await kiosk.scan("9784101010014");
  await person.sees(say("title.where"));
  await photograph("title-on-shelf");
  await kiosk.scan("1920193005905");
  await person.sees(say("refusal.scan-second-row.text"));
  await photograph("toast-second-row");
  await leave(stage);
};

/** A title that stays in the library, and a search that finds nothing. */
export const notLent: Scene = async (stage) => {
  const { person, photograph } = stage;
  const { say } = person;
  await person.press(saying(say("visit.attract.browse")));
  await toKana(stage);
  await person.typeKana("こうじえん");
  await person.press(say("search.go"));
  if (person.language === "ja-x-child") await person.press(begins(say("find.none.widen")));
  await person.sees("広辞苑");
  if (!(await person.reads(say("title.where")))) await person.press(/広辞苑/u);
  await person.sees(say("title.kept"));
  await photograph("title-not-lent");
  await person.press(say("common.back"));
  await leave(stage);
  await person.press(saying(say("visit.attract.browse")));
  await toKana(stage);
  await person.typeKana("ぬぬぬぬ");
  await person.press(say("search.go"));
  await person.sees(say("search.none.heading"));
  await photograph("results-none");
  await leave(stage);
};
