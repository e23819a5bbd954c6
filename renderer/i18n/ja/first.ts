import { account } from "./account.ts";
import { common } from "./common.ts";
import { display } from "./display.ts";
import { find } from "./find.ts";
import { hold } from "./hold.ts";
import { home } from "./home.ts";
import { keyboard } from "./keyboard.ts";
import { loan } from "./loan.ts";
import { memo } from "./memo.ts";
import { message } from "./message.ts";
import { paper } from "./paper.ts";
import { phone } from "./phone.ts";
import { search } from "./search.ts";
import { signIn } from "./sign-in.ts";
import { speech } from "./speech.ts";
import { title } from "./title.ts";
import { visit } from "./visit.ts";

/** The Japanese words of the first script: without what is shown in a visit only: refusals, lending, returns, ready holds. */
export const firstJa = {
  account,
  display,
  common,
  find,
  hold,
  home,
  keyboard,
  loan,
  message,
  memo,
  paper,
  phone,
  search,
  signIn,
  speech,
  title,
  visit,
} as const;
