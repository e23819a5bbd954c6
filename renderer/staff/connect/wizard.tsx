import { useEffect, useRef, useState } from "react";
import type { ConnectionDraft, Cure, TestCard, Tried } from "#contract/staff/connection.ts";
import { staff } from "../bridge.ts";
import { useUnsaved } from "../editors/draft.ts";
import { forgetScans, go, saveSettings, useStaff } from "../store.ts";
import { fill, useStaffWords } from "../words.ts";
import { useAddressCheck } from "./address-check.tsx";
import { CODE_PATHS, cardRuleOf, changesOf, formsOf, NO_CODES, ruleOf } from "./code-state.ts";
import { answered, circulatesOf, draftOf, type Question, questionsFor, withoutSecrets } from "./draft.ts";
import { OutcomePage } from "./outcome.tsx";
import { QuestionPage } from "./question-page.tsx";

const NO_CARD: TestCard = { cardNumber: "", password: "" };
/** Used if main does not answer. */
const UNANSWERED: Tried = { ok: false, problems: [] };

/**
 * Connects the terminal to a library system: kind, address, account and a test card; then tests it step by step. Secrets are
 * forgotten here as soon as main has them (R59), numbers of patrons when the connection is applied or the wizard is left.
 */
export function ConnectWizard() {
  const t = useStaffWords();
  const settings = useStaff((state) => state.settings?.settings ?? []);
  const [draft, setDraft] = useState(() => draftOf(settings, null));
  const [card, setCard] = useState(NO_CARD);
  const [codes, setCodes] = useState(NO_CODES);
  const [at, setAt] = useState<Question | "outcome">("kind");
  const [tried, setTried] = useState<Tried | null>(null);
  const [kept, setKept] = useState(false);
  const stated = useStaff((state) => state.settings?.info?.rules.card);
  const circulates = circulatesOf(settings);
  const questions = questionsFor(draft, codes, circulates);
  const forms = formsOf(codes, settings);
  const { rule, dropsForeign } = ruleOf(codes, forms, cardRuleOf(draft, settings, stated));
  const tries = useRef(0);
  const check = useAddressCheck();
  // Ignores answers of an earlier test, or after undo.
  const ofThisTry = <T,>(take: (answer: T) => void): ((answer: T) => void) => {
    const mine = tries.current;
    return (answer) => {
      if (mine === tries.current) take(answer);
    };
  };
  useEffect(() => forgetScans, []);
  const forgetNumbers = (): void => {
    setCard(NO_CARD);
    setCodes(NO_CODES);
    forgetScans();
  };
  // Input after a connection was applied is a new, unsaved draft.
  const isSaved = at === "outcome" && kept;
  useUnsaved("connection", at !== "kind" && !isSaved, () => {
    tries.current += 1;
    check.forget();
    setDraft(draftOf(settings, null));
    forgetNumbers();
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
    setDraft(withoutSecrets(typed));
    setCard((before) => ({ ...before, password: "" }));
  };
  const cureAndTry = ({ changes }: Cure): void => {
    const paths = changes.map(({ path }) => path);
    const others = draft.changes.filter(({ path }) => !paths.includes(path));
    const cured = { ...draft, changes: [...others, ...changes] };
    const tls = changes.find(({ path }) => path === "backend.sip2.tls.on")?.value;
    attempt(tls === true ? { ...cured, tls } : cured, null);
  };
  const setForms = (changes: ConnectionDraft["changes"]): void =>
    setDraft((before) => ({
      ...before,
      changes: [...before.changes.filter(({ path }) => !CODE_PATHS.includes(path)), ...changes],
    }));
  const use = (): void => {
    const applied = ofThisTry((isKept: boolean) => {
      setKept(isKept);
      if (isKept) forgetNumbers();
    });
    void saveSettings(() => staff().useConnection({})).then(applied);
  };
  if (at === "outcome")
    return <OutcomePage tried={tried} onBack={() => turn(-1)} onCure={cureAndTry} onUse={use} />;
  const step =
    at === "kind"
      ? undefined
      : fill(t.connect.step, { step: questions.indexOf(at) + 1, steps: questions.length });
  const shared = {
    draft,
    card,
    codes,
    forms,
    rule,
    dropsForeign,
    step,
    check,
    onBack: () => turn(-1),
    onNext: () => turn(1),
  };
  return (
    <QuestionPage
      key={at}
      {...shared}
      at={at}
      onKind={(kind) => {
        setDraft(draftOf(settings, kind));
        forgetNumbers();
        setAt("address");
      }}
      onDraft={(part) => {
        check.forget();
        setDraft((before) => answered(before, part));
      }}
      onCard={(part) => setCard((before) => ({ ...before, ...part }))}
      onCodes={(part) => setCodes((before) => ({ ...before, ...part }))}
      onWithoutScanner={() => {
        setCodes({ ...NO_CODES, isSkipped: true });
        setForms([]);
        setAt("card");
      }}
      onSearch={(search) => {
        const part = { ...draft, search };
        const next = questionsFor(part, codes, circulates);
        setDraft(part);
        setAt(next[next.indexOf("search") + 1] ?? "search");
      }}
      onForms={() => {
        setForms(changesOf(codes, forms, dropsForeign, settings));
        turn(1);
      }}
      onTry={(test) => attempt(draft, test)}
    />
  );
}
