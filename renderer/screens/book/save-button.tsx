import { MOST_NOTED } from "#contract/domain/slip.ts";
import type { TitleDetail } from "#contract/domain/title.ts";
import { Button } from "../../components/button.tsx";
import { useTranslation } from "../../i18n/index.ts";
import type { Route } from "../../navigation/route.ts";
import { linkTo } from "../../state/links.ts";
import { saveTitle, useSavedList } from "../../state/saved-list.ts";
import { useShareable } from "../shared/share.tsx";

/** Whether the list can be printed or sent to a phone; otherwise it is not offered. */
export function useCanSave(): boolean {
  const { paper, phone } = useShareable("memo");
  return paper || phone;
}

/** Saves the title; once it is saved, or the list is full, opens the list. */
export function SaveButton({ title }: { readonly title: TitleDetail }) {
  const t = useTranslation();
  const saved = useSavedList(({ titles }) => titles.some(({ id }) => id === title.id));
  const full = useSavedList(({ titles }) => titles.length >= MOST_NOTED);
  if (saved) return <SavedListButton />;
  return full ? (
    <Button icon="note" label={t("memo.full", { count: MOST_NOTED })} {...linkTo(SAVED_LIST)} />
  ) : (
    <Button icon="note" label={t("memo.add")} onPress={() => saveTitle(title)} />
  );
}

const SAVED_LIST: Route = { at: "memo" };

/** Opens the saved list; absent while it is empty. */
export function SavedListButton() {
  const t = useTranslation();
  const offered = useCanSave();
  const count = useSavedList(({ titles }) => titles.length);
  if (!offered || count === 0) return null;
  return <Button icon="note" label={t("memo.open", { count })} {...linkTo(SAVED_LIST)} />;
}
