import type { Message } from "#contract/domain/message.ts";
import { Icon } from "../../components/icon.tsx";
import { useLanguage, useTranslation } from "../../i18n/index.ts";
import { languageOfText } from "./language-of-text.ts";

interface MessageCardProps {
  readonly message: Message;
  readonly read: boolean;
}

/**
 * One message. The text of its kind is in the patron's language; the library's text is shown as written. A live region, because
 * the next message replaces it.
 */
export function MessageCard({ message, read }: MessageCardProps) {
  const t = useTranslation();
  const language = useLanguage();
  const { kind, text, weight, date, until } = message;
  const important = weight === "important";
  return (
    <div className={`message-card ${important ? "message-card-important" : ""}`} role="status">
      {important && (
        <p className="message-weight">
          <Icon name="notice" />
          {t("message.important")}
        </p>
      )}
      {kind !== "text" && <p className="message-text">{t(`message.kindHelp.${kind}`)}</p>}
      {kind !== "text" && text !== "" && <p className="caption">{t("message.fromLibrary")}</p>}
      {text !== "" && (
        <p className="message-text message-written" lang={languageOfText(text, language)}>
          {text}
        </p>
      )}
      {(date !== null || until !== null) && (
        <p className="caption message-dates">
          {date !== null && <span>{t("message.written", { date })}</span>}
          {until !== null && <span>{t("message.until", { date: until })}</span>}
        </p>
      )}
      {read && (
        <p className="message-read">
          <Icon name="tick" />
          {t("message.done")}
        </p>
      )}
    </div>
  );
}
