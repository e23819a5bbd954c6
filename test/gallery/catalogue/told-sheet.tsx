import { refusal } from "#contract/refusals.ts";
import { AboutBook } from "#renderer/components/about-book.tsx";
import { Button } from "#renderer/components/button.tsx";
import { DRAWINGS, Icon, type IconName } from "#renderer/components/icon.tsx";
import { KeepsHeight } from "#renderer/components/keeps-height.tsx";
import { Notice } from "#renderer/components/notice.tsx";
import { QrCode } from "#renderer/components/qr-code.tsx";
import { ReaderPlace } from "#renderer/components/reader-place.tsx";
import { ShelfPlan } from "#renderer/components/shelf-plan.tsx";
import { translator } from "#renderer/i18n/index.ts";
import { countOutcomes } from "#renderer/queries/outcome.ts";
import { AvailabilityLine } from "#renderer/screens/book/availability.tsx";
import { CancelNotice, Outcome } from "#renderer/screens/holds/cancel-notice.tsx";
import { JustDoneTo } from "#renderer/screens/holds/just-done-to.tsx";
import { EmailNote } from "#renderer/screens/home/email-note.tsx";
import { LibraryNoticeCard } from "#renderer/screens/home/library-notice.tsx";
import { MessagesNote } from "#renderer/screens/home/messages-note.tsx";
import { ReadyNews } from "#renderer/screens/home/ready-news.tsx";
import { InOtherLanguages } from "#renderer/screens/idle/in-other-languages.tsx";
import { StaffLines } from "#renderer/screens/idle/staff-lines.tsx";
import { MessageCard } from "#renderer/screens/messages/message-card.tsx";
import { BalanceNotice } from "#renderer/screens/shared/balance-notice.tsx";
import { OutcomeCount } from "#renderer/screens/shared/outcome-count.tsx";
import { PlanRoom } from "#renderer/screens/shared/plan-room.tsx";
import { PutWords } from "#renderer/screens/shared/put-words.tsx";
import { ReadyLeft } from "#renderer/screens/shared/ready-left.tsx";
import { ReadyPlaces } from "#renderer/screens/shared/ready-places.tsx";
import { RefusalNotice } from "#renderer/screens/shared/refusal-notice.tsx";
import { Waiting } from "#renderer/screens/shared/waiting.tsx";
import { SETTINGS } from "#test/support/screens/fake-kiosk.ts";
import {
  FLOORS,
  HOLDS,
  IMPORTANT_MESSAGE,
  LONG_MESSAGE,
  MESSAGE,
} from "#test/support/screens/sample-records.ts";
import type { Sheet } from "./entry.ts";
import { LONG_WORDS, nothing } from "./samples.ts";

const [HOLD] = HOLDS;
const [FLOOR] = FLOORS;
const SHELF = FLOOR?.shelves[1];
if (FLOOR === undefined || SHELF === undefined) throw new Error("the samples have no floor");
if (HOLD === undefined) throw new Error("the samples have no hold");
const NO_COPIES = countOutcomes([]);
const MANY = { amount: 3, place: { ja: "1階 文学", en: "1F Literature" } };

