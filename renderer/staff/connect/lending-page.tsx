import type { LendingDraft } from "#contract/staff/connection.ts";
import { useStaffWords } from "../words.ts";
import type { DraftPageProps, Question } from "./draft.ts";
import { PortPage } from "./port-page.tsx";
import { TypedPage } from "./typed-page.tsx";

interface TextQuestion {
  readonly part: keyof LendingDraft;
  readonly maxLength: number;
  readonly hidden: boolean;
}

/** The questions that are answered with a text, and the part of the draft that each one sets. */
const TEXTS = {
  lendingUser: { part: "user", maxLength: 200, hidden: false },
  lendingSecret: { part: "secret", maxLength: 200, hidden: true },
  besideHost: { part: "host", maxLength: 253, hidden: false },
  besideUser: { part: "sip2User", maxLength: 100, hidden: false },
  besideSecret: { part: "sip2Secret", maxLength: 100, hidden: true },
  besideInstitution: { part: "institution", maxLength: 100, hidden: false },
} as const satisfies Partial<Record<Question, TextQuestion>>;

interface LendingPageProps extends DraftPageProps {
  readonly at: keyof typeof TEXTS | "besidePort";
}

/** One question about what lends and takes back beside Koha's first account. */
export function LendingPage({ at, draft, onDraft, ...words }: LendingPageProps) {
  const t = useStaffWords();
  const { lending } = draft;
  if (lending === null) return null;
  if (at === "besidePort") return <PortPage {...words} check={null} draft={draft} onDraft={onDraft} />;
  const { part, maxLength, hidden } = TEXTS[at];
  return (
    <TypedPage
      {...words}
      help={hidden ? t.connect.secretHelp : t.connect.lendingHelp[part]}
      value={lending[part] ?? ""}
      maxLength={maxLength}
      hidden={hidden}
      mayBeEmpty
      onChange={(text) => onDraft({ lending: { ...lending, [part]: hidden && text === "" ? null : text } })}
    />
  );
}
