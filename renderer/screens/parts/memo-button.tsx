import { MOST_NOTED } from "#contract/domain/slip.ts";
import type { TitleDetail } from "#contract/domain/title.ts";
import { Button } from "../../components/button.tsx";
import { useTranslation } from "../../i18n/index.ts";
import type { Route } from "../../navigation/route.ts";
import { note, useNoted } from "../../state/memo.ts";
import { useTakeable } from "./take-away.tsx";

/** Whether a memo can leave the terminal, on paper or on a phone; where it cannot, there is none. */
export function useMemoOffered(): boolean {
  const { paper, phone } = useTakeable("memo");
  return paper || phone;
}

/** Where a memo is offered: notes the title; once it is noted, or there is no room, the way to the memo. */
export function NoteButton({ title }: { readonly title: TitleDetail }) {
  const t = useTranslation();
  const noted = useNoted(({ titles }) => titles.some(({ id }) => id === title.id));
  const full = useNoted(({ titles }) => titles.length >= MOST_NOTED);
  if (noted) return <MemoButton />;
  return full ? (
    <Button icon="note" label={t("memo.full", { count: MOST_NOTED })} to={MEMO} />
  ) : (
    <Button icon="note" label={t("memo.add")} onPress={() => note(title)} />
  );
}

const MEMO: Route = { at: "memo" };

/** The way to the memo; absent while nothing is noted. */
export function MemoButton() {
  const t = useTranslation();
  const offered = useMemoOffered();
  const count = useNoted(({ titles }) => titles.length);
  if (!offered || count === 0) return null;
  return <Button icon="note" label={t("memo.open", { count })} to={MEMO} />;
}
