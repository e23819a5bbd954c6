import type { UnreadMessages } from "#contract/domain/message.ts";
import { Choice } from "../../components/choice.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useStore } from "../../state/store.ts";

/** A note that there are messages. Their text is on its own screen, because others may see this one. */
export function MessagesNote() {
  const t = useTranslation();
  const unread = useUnread();
  if (unread === null) return null;
  const important = unread.important > 0;
  return (
    <Choice
      className={`messages-note ${important ? "messages-note-important" : ""}`}
      icon={important ? "notice" : "postcard"}
      label={t("message.unread", { count: unread.count })}
      detail={t(important ? "message.importantDetail" : "message.unreadDetail")}
      {...linkTo({ at: "messages" })}
    />
  );
}

/** Unread messages; null = none. If the system does not record reading, messages closed in this visit are left out. */
function useUnread(): UnreadMessages | null {
  const told = useStore((state) => state.overview?.messages);
  const closed = useStore((state) => state.readMessages.length);
  const hasMessages = useCapability("messages");
  const keepsReadings = useCapability("readMessage");
  if (!hasMessages || told === undefined) return null;
  const count = keepsReadings ? told.count : told.count - closed;
  return count > 0 ? { count, important: Math.min(told.important, count) } : null;
}
