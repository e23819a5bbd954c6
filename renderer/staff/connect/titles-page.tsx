import type { CatalogueSample, CatalogueTrial, ConnectionDraft } from "#contract/staff/connection.ts";
import { Icon } from "../../components/icon.tsx";
import { AvailabilityShown } from "../../screens/book/availability.tsx";
import { TitleRowWords } from "../../screens/book/title-row.tsx";
import { staff } from "../bridge.ts";
import { useStaff } from "../store.ts";
import { fill, useStaffWords } from "../words.ts";
import type { DraftPageProps } from "./draft.ts";
import { harvestCommand } from "./harvest.ts";
import { CureWords } from "./outcome.tsx";
import { TrialPage, useTrial } from "./trial-page.tsx";

/** The catalogue in Shiori's backend, tried at once: what can be searched, how it is filled, and titles as patrons will see them. */
export function TitlesPage({ draft, ...page }: Omit<DraftPageProps, "onDraft">) {
  const tried = useTrial(draft, (asked) => staff().tryCatalogue({ draft: asked }));
  const works = tried?.ok === true && tried.trial.outcome.outcome === "ok";
  return (
    <TrialPage {...page} tried={tried} works={works}>
      {tried?.ok === true && <Trial trial={tried.trial} draft={draft} />}
    </TrialPage>
  );
}

interface TrialProps {
  readonly trial: CatalogueTrial;
  readonly draft: ConnectionDraft;
}

function Trial({ trial, draft }: TrialProps) {
  const t = useStaffWords();
  const { own } = t.connect;
  const { outcome, samples, isHarvested } = trial;
  const heading = fill(isHarvested ? own.samples : own.samplesLater, { count: samples.length });
  // What patrons search without it.
  const system = draft.adapter === "koha" ? own.koha : draft.catalogue === "" ? own.none : own.sru;
  return (
    <>
      {outcome.outcome !== "ok" && (
        <p role="alert" className="staff-fault">
          <Icon name="notice" />
          <span>
            {t.connect.findings[outcome.finding]} {outcome.cure !== null && <CureWords cure={outcome.cure} />}
          </span>
        </p>
      )}
      {samples.length > 0 && (
        <ul className="staff-rows" aria-label={own.searchable}>
          <Searchable trial={trial} />
          <li className="staff-row">
            <span className="staff-row-name">{system.label}</span>
            <Icon name="info" />
            <span className="staff-row-words">{system.finds}</span>
          </li>
        </ul>
      )}
      <Harvest oai={trial.oai} />
      {samples.length > 0 && (
        <>
          <h2>{heading}</h2>
          <ul className="rows" aria-label={heading}>
            {samples.map((sample) => (
              <li key={sample.title.id} className="row row-title">
                <Sample sample={sample} isHarvested={isHarvested} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** What patrons can search by, from what the sample records have. */
function Searchable({ trial: { samples, subjects } }: { readonly trial: CatalogueTrial }) {
  const { own } = useStaffWords().connect;
  const all = samples.length;
  const having = (has: (sample: CatalogueSample) => boolean): number => samples.filter(has).length;
  const counted = (count: number): string => (count === 0 ? own.noneOf : fill(own.of, { count, all }));
  const readings = having(({ title }) => title.reading !== "");
  const rows: readonly (readonly [string, boolean, string])[] = [
    [own.readings, true, readings === all ? counted(readings) : `${counted(readings)} ${own.readingsMade}`],
    [own.subjects, subjects, subjects ? own.yes : own.noneOf],
    [
      own.classes,
      having(({ title }) => title.ndc !== "") > 0,
      counted(having(({ title }) => title.ndc !== "")),
    ],
    ["ISBN", having(hasIsbn) > 0, counted(having(hasIsbn))],
    [
      own.callNumbers,
      having(({ callNumber }) => callNumber !== "") > 0,
      counted(having(({ callNumber }) => callNumber !== "")),
    ],
  ];
  return rows.map(([name, isThere, words]) => (
    <li key={name} className={`staff-row staff-row-${isThere ? "ok" : "notice"}`}>
      <span className="staff-row-name">{name}</span>
      <Icon name={isThere ? "check" : "notice"} />
      <span className="staff-row-words">{words}</span>
    </li>
  ));
}

function hasIsbn({ title: { isbn = "" } }: CatalogueSample): boolean {
  return isbn !== "";
}

interface HarvestProps {
  readonly oai: CatalogueTrial["oai"];
}

function Harvest({ oai }: HarvestProps) {
  const { own } = useStaffWords().connect;
  const hasMarc = oai !== null && oai.marcxml !== null;
  const words = oai === null ? own.noOai : hasMarc ? own.oai : own.oaiWithoutMarc;
  return (
    <>
      <h2>{own.harvest}</h2>
      <p>{fill(words, { url: oai?.url ?? "", formats: oai?.prefixes.join(", ") ?? "" })}</p>
      {hasMarc && (
        <>
          <p>
            <code className="staff-command">
              {harvestCommand(oai).map((word) => (
                // The space between words is part of the command.
                <span key={word}>{word} </span>
              ))}
            </code>
          </p>
          {oai.isKoha && <p>{own.kohaItems}</p>}
        </>
      )}
    </>
  );
}

/** A title as the patrons' lists have it, with the call number of its copy. */
function Sample({
  sample: { title, callNumber },
  isHarvested,
}: {
  readonly sample: CatalogueSample;
  readonly isHarvested: boolean;
}) {
  const { own } = useStaffWords().connect;
  const language = useStaff((state) => state.language);
  const libraries = useStaff((state) => state.settings?.info?.libraries) ?? [];
  const ownLibrary = useStaff(
    (state) => state.settings?.settings.find(({ path }) => path === "kiosk.library")?.value,
  );
  const { availability } = title;
  return (
    <TitleRowWords title={title}>
      <AvailabilityShown
        availability={availability}
        ownLibrary={String(ownLibrary ?? "")}
        libraryName={(id) => libraries.find((one) => one.id === id)?.name[language] ?? id}
      />
      {isHarvested && availability.kind === "unknown" && <span className="row-by">{own.unknown}</span>}
      {!("callNumber" in availability) && callNumber !== "" && (
        <span>
          <span className="call-number" lang="ja">
            {callNumber}
          </span>
        </span>
      )}
    </TitleRowWords>
  );
}
