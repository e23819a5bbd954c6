import { useState } from "react";
import type { Message } from "#contract/domain/message.ts";
import { Button } from "../../components/button.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import { type Mutation, useMutation, useQuery } from "../../queries/hooks.ts";
import { MESSAGES } from "../../queries/queries.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { type FootAction, Page } from "../shared/page.tsx";
import { Picture } from "../shared/picture.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { MessageCard } from "./message-card.tsx";

/**
 * Messages to this patron, one at a time: unread first, then important ones. The button marks it as read and shows the next;
 * messages block nothing else.
 */
export function MessagesScreen() {
  const t = useTranslation();
  const query = useQuery(MESSAGES);
  const list = query.value?.messages ?? [];
  const [at, setAt] = useState(0);
  const message = list[Math.min(at, list.length - 1)];
  const isRead = useIsRead();
  const marking = useRead((read) => {
    const next = list.findIndex((one) => one.id !== read.id && !isRead(one));
    if (next < 0) useStore.getState().back();
    else setAt(next);
  });
  const none = query.value !== null && list.length === 0;
  const kind = message?.kind ?? "text";
  const primary: FootAction | undefined =
    message === undefined || isRead(message)
      ? undefined
      : {
          label: t(message.confirm ? "message.confirm" : "message.read"),
          state: marking.state === "idle" ? "ready" : "busy",
          onPress: () => marking.read(message),
        };
  return (
    <Page
      className="messages"
      caption={kind === "text" ? undefined : t("message.heading")}
      heading={kind === "text" ? t("message.heading") : t(`message.kinds.${kind}`)}
      aside={
        none ? (
          <p className="empty">{t("message.none")}</p>
        ) : (
          message !== undefined && <Turns at={list.indexOf(message)} all={list.length} turn={setAt} />
        )
      }
      asideFirst={none}
      extra={
        query.refusal === null ? (
          (none || message !== undefined) && <Picture of="letter" />
        ) : (
          <Picture of="desk" />
        )
      }
      turn={at + 1}
      primary={primary}
    >
      <Waiting state={query.state} onStop={() => useStore.getState().back()} />
      {query.refusal !== null && <RefusalNotice refusal={query.refusal} onAgain={query.again} />}
      {marking.refusal !== null && <RefusalNotice refusal={marking.refusal} />}
      {message !== undefined && <MessageCard message={message} read={isRead(message)} />}
    </Page>
  );
}

/** Whether a message was read, before or in this visit. */
function useIsRead(): (message: Message) => boolean {
  const readNow = useStore((state) => state.readMessages);
  return ({ id, read }) => read || readNow.includes(id);
}

/** Marks a message as read; if the system does not record that, it is closed for this visit. */
function useRead(then: (message: Message) => void): Pick<Mutation, "state" | "refusal"> & {
  read(message: Message): void;
} {
  const { state, refusal, run } = useMutation();
  const keepsReadings = useCapability("readMessage");
  const done = (message: Message): void => {
    useStore.getState().messageRead(message);
    then(message);
  };
  return {
    state,
    refusal,
    read(message) {
      if (!keepsReadings) return done(message);
      run(
        () => kiosk().readMessage({ message: message.id }),
        () => done(message),
      );
    },
  };
}

interface TurnsProps {
  readonly at: number;
  readonly all: number;
  turn(at: number): void;
}

/** Position among several messages, with paging. */
function Turns({ at, all, turn }: TurnsProps) {
  const t = useTranslation();
  if (all < 2) return null;
  return (
    <div className="message-turns">
      <span>{t("message.of", { at: at + 1, all })}</span>
      {at > 0 && <Button icon="back" label={t("message.previous")} onPress={() => turn(at - 1)} />}
      {at < all - 1 && <Button iconAfter="forward" label={t("message.next")} onPress={() => turn(at + 1)} />}
    </div>
  );
}
