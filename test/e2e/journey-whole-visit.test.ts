import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Loan } from "#contract/domain/loan.ts";
import type { Language } from "#contract/domain/text.ts";
import { formatDate } from "#renderer/dates.ts";
import { type DemoBackend, startDemoBackend } from "#test/support/demo/demo-backend.ts";
import { demoLibrary, demoPatron } from "#test/support/demo/demo-people.ts";
import { RestKiosk } from "#test/support/http/rest-client.ts";
import { rowButton } from "#test/support/kiosk/control-names.ts";
import { type Kiosk, startKiosk } from "#test/support/kiosk/kiosk.ts";
import { type Person, person } from "#test/support/kiosk/simulated-patron.ts";
import { jpegSaying } from "#test/support/main/cover-files.ts";
import { type ImageServer, imageServer } from "#test/support/system/image-server.ts";
import { wordsIn, wordsOnDisk } from "#test/support/system/left-secrets.ts";

const TITLE = "吾輩は猫である";
/** The edition with an ISBN, one of five books of this name. */
const EDITION = /吾輩は猫である[\s\S]*2003/u;
const PATRON = demoPatron("ordinary");
/** What belongs to the first patron and must be nowhere afterwards; the book held stands on the attract shelf too. */
const SECRETS = [
  "ordinary@library.example",
  PATRON.card,
  "羅生門・鼻",
  "思考の整理学",
  "舟を編む",
  "かがみの孤城",
];

/** Stands in every picture of a cover. */
const IN_PICTURES = "a cover that the first patron saw";

/** All of a page, and all but the shelf. */
const PAGE_TEXT = `(() => {
  const fields = [...document.querySelectorAll("input")].map((field) => field.value);
  const page = document.documentElement.cloneNode(true);
  for (const shelf of page.querySelectorAll(".attract-shelf")) shelf.remove();
  return { all: document.documentElement.outerHTML + fields, offTheShelf: page.outerHTML + fields };
})()`;

/** Words that the guide fixes, written out: the catalogue of words is part of what is tested (D70). */
const SPOKEN = {
  ja: {
    place: "指定された内容で予約を行います",
    placed: "予約を申し込みました",
    waiting: "予約中",
    amend: "予約修正",
    cancelQuestion: "予約を取消しますか",
    cancelDone: "予約の取消が完了しました",
    cancelled: "取り消し",
  },
  en: {
    place: "We will place the hold as shown here",
    placed: "Hold requested",
    waiting: "Requested",
    amend: "Change hold",
    cancelQuestion: "Cancel this hold?",
    cancelDone: "Your hold was cancelled",
    cancelled: "Cancelled",
  },
} as const;

