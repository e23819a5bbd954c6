import type { CardRule } from "#contract/card.ts";
import { type CatalogueSource, SIP2_PRESETS } from "#contract/settings/choices.ts";
import type { ConnectionDraft, TestCard } from "#contract/staff/connection.ts";
import { Button } from "../../components/button.tsx";
import { Choice } from "../../components/choice.tsx";
import { Panel } from "../panel.tsx";
import { useStaffWords } from "../words.ts";
import { type AddressCheck, AddressFault, CheckButtons } from "./address-check.tsx";
import { AuthPage } from "./auth-page.tsx";
import { CardPage } from "./card-page.tsx";
import type { CodeForms } from "./code-forms.ts";
import type { CodeState } from "./code-state.ts";
import type { Kind, Question } from "./draft.ts";
import { FormsPage } from "./forms-page.tsx";
import { LendingPage } from "./lending-page.tsx";
import { PortPage } from "./port-page.tsx";
import { SamplesPage } from "./samples-page.tsx";
import { SearchPage } from "./search-page.tsx";
import { ServicesPage } from "./services-page.tsx";
import { TitlesPage } from "./titles-page.tsx";
import { TypedPage } from "./typed-page.tsx";

const SYSTEMS: readonly Kind[] = [
  { adapter: "shiori" },
  { adapter: "koha" },
  ...SIP2_PRESETS.map((preset) => ({ adapter: "sip2" as const, preset })),
];

export interface QuestionProps {
  readonly at: Question;
  readonly draft: ConnectionDraft;
  readonly card: TestCard;
  readonly codes: CodeState;
  readonly forms: CodeForms;
  /** The rule of cards that applies with the forms; null = not known. */
  readonly rule: CardRule | null;
  readonly dropsForeign: boolean;
  readonly step: string | undefined;
  readonly check: AddressCheck;
  onKind(kind: Kind): void;
  onDraft(part: Partial<ConnectionDraft>): void;
  onCard(part: Partial<TestCard>): void;
  onCodes(part: Partial<CodeState>): void;
  /** Without a scanner: the pages of codes are left out. */
  onWithoutScanner(): void;
  onForms(): void;
  onSearch(search: CatalogueSource): void;
  onTry(card: TestCard | null): void;
  onBack(): void;
  onNext(): void;
}

/** Selects the page of a question. */
export function QuestionPage(props: QuestionProps) {
  const { at, draft, card, codes, step, check, onDraft, onCard, onCodes, onTry, ...rest } = props;
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
    case "search":
      return <SearchPage {...words} adapter={adapter} search={draft.search} onSearch={rest.onSearch} />;
    case "ownCatalogue":
      return (
        <TypedPage
          {...words}
          help={t.connect.own.addressHelp}
          value={draft.ownCatalogue}
          maxLength={500}
          onChange={(ownCatalogue) => onDraft({ ownCatalogue })}
        />
      );
    case "ownToken":
      return (
        <TypedPage
          {...words}
          help={t.connect.secretHelp}
          value={draft.ownCatalogueToken ?? ""}
          maxLength={200}
          hidden
          mayBeEmpty
          onChange={(token) => onDraft({ ownCatalogueToken: token === "" ? null : token })}
        />
      );
    case "titles":
      return <TitlesPage {...words} draft={draft} />;
    case "catalogue":
      return (
        <TypedPage
          {...words}
          help={t.connect.catalogueHelp}
          value={draft.catalogue}
          maxLength={500}
          mayBeEmpty={adapter === "sip2"}
          onChange={(catalogue) => onDraft({ catalogue })}
        />
      );
    case "lendingUser":
    case "lendingSecret":
    case "besideHost":
    case "besidePort":
    case "besideUser":
    case "besideSecret":
    case "besideInstitution":
      return <LendingPage {...words} at={at} draft={draft} onDraft={onDraft} />;
    case "services":
      return <ServicesPage {...words} draft={draft} />;
    case "cards":
    case "copies":
      return (
        <SamplesPage
          {...words}
          of={at}
          samples={codes[at]}
          onSamples={(samples) => onCodes({ [at]: samples, forms: null, isSkipped: false })}
          without={
            at === "copies" && codes.cards.length > 0 ? (
              <Button label={t.connect.goOn} onPress={rest.onNext} />
            ) : (
              <Button label={t.connect.codes.withoutScanner} onPress={rest.onWithoutScanner} />
            )
          }
        />
      );
    case "forms":
      return (
        <FormsPage
          {...words}
          samples={codes}
          forms={rest.forms}
          rule={rest.rule}
          dropsForeign={rest.dropsForeign}
          onForms={(forms) => onCodes({ forms })}
          onNext={rest.onForms}
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
        {SYSTEMS.map((kind) => (
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
