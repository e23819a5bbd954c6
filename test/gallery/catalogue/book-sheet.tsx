import { refused } from "#contract/result.ts";
import { OpenBook } from "#renderer/app/open-book.tsx";
import { ConfirmDialog } from "#renderer/components/confirm-dialog.tsx";
import { PagedView } from "#renderer/components/paged-view.tsx";
import { PartNavigation } from "#renderer/components/part-navigation.tsx";
import { Ribbon } from "#renderer/components/ribbon.tsx";
import { FacetsDialog } from "#renderer/screens/search/facets-dialog.tsx";
import { Page } from "#renderer/screens/shared/page.tsx";
import { PrintDialog } from "#renderer/screens/shared/print-dialog.tsx";
import { LONG_TITLE } from "../long-records.ts";
import type { Sheet } from "./entry.ts";
import { nothing } from "./samples.ts";

const REQUEST = { query: "", field: "any", sort: "relevance", library: null, page: 1, pageSize: 5 } as const;
const never = (): Promise<never> => new Promise(() => undefined);
const LINES = Array.from({ length: 40 }, (_, index) => `${index + 1}行目の ことば`);
const ribbon = (quarters: number) => <Ribbon quarters={quarters} onEnd={nothing} />;

/** The open book: its page, its ribbon. */
export const BOOK: Sheet = {
  name: "book",
  title: "The open book, its page and its ribbon",
  entries: [
    { of: "app/open-book.tsx", on: "page", states: { "home, signed in": <OpenBook /> } },
    {
      of: "screens/shared/page.tsx",
      on: "page",
      states: {
        "one question": (
          <Page
            heading="どこで 受けとりますか"
            caption="予約"
            primary={{ label: "次へ", iconAfter: "forward", onPress: nothing }}
          >
            <p className="lead">答えは 一つです。</p>
          </Page>
        ),
        "long text": (
          <Page
            heading={LONG_TITLE}
            headingLang="ja"
            caption="資料詳細"
            primary={{ label: "この本を予約する", onPress: nothing }}
          />
        ),
      },
    },
    {
      of: "components/paged-view.tsx",
      on: "page",
      states: {
        "more than there is room for": (
          <div className="page">
            <div className="page-main">
              <PagedView className="page-flow">
                <div className="reading">
                  {LINES.map((line) => (
                    <p key={line}>{line}</p>
                  ))}
                </div>
              </PagedView>
            </div>
          </div>
        ),
      },
    },
    {
      of: "components/part-navigation.tsx",
      control: ".button",
      states: {
        "the first part": <PartNavigation at={0} parts={3} brief={false} onTurn={nothing} />,
        between: <PartNavigation at={1} parts={3} brief={false} onTurn={nothing} />,
        "the last part": <PartNavigation at={2} parts={3} brief={false} onTurn={nothing} />,
        "in a list": <PartNavigation at={0} parts={3} brief={false} inList onTurn={nothing} />,
        brief: <PartNavigation at={0} parts={3} brief onTurn={nothing} />,
        "brief, the last part": <PartNavigation at={2} parts={3} brief onTurn={nothing} />,
      },
    },
    {
      of: "components/ribbon.tsx",
      on: "page",
      control: ".ribbon-tail",
      states: {
        "in use": ribbon(4),
        "60 s untouched": ribbon(3),
        "75 s": ribbon(2),
        "90 s": ribbon(1),
        warning: ribbon(0),
      },
    },
  ],
};

/** Boxes that ask over a page. */
export const BOXES: Sheet = {
  name: "boxes",
  title: "Boxes over the page",
  entries: [
    {
      of: "components/confirm-dialog.tsx",
      on: "page",
      states: {
        rest: (
          <ConfirmDialog
            heading="この予約を とりけしますか"
            confirm="とりけす"
            keep="やめる"
            onConfirm={nothing}
            onKeep={nothing}
          >
            <p>『雪国』</p>
          </ConfirmDialog>
        ),
        busy: (
          <ConfirmDialog
            heading="この予約を とりけしますか"
            confirm="とりけす"
            keep="やめる"
            filled="keep"
            state="busy"
            onConfirm={nothing}
            onKeep={nothing}
          />
        ),
      },
    },
    {
      of: "screens/shared/print-dialog.tsx",
      on: "page",
      states: {
        busy: <PrintDialog print={never} onClose={nothing} />,
        done: <PrintDialog print={async () => ({ ok: true, value: null })} onClose={nothing} />,
        error: <PrintDialog print={async () => refused({ name: "printer-paper" })} onClose={nothing} />,
      },
    },
    {
      of: "screens/search/facets-dialog.tsx",
      on: "page",
      states: { rest: <FacetsDialog request={REQUEST} onShow={nothing} onKeep={nothing} /> },
    },
  ],
};