describe.each(["ja", "en"] as const satisfies readonly Language[])("a whole visit in %s", (language) => {
  const words = SPOKEN[language];
  let backend: DemoBackend;
  let kiosk: Kiosk;
  let patron: Person;
  let images: ImageServer;

  beforeAll(async () => {
    backend = await startDemoBackend();
    images = await imageServer((_path, response) =>
      response.setHeader("content-type", "image/jpeg").end(jpegSaying(IN_PICTURES)),
    );
    // Long enough to take a hold back on a busy machine, and not to wait long for the end of that time.
    const settings = {
      visit: { takeBackSeconds: 4 },
      covers: { url: `${images.url}/{isbn}.jpg` },
    };
    kiosk = await startKiosk({ backend, language, settings });
    patron = person(kiosk, language);
  });

  afterAll(async () => {
    await kiosk?.stop();
    await backend?.stop();
    images?.close();
  });

  it("begins with a scanned card and a password (D5, D25)", async () => {
    await patron.signIn("ordinary");
    await patron.sees(patron.say("home.heading"));
    await patron.sees(patron.say("home.loansCount", { count: 3 }));
    await patron.sees(patron.say("home.holdsCount", { count: 2 }));
  });

  it("finds a book by part of its reading on the kana keyboard", async () => {
    await patron.searchKana("わがはいはねこ");
    await patron.sees(EDITION);
    // The real cover is drawn over the made one; its server learned the number of a book and nothing else (R24).
    const opacity =
      "document.querySelector('.cover-jacket canvas')?.getContext('2d').getImageData(30, 40, 1, 1).data[3]";
    await expect.poll(() => kiosk.look.at(opacity)).toBe(255);
    for (const { path, headers } of images.asked) {
      expect(path).toMatch(/^\/97[89]\d{10}\.jpg$/u);
      expect(Object.keys(headers).sort()).toEqual([
        "accept",
        "accept-encoding",
        "connection",
        "host",
        "user-agent",
      ]);
    }
    await patron.press(EDITION);
    await patron.sees(patron.say("title.where"));
    await patron.sees("610");
  });

  it("places a hold: pickup library, contact method, confirmation, in the words that are fixed (D25-D32, D70)", async () => {
    await patron.fillHoldForm("west", "mail");
    await patron.sees(words.place);
    await patron.sees(demoLibrary("west").name[language]);
    await patron.press(patron.say("hold.place"));
    await patron.sees(words.placed);
    await patron.press(patron.say("hold.toHolds"));
    await patron.sees(TITLE);
    const row = await patron.row(TITLE);
    expect(row).toContain(words.waiting);
    expect(row).toContain(demoLibrary("west").shortName[language]);
    expect(row).toContain(patron.say("hold.contact.mail"));
  });

  it("changes the pickup library of the hold (D50)", async () => {
    await patron.press(rowButton(patron.say("hold.changeOf", { title: TITLE })));
    await patron.sees(patron.say("hold.changeQuestion"));
    await patron.press(demoLibrary("east").shortName[language]);
    await patron.press(words.amend);
    await patron.sees(patron.say("hold.amendQuestion"));
    await patron.press(patron.say("hold.ok"));
    await patron.sees(patron.say("hold.amended"));
    await expect.poll(() => patron.row(TITLE)).toContain(demoLibrary("east").shortName[language]);
  });

  it("takes a cancelled hold back, and it was never touched", async () => {
    const holdsThere = async () => {
      const rest = new RestKiosk(backend.url, backend.token);
      const { holds } = (await (await rest.patron(PATRON.card, PATRON.password)).holds()).value;
      return holds.find(({ title }) => title.title === TITLE);
    };
    const before = await holdsThere();
    await patron.press(rowButton(patron.say("hold.cancelOf", { title: TITLE })));
    await patron.press(patron.say("hold.cancel"));
    await patron.press(patron.say("hold.takeBack"));
    await patron.sees(patron.say("hold.kept"));
    expect(await patron.row(TITLE)).toContain(words.waiting);
    expect(await holdsThere()).toEqual(before);
  });

  it("cancels the hold, which stays in the list (D52, D53)", async () => {
    await patron.press(rowButton(patron.say("hold.cancelOf", { title: TITLE })));
    await patron.sees(words.cancelQuestion);
    await patron.press(patron.say("hold.cancel"));
    await patron.sees(words.cancelDone);
    await expect.poll(() => patron.row(TITLE)).toContain(words.cancelled);
    expect(await patron.row(TITLE)).not.toContain(words.waiting);
    expect(await patron.canPress(rowButton(patron.say("hold.cancelOf", { title: TITLE })))).toBe(false);
  });

  it("renews a loan and shows the new due date (D55)", async () => {
    const [first] = await loansTold();
    if (first?.renewal.ok !== true) throw new Error("The demo's first loan can be renewed.");
    const newDate = formatDate(first.renewal.newDueDate, language);
    await patron.goHome();
    await patron.open("loans");
    await patron.press(rowButton(patron.say("loan.renewOf", { title: first.title.title })));
    await patron.sees(patron.say("loan.question"));
    await patron.sees(formatDate(first.dueDate, language));
    await patron.sees(newDate);
    await patron.press(patron.say("loan.renew"));
    await patron.sees(patron.say("loan.renewedNow", { date: newDate }));
    const renewed = (await loansTold()).find((loan) => loan.id === first.id);
    expect(renewed).toMatchObject({ renewals: 1, dueDate: first.renewal.newDueDate });
  });

  /** What the backend knows of the patron's loans, asked past the kiosk. */
  async function loansTold(): Promise<readonly Loan[]> {
    const asked = await new RestKiosk(backend.url, backend.token).patron(PATRON.card, PATRON.password);
    return (await asked.loans()).value.loans;
  }

  it("ends by the ribbon, and the next patron sees nothing of it (R67, R77)", async () => {
    const before = kiosk.renderers();
    expect(await seenAnywhere()).not.toEqual([]);
    await patron.finish();
    expect(await seenAnywhere()).toEqual([]);
    await patron.signIn("no-email");
    await patron.sees(patron.say("home.loansCount", { count: 1 }));
    expect(await seenAnywhere(TITLE)).toEqual([]);
    await patron.open("holds");
    await patron.sees("火車");
    expect(await seenAnywhere(TITLE)).toEqual([]);
    await patron.goHome();
    await patron.open("loans");
    await patron.sees("白夜行");
    expect(await seenAnywhere(TITLE)).toEqual([]);
    // The page of the first patron is gone with its process; the spare that took its place was never theirs.
    expect(kiosk.renderers().filter((pid) => before.includes(pid)).length).toBeLessThan(before.length);
    await patron.finish();
  });

  /**
   * What of the first patron is in any page, seen or hidden, the spare too. `held` is the title of a held book, which
   * at some hours stands on the shelf of the first screen and of the goodbye too.
   */
  async function seenAnywhere(...held: readonly string[]): Promise<readonly string[]> {
    const pages = await kiosk.look.everywhere<Record<"all" | "offTheShelf", string>>(PAGE_TEXT);
    expect(pages).not.toEqual([]);
    return [
      ...SECRETS.filter((secret) => pages.some(({ value }) => value.all.includes(secret))),
      ...held.filter((title) => pages.some(({ value }) => value.offTheShelf.includes(title))),
    ];
  }

  it("leaves no trace in the log, in any file of the profile or in what the kiosk said (R60, R77)", () => {
    const secrets = [...SECRETS, TITLE, PATRON.password, IN_PICTURES];
    expect(wordsOnDisk([kiosk.userData], secrets)).toEqual([]);
    expect(wordsIn(Buffer.from(kiosk.said()), secrets)).toEqual([]);
    // The search itself can find: the log's own words, and a secret written as Chromium would.
    const log = join(kiosk.userData, "log", "kiosk.log");
    expect(wordsOnDisk([kiosk.userData], ["visit-reset"])).toContain(`visit-reset in ${log}`);
    const planted = join(kiosk.userData, "planted");
    writeFileSync(planted, Buffer.from(`x${PATRON.card}`, "utf16le"));
    expect(wordsOnDisk([kiosk.userData], secrets)).toEqual([`${PATRON.card} in ${planted}`]);
  });
});
