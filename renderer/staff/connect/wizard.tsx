import { useRef, useState } from "react";
import { SIP2_PRESETS } from "#contract/settings/choices.ts";
import type { ConnectionDraft, Cure, TestCard, Tried } from "#contract/staff/connection.ts";
import { Choice } from "../../components/choice.tsx";
import { staff } from "../bridge.ts";
import { useUnsaved } from "../editors/draft.ts";
import { Panel } from "../panel.tsx";
import { go, saveSettings, useStaff } from "../store.ts";
import { fill, useStaffWords } from "../words.ts";
import { type AddressCheck, AddressFault, CheckButtons, useAddressCheck } from "./address-check.tsx";
import { AuthPage } from "./auth-page.tsx";
import { CardPage } from "./card-page.tsx";
import { draftOf, type Kind, type Question, questionsFor } from "./draft.ts";
import { OutcomePage } from "./outcome.tsx";
import { PortPage } from "./port-page.tsx";
import { TypedPage } from "./typed-page.tsx";

const KINDS: readonly Kind[] = [
  { adapter: "shiori" },
  { adapter: "koha" },
  ...SIP2_PRESETS.map((preset) => ({ adapter: "sip2" as const, preset })),
];

const NO_CARD: TestCard = { cardNumber: "", password: "" };
/** Used if main does not answer. */
const UNANSWERED: Tried = { ok: false, problems: [] };

/**
 * Connects the terminal to a library system: kind, address, account and a test card; then tests it step by step. Secrets are
 * forgotten here as soon as main has them (R59).
 */
export function ConnectWizard() {
  const t = useStaffWords();
  const settings = useStaff((state) => state.settings?.settings ?? []);
  const [draft, setDraft] = useState(() => draftOf(settings, null));
  const [card, setCard] = useState(NO_CARD);
  const [at, setAt] = useState<Question | "outcome">("kind");
  const [tried, setTried] = useState<Tried | null>(null);
  const [kept, setKept] = useState(false);
  const questions = questionsFor(draft);
  const tries = useRef(0);
  const check = useAddressCheck();
  // Ignores answers of an earlier test, or after undo.
  const ofThisTry = <T,>(take: (answer: T) => void): ((answer: T) => void) => {
    const mine = tries.current;
    return (answer) => {
      if (mine === tries.current) take(answer);
    };
  };
  // Input after a connection was applied is a new, unsaved draft.
  const isSaved = at === "outcome" && kept;
  useUnsaved("connection", at !== "kind" && !isSaved, () => {
    tries.current += 1;
    check.forget();
    setDraft(draftOf(settings, null));
    setCard(NO_CARD);
    setAt("kind");
    // Main forgets the draft, as for a new page, so that its secret is not used again.
    void staff()
      .hello({})
      .catch(() => undefined);
  });

  const turn = (by: number): void => {
    const next = at === "outcome" ? questions.at(-2) : questions[questions.indexOf(at) + by];
    check.forget();
    if (next === undefined) go({});
    else setAt(next);
  };
  const attempt = (typed: ConnectionDraft, test: TestCard | null): void => {
    tries.current += 1;
    setAt("outcome");
    setTried(null);
    setKept(false);
    void staff()
      .tryConnection({ draft: typed, card: test })
      .catch(() => UNANSWERED)
      .then(ofThisTry(setTried));
    setDraft({ ...typed, secret: null });
    setCard((before) => ({ ...before, password: "" }));
  };
  const cureAndTry = ({ changes }: Cure): void => {
    const paths = changes.map(({ path }) => path);
    const others = draft.changes.filter(({ path }) => !paths.includes(path));
    const cured = { ...draft, changes: [...others, ...changes] };
    const tls = changes.find(({ path }) => path === "backend.sip2.tls.on")?.value;
    attempt(tls === true ? { ...cured, tls } : cured, null);
  };
  const use = (): void => void saveSettings(() => staff().useConnection({})).then(ofThisTry(setKept));
  if (at === "outcome")
    return <OutcomePage tried={tried} onBack={() => turn(-1)} onCure={cureAndTry} onUse={use} />;
  const step =
    at === "kind"
      ? undefined
      : fill(t.connect.step, { step: questions.indexOf(at) + 1, steps: questions.length });
  const shared = { draft, card, step, check, onBack: () => turn(-1), onNext: () => turn(1) };
  return (
    <QuestionPage
      key={at}
      {...shared}
      at={at}
      onKind={(kind) => {
        setDraft(draftOf(settings, kind));
        setAt("address");
      }}
      onDraft={(part) => {
        check.forget();
        setDraft((before) => ({ ...before, ...part }));
      }}
      onCard={(part) => setCard((before) => ({ ...before, ...part }))}
      onTry={(test) => attempt(draft, test)}
    />
  );
}

