import { useEffect } from "react";
import { useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import { useMutation } from "../../queries/hooks.ts";
import { useStore } from "../../state/store.ts";
import { Page } from "../shared/page.tsx";
import { Picture } from "../shared/picture.tsx";
import { Waiting } from "../shared/waiting.tsx";

/** D87: the card alone is tried; where it does not suffice, its password is asked for. */
export function ByCardScreen() {
  const t = useTranslation();
  const tail = useStore((state) => state.cardTail);
  const { state, run } = useMutation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card is tried once, when the screen opens
  useEffect(
    () =>
      run(
        () => kiosk().signInByCard({}),
        () => useStore.getState().knownByCard(),
        (refusal) => {
          const { replace, showRefusal } = useStore.getState();
          replace({ at: "password" });
          if (refusal.name !== "password-needed") showRefusal(refusal);
        },
      ),
    [],
  );
  return (
    <Page
      caption={tail === null ? undefined : t("common.card", { tail: `・・・・${tail}` })}
      heading={t("lend.byCard")}
      extra={<Picture of="key" />}
    >
      <Waiting state={state} onStop={() => useStore.getState().replace({ at: "password" })} />
    </Page>
  );
}
