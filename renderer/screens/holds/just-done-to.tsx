import type { Hold } from "#contract/domain/hold.ts";
import { AboutBook } from "../../components/about-book.tsx";
import { Button } from "../../components/button.tsx";
import { Notice } from "../../components/notice.tsx";
import { useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import type { HoldAction } from "../../navigation/route.ts";
import { useMutation } from "../../queries/hooks.ts";
import { useStore } from "../../state/store.ts";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { suspensionWords } from "./suspension-words.ts";

const DONE_WORDS = {
  changed: "hold.amended",
  "changed-back": "hold.changedBack",
  suspended: "hold.suspend.suspendedOpen",
  resumed: "hold.suspend.resumed",
} as const satisfies Readonly<Record<HoldAction["what"], string>>;

interface JustDoneToProps {
  readonly done: HoldAction;
  /** The book of the hold; undefined until the list has come. */
  readonly about: Hold["title"] | undefined;
}

/** The last action on a hold with its book, and for a change 「元にもどす」 while this is shown: changing back keeps the place in the queue. */
export function JustDoneTo({ done, about }: JustDoneToProps) {
  const t = useTranslation();
  const mutation = useMutation();
  const { hold, what, until, before } = done;
  if (mutation.refusal !== null) return <RefusalNotice refusal={mutation.refusal} />;
  const changeBack = (): void => {
    if (before === undefined) return;
    mutation.run(
      () => kiosk().changeHold({ hold, ...before }),
      () => {
        const { replace, actionUndone } = useStore.getState();
        actionUndone("hold-changed");
        replace({ at: "holds", done: { hold, what: "changed-back" } });
      },
    );
  };
  const title =
    what === "suspended" && until !== undefined ? suspensionWords({ until }, t) : t(DONE_WORDS[what]);
  return (
    <Notice
      tone="ok"
      role="status"
      title={title}
      action={
        before === undefined ? undefined : (
          <Button
            className="take-back"
            label={t("hold.takeBack")}
            state={mutation.state === "idle" ? "ready" : "busy"}
            onPress={changeBack}
          />
        )
      }
    >
      {about !== undefined && <AboutBook say={(title) => t("hold.book", { title })} {...about} />}
    </Notice>
  );
}
