import { Button } from "../../components/button.tsx";
import { Icon } from "../../components/icon.tsx";
import { useLocal, useTranslation } from "../../i18n/index.ts";
import { useStore } from "../../state/store.ts";

/**
 * What the library tells everybody today, one at a time: who closes it sees the next one. It is closed for this visit only,
 * since nobody knows who comes next.
 */
export function LibraryNoticeCard() {
  const t = useTranslation();
  const local = useLocal();
  const notices = useStore((state) => state.hello?.notices);
  const closed = useStore((state) => state.closedNotices);
  const notice = notices?.find(({ ja }) => !closed.includes(ja));
  if (notice === undefined) return null;
  return (
    <div className="library-notice">
      <Icon name="info" />
      <p>{local(notice)}</p>
      <Button label={t("common.close")} onPress={() => useStore.getState().closeNotice(notice.ja)} />
    </div>
  );
}
