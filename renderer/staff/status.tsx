import { Fragment, type ReactNode } from "react";
import type { SettingsProblem } from "#contract/settings/problem.ts";
import type { Condition, KioskStatus } from "#contract/staff/reports.ts";
import { Button } from "../components/button.tsx";
import { Icon, type IconName } from "../components/icon.tsx";
import { problemWords } from "../i18n/staff-lines.ts";
import { staff } from "./bridge.ts";
import { Panel } from "./panel.tsx";
import { usePolled } from "./polled.ts";
import { change, go, type TestName, useStaff } from "./store.ts";
import { clockTime, gigabytes } from "./times.ts";
import { fill, useStaffWords } from "./words.ts";

const SECONDS_PER_HOUR = 3600;

const ICONS: Readonly<Record<Condition, IconName>> = { ok: "check", notice: "notice", unknown: "info" };

const readStatus = (): Promise<KioskStatus> => staff().status({});

/** Read again when settings have changed, too. */
function useStatus(): KioskStatus | null {
  const settings = useStaff((state) => state.settings);
  return usePolled(settings === null ? null : readStatus, settings);
}

/** The terminal's state, problems first. */
export function StatusSection() {
  const t = useStaffWords();
  const status = useStatus();
  return (
    <Panel heading={t.status.heading} actions={status !== null && <Service status={status} />}>
      {status !== null && <Rows status={status} />}
    </Panel>
  );
}

function Service({ status: { outOfService } }: { readonly status: KioskStatus }) {
  const t = useStaffWords();
  return (
    <Button
      kind={outOfService ? "primary" : "outline"}
      label={outOfService ? t.status.wake : t.status.rest}
      onPress={() => void change("kiosk.outOfService", !outOfService)}
    />
  );
}

function Rows({ status }: { readonly status: KioskStatus }) {
  const t = useStaffWords();
  const { scanner, printer, backend, settings, reset, writes, clock, disk, outOfService } = status;
  const away = backend.condition === "notice" ? t.status.away : "";
  const rows: readonly Row[] = [
    [t.status.service, outOfService ? "notice" : "ok", outOfService ? t.status.resting : t.status.inService],
    [
      t.status.scanner,
      scanner.condition,
      scanner.lastAt === null
        ? t.status.scannerNever
        : fill(t.status.readAt, { time: clockTime(scanner.lastAt) }),
      "scanner",
    ],
    printer.name === ""
      ? [t.status.printer, printer.condition, t.status.printerNone]
      : [t.status.printer, printer.condition, printer.name, "printer"],
    settings.standing === "broken"
      ? [t.status.backend, "unknown", t.status.backendNotAsked]
      : [t.status.backend, backend.condition, `${away} ${backend.host}`.trim(), "backend"],
    [t.status.settings, settings.condition, useSettingsWords(settings)],
    [t.status.reset, reset.condition, useResetWords(reset)],
    [
      t.status.writes,
      writes.condition,
      writes.unconfirmed === 0 ? t.status.writesOk : fill(t.status.writesOpen, { count: writes.unconfirmed }),
    ],
    [t.status.clock, clock.condition, useClockWords(clock)],
    [
      t.status.disk,
      disk.condition,
      disk.free === null || disk.total === null
        ? t.status.unknown
        : fill(t.status.free, { free: gigabytes(disk.free), total: gigabytes(disk.total) }),
    ],
  ];
  const sorted = [...rows].sort((a, b) => Number(b[1] === "notice") - Number(a[1] === "notice"));
  return (
    <>
      <ul className="staff-rows">
        {sorted.map(([name, condition, words, test]) => (
          <Fragment key={name}>
            <StatusRow name={name} condition={condition} test={test}>
              {words}
            </StatusRow>
            {name === t.status.settings && <Problems problems={settings.problems} />}
          </Fragment>
        ))}
      </ul>
      <Versions status={status} />
    </>
  );
}

/** A part of the terminal, with its test if there is one. */
type Row = readonly [name: string, condition: Condition, words: string, test?: TestName];

function StatusRow(props: {
  readonly name: string;
  readonly condition: Condition;
  readonly test: TestName | undefined;
  readonly children: ReactNode;
}) {
  const t = useStaffWords();
  const { name, condition, test, children } = props;
  return (
    <li className={`staff-row staff-row-${condition}`}>
      <span className="staff-row-name">{name}</span>
      <span className="staff-row-condition">
        <Icon name={ICONS[condition]} />
        {t.status.condition[condition]}
      </span>
      <span className="staff-row-words">{children}</span>
      {test !== undefined && (
        <Button
          label={
            <>
              <span aria-hidden="true">{t.status.test}</span>
              <span className="visually-hidden">{t.tests.names[test]}</span>
            </>
          }
          onPress={() => go({ section: "tests", test })}
        />
      )}
    </li>
  );
}

/** Problems of the settings with file, line and allowed values. */
function Problems({ problems }: { readonly problems: readonly SettingsProblem[] }) {
  const language = useStaff((state) => state.language);
  return problems.map((problem) => (
    <li key={`${problem.file} ${problem.path} ${problem.kind}`} className="staff-row staff-row-notice">
      <span className="staff-row-words">{problemWords(problem, language)}</span>
    </li>
  ));
}

function useSettingsWords({ standing, problems }: KioskStatus["settings"]): string {
  const t = useStaffWords();
  if (problems.length === 0) return t.status.settingsOk;
  if (standing === "kept") return t.status.settingsKept;
  const words = standing === "broken" ? t.status.settingsBroken : t.status.settingsUnknown;
  return fill(words, { count: problems.length });
}

function useResetWords({ lastAt, clean, total }: KioskStatus["reset"]): string {
  const t = useStaffWords();
  if (lastAt === null) return t.status.resetNever;
  const words = clean === total ? t.status.resetLast : t.status.resetBad;
  return fill(words, { time: clockTime(lastAt), clean, total });
}

function useClockWords({ now, zone, synchronized }: KioskStatus["clock"]): string {
  const t = useStaffWords();
  const set = synchronized === null ? "" : synchronized ? t.status.synchronized : t.status.notSynchronized;
  return [clockTime(now), zone, set].filter((part) => part !== "").join(" ");
}

/** R93: not shown on any patron's page. */
function Versions({ status: { versions, settings, uptime } }: { readonly status: KioskStatus }) {
  const t = useStaffWords();
  const { program, build, electron, chromium, system } = versions;
  const parts = [
    `Shiori ${program} (${build})`,
    `${t.status.settings} ${settings.hash}`,
    `Electron ${electron}`,
    `Chromium ${chromium}`,
    system,
    fill(t.status.uptime, { hours: Math.round((uptime / SECONDS_PER_HOUR) * 10) / 10 }),
  ];
  // No line begins with a dot.
  return <p className="staff-versions">{parts.join("\u00A0· ")}</p>;
}
