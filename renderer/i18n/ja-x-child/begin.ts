import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";

/** What helps on screens that have nothing to list. */
export const begin: OneForm<Words["begin"]> = {
  loans: {
    heading: "ほんを かりる とき",
    find: "ほんを さがして、たなの ばしょを みます",
    take: "たなから ほんを とります",
    desk: "ほんと カードを カウンターに だします",
    here: "ほんを この きかいで かります",
  },
  holds: {
    heading: "ほんを よやくする とき",
    find: "よみたい ほんを さがします",
    place: "よやくして、うけとる としょかんを えらびます",
    collect: "ほんが きたら、その としょかんで うけとります",
  },
  moved: "じゅうしょや でんわばんごうが かわったら、カウンターで おしえて ください。",
};