/** What is told: notices, states of books, waiting. */
export const TOLD: Sheet = {
  name: "told",
  title: "Notices and messages",
  entries: [
    {
      of: "components/notice.tsx",
      states: {
        plain: (
          <Notice tone="plain" title="お知らせ">
            11月30日は 休館です。
          </Notice>
        ),
        ok: <Notice tone="ok" title="予約しました" />,
        notice: (
          <Notice tone="notice" title="この本は貸出できません" code="職員にお見せになる番号 H-05">
            カウンターで おたずねください。
          </Notice>
        ),
        "with an action, long text": (
          <Notice tone="notice" title={LONG_WORDS} action={<Button label="Close" onPress={nothing} />}>
            Ask at the desk on floor 2, or call the library; somebody will help you with this book.
          </Notice>
        ),
      },
    },
    {
      of: "components/keeps-height.tsx",
      states: {
        "around a notice": (
          <KeepsHeight display={null}>
            <Notice tone="ok" title="予約しました" />
          </KeepsHeight>
        ),
      },
    },
    {
      of: "screens/shared/refusal-notice.tsx",
      states: {
        error: <RefusalNotice refusal={refusal("hold-limit", { max: 5 })} />,
        "can be tried again": <RefusalNotice refusal={refusal("not-done")} onAgain={nothing} />,
      },
    },
    {
      of: "screens/holds/just-done-to.tsx",
      states: {
        "can be taken back": (
          <JustDoneTo
            done={{ hold: HOLD.id, what: "changed", before: { pickup: "west", contact: "mail" } }}
            about={HOLD.title}
          />
        ),
      },
    },
    {
      of: "screens/holds/cancel-notice.tsx",
      states: {
        "ten seconds": <CancelNotice />,
        kept: <Outcome toast={{ kind: "kept", hold: HOLD }} />,
        "not cancelled": (
          <Outcome toast={{ kind: "cancelled", hold: HOLD, refusal: refusal("out-of-order") }} />
        ),
      },
    },
    { of: "screens/home/library-notice.tsx", states: { rest: <LibraryNoticeCard /> } },
    { of: "screens/home/email-note.tsx", states: { rest: <EmailNote /> } },
    { of: "screens/home/ready-news.tsx", states: { rest: <ReadyNews /> } },
    { of: "screens/shared/ready-left.tsx", states: { rest: <ReadyLeft /> } },
    { of: "screens/shared/ready-places.tsx", states: { rest: <ReadyPlaces /> } },
    {
      of: "screens/shared/outcome-count.tsx",
      states: {
        "not borrowed": (
          <h1>
            <OutcomeCount of="lend" counts={{ ...NO_COPIES, done: 2, "not-done": 1 }} />
          </h1>
        ),
        "not known": (
          <h1>
            <OutcomeCount of="returns" counts={{ ...NO_COPIES, done: 2, "not-done": 1, unknown: 1 }} />
          </h1>
        ),
      },
    },
    {
      of: "screens/shared/put-words.tsx",
      states: {
        rest: <PutWords answer={{ place: { kind: "trolley" } }} />,
        "for staff": <PutWords answer={{ place: { kind: "staff" } }} />,
        "a bin": <PutWords answer={{ place: { kind: "trolley" }, bin: { ja: "3番の箱", en: "bin 3" } }} />,
      },
    },
    { of: "screens/home/messages-note.tsx", states: { rest: <MessagesNote /> } },
    {
      of: "screens/messages/message-card.tsx",
      states: {
        rest: <MessageCard message={MESSAGE} read={false} />,
        read: <MessageCard message={MESSAGE} read />,
        important: <MessageCard message={IMPORTANT_MESSAGE} read={false} />,
        "long text": <MessageCard message={LONG_MESSAGE} read={false} />,
      },
    },
    {
      of: "components/about-book.tsx",
      states: {
        rest: (
          <p className="lead">
            <AboutBook
              say={(title) => `『${title}』を予約しました。`}
              title="直筆で読む『坊っちやん』"
              reading="じきひつ で よむ ぼっちやん"
              language="ja"
            />
          </p>
        ),
        "in another language": (
          <p className="lead">
            <AboutBook
              say={(title) => `『${title}』を予約しました。`}
              title="直角与骨"
              reading=""
              language="zh-Hans"
            />
          </p>
        ),
      },
    },
    { of: "screens/shared/balance-notice.tsx", states: { rest: <BalanceNotice /> } },
  ],
};

/** How a book stands, and small things. */
export const STATES: Sheet = {
  name: "states",
  title: "Availability, waiting, icons",
  entries: [
    {
      of: "screens/shared/waiting.tsx",
      states: {
        slow: <Waiting state="slow" />,
        long: <Waiting state="long" onStop={nothing} />,
      },
    },
    {
      of: "screens/book/availability.tsx",
      states: {
        "here, now": (
          <AvailabilityLine
            availability={{
              kind: "on-shelf",
              library: "central",
              closedStacks: false,
              callNumber: "913.6 ミ",
              place: MANY.place,
            }}
          />
        ),
        "in closed stacks here": (
          <AvailabilityLine
            availability={{
              kind: "on-shelf",
              library: "central",
              closedStacks: true,
              callNumber: "913.6 ミ",
              place: MANY.place,
            }}
          />
        ),
        "at another library": (
          <AvailabilityLine availability={{ kind: "on-shelf", library: "west", closedStacks: true }} />
        ),
        holdable: <AvailabilityLine availability={{ kind: "holdable", waiting: 12 }} />,
        "to be read here": <AvailabilityLine availability={{ kind: "in-library", library: "central" }} />,
        none: <AvailabilityLine availability={{ kind: "none" }} />,
      },
    },
    {
      of: "screens/idle/in-other-languages.tsx",
      states: {
        rest: <InOtherLanguages className="caption" say={["visit.goodbye.nothingLeft"]} />,
      },
    },
    {
      of: "components/icon.tsx",
      beside: true,
      states: Object.fromEntries(
        (Object.keys(DRAWINGS) as IconName[]).map((name) => [
          name,
          <span key={name} className="cat-icon">
            <Icon name={name} />
          </span>,
        ]),
      ),
    },
    {
      of: "components/shelf-plan.tsx",
      states: {
        rest: (
          <div className="cat-plan">
            <ShelfPlan floor={FLOOR} shelf={SHELF} t={translator("ja")} local={(text) => text.ja} />
          </div>
        ),
      },
    },
    {
      of: "screens/shared/plan-room.tsx",
      states: {
        rest: (
          <div className="cat-plan">
            <PlanRoom floor={FLOOR} shelf={SHELF} />
          </div>
        ),
      },
    },
    { of: "components/reader-place.tsx", states: { rest: <ReaderPlace place={SETTINGS.scannerPlace} /> } },
    {
      of: "screens/idle/staff-lines.tsx",
      states: {
        error: (
          <StaffLines
            refusal="settings-broken"
            since="10:42"
            problems={[{ kind: "value", file: "local.json", line: 3, path: "card.digits", allowed: "4-16" }]}
          />
        ),
      },
    },
    {
      of: "components/qr-code.tsx",
      states: {
        rest: (
          <div className="cat-qr">
            <QrCode text="https://library.example/t/t-father" label="この本の ページ" />
          </div>
        ),
      },
    },
  ],
};
