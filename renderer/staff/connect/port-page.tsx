import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { DigitPad } from "../../keyboards/digit-pad.tsx";
import { Panel } from "../panel.tsx";
import { useStaffWords } from "../words.ts";
import { type AddressCheck, AddressFault, CheckButtons } from "./address-check.tsx";
import type { DraftPageProps } from "./draft.ts";

const MOST_PORT = 65_535;

interface PortProps extends DraftPageProps {
  /** Null: the address is not checked on this page. */
  readonly check: AddressCheck | null;
}

/** The last question about the address of a SIP2 server, which may be checked here. */
export function PortPage({ heading, step, draft, check, onDraft, onBack, onNext }: PortProps) {
  const t = useStaffWords();
  const { tls } = draft;
  const [text, setText] = useState(String(draft.port));
  const typed = Number(text);
  const isPort = typed >= 1 && typed <= MOST_PORT;
  const keepAndGoOn = (): void => {
    onDraft({ port: typed });
    onNext();
  };
  return (
    <Panel
      heading={heading}
      step={step}
      help={
        check === null || check.fault === null ? (
          t.connect.portHelp[tls ? "encrypted" : "plain"]
        ) : (
          <AddressFault fault={check.fault} />
        )
      }
      onBack={onBack}
      actions={
        isPort &&
        (check === null ? (
          <Button kind="primary" label={t.next} onPress={keepAndGoOn} />
        ) : (
          <CheckButtons
            check={check}
            onCheck={() => {
              onDraft({ port: typed });
              check.check({ ...draft, port: typed }, onNext);
            }}
            onGoOn={onNext}
          />
        ))
      }
    >
      <output className="staff-value">{text === "" ? " " : text}</output>
      <DigitPad
        use="number"
        onEdit={(edit) => {
          check?.forget();
          setText((before) => edit(before).slice(0, 5));
        }}
      />
      <Button
        label={t.fields["backend.sip2.tls.on"].label}
        pressed={tls}
        onPress={() => onDraft({ tls: !tls })}
      />
    </Panel>
  );
}
