import { KOHA_AUTHS } from "#contract/settings/choices.ts";
import { Choice } from "../../components/choice.tsx";
import { Panel } from "../panel.tsx";
import { useStaffWords } from "../words.ts";
import type { DraftPageProps } from "./draft.ts";

const PATH = "backend.koha.auth";

/** How the terminal's account authenticates at Koha; OAuth2 first, which is recommended (docs/connect-koha.md). */
export function AuthPage({ heading, step, draft, onDraft, onBack, onNext }: DraftPageProps) {
  const t = useStaffWords();
  const others = draft.changes.filter(({ path }) => path !== PATH);
  return (
    <Panel heading={heading} step={step} onBack={onBack}>
      <div className="staff-answers">
        {KOHA_AUTHS.map((auth) => (
          <Choice
            key={auth}
            label={t.choices[`${PATH} ${auth}`] ?? auth}
            detail={t.connect.authHelp[auth]}
            onPress={() => {
              onDraft({ changes: [...others, { path: PATH, value: auth }] });
              onNext();
            }}
          />
        ))}
      </div>
    </Panel>
  );
}
