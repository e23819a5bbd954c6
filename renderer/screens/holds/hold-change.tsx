import { useState } from "react";
import type { Hold } from "#contract/domain/hold.ts";
import type { LibraryId } from "#contract/domain/library.ts";
import { Button } from "../../components/button.tsx";
import { Choice } from "../../components/choice.tsx";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { KeepsHeight } from "../../components/keeps-height.tsx";
import { useLocal, useTranslation } from "../../i18n/index.ts";
import { kiosk } from "../../kiosk.ts";
import type { HoldAnswers, ScreenProps } from "../../navigation/route.ts";
import { useMutation, useQuery } from "../../queries/hooks.ts";
import { pickupPlacesQuery } from "../../queries/queries.ts";
import { linkTo } from "../../state/links.ts";
import { useCapability, useStore } from "../../state/store.ts";
import { BookLine } from "../book/book-line.tsx";
import { useContactMethods } from "../shared/hold-form.ts";
import { useLibraryName } from "../shared/library-name.ts";
import { mayRepeat } from "../shared/may-repeat.ts";
import { Page } from "../shared/page.tsx";
import { RefusalNotice } from "../shared/refusal-notice.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { MailHint } from "./hold-contact.tsx";
import { useOffered, useSome } from "./pickup-places.ts";
import { suspensionWords } from "./suspension-words.ts";

/** Libraries beside the button for the others. */
const PLACES_AT_ONCE = 5;

/** D50: pickup library and contact method of a hold, then 「予約修正」, then OK. */
export function HoldChangeScreen({ route }: ScreenProps<"hold-change">) {
  const t = useTranslation();
  const mutation = useMutation();
  const display = useStore((state) => state.display);
  const { hold } = route;
  const [answers, setAnswers] = useState<HoldAnswers>({ pickup: hold.pickup, contact: hold.contact });
  const [asking, setAsking] = useState(false);
  const places = useQuery(pickupPlacesQuery({ hold: hold.id }));
  const changed = answers.pickup !== hold.pickup || answers.contact !== hold.contact;
  const choose = (next: HoldAnswers): void => {
    mutation.clear();
    setAnswers(next);
  };
  const amend = (): void => {
    setAsking(false);
    mutation.run(
      () => kiosk().changeHold({ hold: hold.id, ...answers }),
      (after) => {
        const { back, replace, actionDone } = useStore.getState();
        actionDone("hold-changed");
        back();
        const before = { pickup: hold.pickup, contact: hold.contact };
        replace({ at: "holds", done: { hold: after.id, what: "changed", before } });
      },
    );
  };
  const possible = changed && mayRepeat(mutation.refusal);
  return (
    <Page
      className="hold-change"
      heading={t("hold.changeQuestion")}
      aside={<BookLine title={hold.title} />}
      backLabel={t("common.stop")}
      primary={
        possible
          ? {
              label: t("hold.amend"),
              icon: "change",
              state: mutation.state === "idle" ? "ready" : "busy",
              onPress: () => setAsking(true),
            }
          : undefined
      }
    >
      {places.refusal === null ? (
        <PickupChoice places={[...(places.value ?? []), hold.pickup]} answers={answers} onChoose={choose} />
      ) : (
        <RefusalNotice refusal={places.refusal} onAgain={places.again} />
      )}
      <ContactChoice answers={answers} onChoose={choose} />
      <MailHint />
      <RestChoice hold={hold} />
      <KeepsHeight display={display}>{!changed && <p>{t("hold.nothingToAmend")}</p>}</KeepsHeight>
      {mutation.refusal !== null && <RefusalNotice refusal={mutation.refusal} />}
      <Waiting state={mutation.state} words={t("common.sending")} />
      {asking && <AmendDialog answers={answers} onAmend={amend} onKeep={() => setAsking(false)} />}
    </Page>
  );
}

/** Suspends or resumes the hold. */
function RestChoice({ hold }: { readonly hold: Hold }) {
  const t = useTranslation();
  const able = useCapability("suspendHold");
  if (!able || hold.suspendable !== true) return null;
  return (
    <Choice
      icon="pause"
      label={t(hold.suspended === undefined ? "hold.suspend.this" : "hold.suspend.resumeOrLonger")}
      detail={hold.suspended === undefined ? t("hold.suspend.hint") : suspensionWords(hold.suspended, t)}
      {...linkTo({ at: "hold-suspend", hold })}
    />
  );
}

interface ChoiceGroupProps {
  readonly answers: HoldAnswers;
  onChoose(answers: HoldAnswers): void;
}

/** Pickup libraries of this hold, including the current one, whatever the current rules. */
function PickupChoice({
  places,
  answers,
  onChoose,
}: ChoiceGroupProps & { readonly places: readonly LibraryId[] }) {
  const t = useTranslation();
  const local = useLocal();
  const offered = useOffered(places);
  const { shown, more, turn } = useSome(offered, PLACES_AT_ONCE);
  return (
    <fieldset className="picks at-bottom">
      <legend>{t("hold.pickup")}</legend>
      {shown.map((library) => (
        <Button
          key={library.id}
          label={local(library.shortName)}
          pressed={library.id === answers.pickup}
          onPress={() => onChoose({ ...answers, pickup: library.id })}
        />
      ))}
      {more > 0 && <Button icon="shelf" label={t("hold.otherPlaces")} onPress={turn} />}
    </fieldset>
  );
}

function ContactChoice({ answers, onChoose }: ChoiceGroupProps) {
  const t = useTranslation();
  const methods = useContactMethods();
  return (
    <fieldset className="picks">
      <legend>{t("hold.notice")}</legend>
      {methods.map((method) => (
        <Button
          key={method}
          label={t(`hold.contact.${method}`)}
          pressed={method === answers.contact}
          onPress={() => onChoose({ ...answers, contact: method })}
        />
      ))}
    </fieldset>
  );
}

interface AmendDialogProps {
  readonly answers: HoldAnswers;
  onAmend(): void;
  onKeep(): void;
}

function AmendDialog({ answers, onAmend, onKeep }: AmendDialogProps) {
  const t = useTranslation();
  const libraryName = useLibraryName();
  return (
    <ConfirmDialog
      heading={t("hold.amendQuestion")}
      confirm={t("hold.ok")}
      keep={t("common.stop")}
      onConfirm={onAmend}
      onKeep={onKeep}
    >
      <dl className="dialog-facts">
        <dt>{t("hold.pickup")}</dt>
        <dd>{libraryName(answers.pickup)}</dd>
        <dt>{t("hold.notice")}</dt>
        <dd>{t(`hold.contactName.${answers.contact}`)}</dd>
      </dl>
    </ConfirmDialog>
  );
}
