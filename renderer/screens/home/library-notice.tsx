import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { useStore } from "../../state/store.ts";
import { useNoticeText } from "../shared/notice-text.ts";

/** Today's notices, one at a time: closing one shows the next. Closed for this visit only. */
export function LibraryNoticeCard() {
  const t = useTranslation();
  const text = useNoticeText();
  const notices = useStore((state) => state.hello?.notices);
  const closed = useStore((state) => state.closedNotices);
  const notice = notices?.find(({ ja }) => !closed.includes(ja));
  if (notice === undefined) return null;
  return (
    <div className="library-notice">
      <Icon name="info" />
      <p>{text(notice)}</p>
      <Button label={t("common.close")} onPress={() => useStore.getState().closeNotice(notice.ja)} />
    </div>
  );
}
