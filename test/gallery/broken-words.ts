import { linesOf } from "./fits.ts";

/** What a word of a script with spaces consists of, with a Korean particle after a weekday in brackets. */
const BETWEEN_LETTERS =
  /(?<=[\p{sc=Latin}\p{sc=Hangul}\p{Nd}])(?=[\p{sc=Latin}\p{sc=Hangul}\p{Nd}])|(?<=\))(?=\p{sc=Hangul})/gu;
/** In sentences for learners and children, which have spaces: kana too, and what follows a weekday in brackets. */
const BETWEEN_KANA =
  /(?<=[\p{sc=Latin}\p{Nd}])(?=[\p{sc=Latin}\p{Nd}])|(?<=[\p{sc=Hiragana}\p{sc=Katakana}ー])(?=[\p{sc=Hiragana}\p{sc=Katakana}ー])|(?<=）)(?=\p{sc=Hiragana})/gu;

/** What must not be divided in a text: titles and a library's texts have a language of their own, and no spaces. */
function withinWords(parent: Element): RegExp {
  const root = document.documentElement;
  const spaced = /^ja-x-/u.test(root.dataset["language"] ?? "");
  return spaced && parent.closest("[lang]") === root ? BETWEEN_KANA : BETWEEN_LETTERS;
}

/** Typed text goes on where its line ends, and a drawing's words are told beside it. */
const MAY_BREAK = ".search-input,.cover,.spine,.visually-hidden,[hidden]";

/** The first place where a line ends inside a word, shown as a bar; absent = there is none. */
function brokenIn(text: Text, within: RegExp): string | undefined {
  if (linesOf(text).length < 2) return undefined;
  const letter = document.createRange();
  const bottomOf = (at: number): number => {
    letter.setStart(text, at);
    letter.setEnd(text, at + 1);
    return letter.getBoundingClientRect().bottom;
  };
  for (const { index } of text.data.matchAll(within))
    if (bottomOf(index) > bottomOf(index - 1) + 4)
      return `${text.data.slice(0, index).trim().slice(-20)}|${text.data.slice(index).slice(0, 20)}`;
  return undefined;
}

/**
 * Words of scripts with spaces that two lines share, in every part of what is shown.
 * @param top what is on top
 */
export function brokenWords(top: Element): readonly string[] {
  const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (texts.nextNode() !== null) {
    const text = texts.currentNode as Text;
    const parent = text.parentElement;
    if (parent === null || parent.closest(MAY_BREAK) !== null) continue;
    if (!parent.checkVisibility({ visibilityProperty: true })) continue;
    const broken = brokenIn(text, withinWords(parent));
    if (broken !== undefined) found.push(broken);
  }
  return found;
}