interface QuestionProps {
  readonly at: Question;
  readonly draft: ConnectionDraft;
  readonly card: TestCard;
  readonly step: string | undefined;
  readonly check: AddressCheck;
  onKind(kind: Kind): void;
  onDraft(part: Partial<ConnectionDraft>): void;
  onCard(part: Partial<TestCard>): void;
  onTry(card: TestCard | null): void;
  onBack(): void;
  onNext(): void;
}

/** Selects the page of a question. */
function QuestionPage({ at, draft, card, step, check, onDraft, onCard, onTry, ...rest }: QuestionProps) {
  const t = useStaffWords();
  const { adapter } = draft;
  const words = { heading: t.connect.questions[at], step, onBack: rest.onBack, onNext: rest.onNext };
  switch (at) {
    case "kind":
      return <KindPage heading={words.heading} onBack={rest.onBack} onKind={rest.onKind} />;
    case "address":
      return (
        <TypedPage
          {...words}
          help={check.fault === null ? t.connect.addressHelp[adapter] : <AddressFault fault={check.fault} />}
          value={draft.address}
          maxLength={500}
          onChange={(address) => onDraft({ address })}
          next={
            adapter === "sip2" ? undefined : (
              <CheckButtons
                check={check}
                onCheck={() => check.check(draft, rest.onNext)}
                onGoOn={rest.onNext}
              />
            )
          }
        />
      );
    case "port":
      return <PortPage {...words} draft={draft} check={check} onDraft={onDraft} />;
    case "auth":
      return <AuthPage {...words} draft={draft} onDraft={onDraft} />;
    case "user":
      return (
        <TypedPage
          {...words}
          help={t.connect.userHelp[adapter]}
          value={draft.user}
          maxLength={100}
          mayBeEmpty={adapter === "sip2"}
          onChange={(user) => onDraft({ user })}
        />
      );
    case "secret":
      return (
        <TypedPage
          {...words}
          help={t.connect.secretHelp}
          value={draft.secret ?? ""}
          maxLength={200}
          hidden
          mayBeEmpty
          onChange={(secret) => onDraft({ secret: secret === "" ? null : secret })}
        />
      );
    case "catalogue":
      return (
        <TypedPage
          {...words}
          help={t.connect.catalogueHelp}
          value={draft.catalogue}
          maxLength={500}
          mayBeEmpty
          onChange={(catalogue) => onDraft({ catalogue })}
        />
      );
    case "card":
      return <CardPage {...words} card={card} onCard={onCard} onWithout={() => onTry(null)} />;
    case "password":
      return (
        <TypedPage
          {...words}
          help={t.connect.passwordHelp}
          value={card.password}
          maxLength={64}
          hidden
          onChange={(password) => onCard({ password })}
          onNext={() => onTry(card)}
        />
      );
  }
}

interface KindProps {
  readonly heading: string;
  onBack(): void;
  onKind(kind: Kind): void;
}

function KindPage({ heading, onBack, onKind }: KindProps) {
  const t = useStaffWords();
  const label = (kind: Kind): string =>
    (kind.adapter === "sip2"
      ? t.choices[`backend.sip2.preset ${kind.preset}`]
      : t.choices[`backend.adapter ${kind.adapter}`]) ?? kind.adapter;
  return (
    <Panel heading={heading} onBack={onBack}>
      <div className="staff-answers staff-answers-two">
        {KINDS.map((kind) => (
          <Choice
            key={kind.adapter === "sip2" ? `sip2 ${kind.preset}` : kind.adapter}
            label={label(kind)}
            detail={kind.adapter === "sip2" ? "SIP2" : "HTTP"}
            onPress={() => onKind(kind)}
          />
        ))}
      </div>
    </Panel>
  );
}
