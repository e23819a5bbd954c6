import type { Words } from "../ja/all.ts";
import type { OneForm } from "../shape.ts";
import { account } from "./account.ts";
import { begin } from "./begin.ts";
import { common } from "./common.ts";
import { display } from "./display.ts";
import { find } from "./find.ts";
import { hold } from "./hold.ts";
import { home } from "./home.ts";
import { keyboard } from "./keyboard.ts";
import { lend } from "./lend.ts";
import { loan } from "./loan.ts";
import { memo } from "./memo.ts";
import { message } from "./message.ts";
import { paper } from "./paper.ts";
import { phone } from "./phone.ts";
import { ready } from "./ready.ts";
import { refusal } from "./refusal.ts";
import { returns } from "./returns.ts";
import { search } from "./search.ts";
import { signIn } from "./sign-in.ts";
import { speech } from "./speech.ts";
import { title } from "./title.ts";
import { visit } from "./visit.ts";

/** Every word of the screens in やさしい日本語. */
export const jaEasy: OneForm<Words> = {
  account,
  begin,
  display,
  common,
  find,
  hold,
  home,
  keyboard,
  lend,
  loan,
  message,
  memo,
  paper,
  phone,
  ready,
  refusal,
  returns,
  search,
  signIn,
  speech,
  title,
  visit,
};
