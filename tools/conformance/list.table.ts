/** `met` · `partly`: what is missing stands beside it · `none`: there is nothing here to which it applies. */
export type Verdict = "met" | "partly" | "none";

/** A success criterion of WCAG 2.2, and what we do about it. */
export interface Criterion {
  /** For instance `2.4.7`. */
  readonly number: string;
  readonly level: "A" | "AA" | "AAA";
  readonly title: string;
  readonly verdict: Verdict;
  /** How it is met, what is missing, or why it does not apply. */
  readonly how: string;
}

type Row = readonly [number: string, level: Criterion["level"], title: string, verdict: Verdict, how: string];

const NO_MEDIA = "there are no recordings";

/** All of A and AA, and the AAA that we hold ourselves to. Typed by hand; the proofs are found. */
const ROWS: readonly Row[] = [
  [
    "1.1.1",
    "A",
    "Non-text content",
    "met",
    "icons and covers are decoration beside their words, and hidden from readers",
  ],
  ["1.2.1", "A", "Audio-only and video-only (prerecorded)", "met", "three signals sound; each has its sign"],
  ["1.2.2", "A", "Captions (prerecorded)", "none", NO_MEDIA],
  ["1.2.3", "A", "Audio description or media alternative", "none", NO_MEDIA],
  ["1.2.4", "AA", "Captions (live)", "none", NO_MEDIA],
  ["1.2.5", "AA", "Audio description (prerecorded)", "none", NO_MEDIA],
  [
    "1.3.1",
    "A",
    "Info and relationships",
    "met",
    "headings, lists, groups, fields with labels, one main a screen",
  ],
  [
    "1.3.2",
    "A",
    "Meaningful sequence",
    "met",
    "the document's order is the reading order; the voice reads by it",
  ],
  [
    "1.3.3",
    "A",
    "Sensory characteristics",
    "met",
    "controls are named by their words; the reader's place is told besides its arrow",
  ],
  ["1.3.4", "AA", "Orientation", "met", "portrait and landscape, as the terminal is mounted"],
  [
    "1.3.5",
    "AA",
    "Identify input purpose",
    "partly",
    "fields are marked `off`: a public terminal must not offer what a patron before typed",
  ],
  [
    "1.4.1",
    "A",
    "Use of colour",
    "met",
    "tint, icon and words; a chosen answer has a thick border and a tick",
  ],
  ["1.4.2", "A", "Audio control", "met", "no sound lasts 3 s; any key or touch cuts the voice off"],
  ["1.4.3", "AA", "Contrast (minimum)", "met", "in each of the three themes"],
  [
    "1.4.4",
    "AA",
    "Resize text",
    "partly",
    "type is 8.5 to 10 mm high and grows with the panel; larger steps are the comfort bar's",
  ],
  ["1.4.5", "AA", "Images of text", "met", "all words are text, also those on drawn books"],
  [
    "1.4.10",
    "AA",
    "Reflow",
    "partly",
    "screens are drawn for their panel and cannot be zoomed (lockdown); nothing scrolls in two ways",
  ],
  [
    "1.4.11",
    "AA",
    "Non-text contrast",
    "met",
    "borders of controls and the focus ring, which has two layers against each other",
  ],
  ["1.4.12", "AA", "Text spacing", "none", "nobody can bring a style sheet to a terminal"],
  ["1.4.13", "AA", "Content on hover or focus", "met", "nothing appears by hovering or by the focus"],
  ["2.1.1", "A", "Keyboard", "met", "keyboard, ten-key and two switches reach and press everything"],
  [
    "2.1.2",
    "A",
    "No keyboard trap",
    "met",
    "every way goes round; boxes close by Escape, − or their own button",
  ],
  [
    "2.1.4",
    "A",
    "Character key shortcuts",
    "met",
    "only the ten-key's, a device of its own that a setting turns off",
  ],
  [
    "2.2.1",
    "A",
    "Timing adjustable",
    "met",
    "40 s of warning, any touch goes on; four times as long for the asking; the cap is extended ten times; closing time is the library's",
  ],
  ["2.2.2", "A", "Pause, stop, hide", "met", "nothing moves for more than 5 s; a setting stops all motion"],
  ["2.3.1", "A", "Three flashes or below", "met", "nothing flashes"],
  [
    "2.4.1",
    "A",
    "Bypass blocks",
    "met",
    "each screen begins at its question; help and the end are landmarks behind it",
  ],
  [
    "2.4.2",
    "A",
    "Page titled",
    "partly",
    "the window's title is constant, for a title is kept by the system; the screen's name is its heading, told at each change",
  ],
  [
    "2.4.3",
    "A",
    "Focus order",
    "met",
    "reading order; a new screen takes the focus to its question or its field",
  ],
  ["2.4.4", "A", "Link purpose (in context)", "met", "buttons of a row name the book they are about"],
  ["2.4.5", "AA", "Multiple ways", "met", "typing, scanning, themes"],
  ["2.4.6", "AA", "Headings and labels", "met", "each screen is one question, each field has a label"],
  ["2.4.7", "AA", "Focus visible", "met", "a ring of two layers of 1.1 and 1.7 mm"],
  ["2.4.11", "AA", "Focus not obscured (minimum)", "met", "what lies over a screen lies over its heading"],
  ["2.5.1", "A", "Pointer gestures", "met", "single touches only"],
  ["2.5.2", "A", "Pointer cancellation", "met", "a control acts on release inside it"],
  ["2.5.3", "A", "Label in name", "met", "the shown word is in the name"],
  ["2.5.4", "A", "Motion actuation", "none", "a terminal is not moved"],
  ["2.5.7", "AA", "Dragging movements", "met", "nothing is dragged; lists are turned by buttons"],
  ["2.5.8", "AA", "Target size (minimum)", "met", "16 mm and 64 px at least, 2.5 mm apart"],
  ["3.1.1", "A", "Language of page", "met", "set with each choice of a language"],
  ["3.1.2", "AA", "Language of parts", "met", "titles, names and other languages' words carry their own"],
  ["3.2.1", "A", "On focus", "met", "the focus changes nothing"],
  ["3.2.2", "A", "On input", "met", "typing shows suggestions; only a press goes on"],
  ["3.2.3", "AA", "Consistent navigation", "met", "back, help and the end have one place on every screen"],
  ["3.2.4", "AA", "Consistent identification", "met", "one word for one thing, from one catalogue"],
  ["3.2.6", "A", "Consistent help", "met", "「こまったら」 stands in the foot of every screen of a visit"],
  ["3.3.1", "A", "Error identification", "met", "what happened, in words, read out at once"],
  [
    "3.3.2",
    "A",
    "Labels or instructions",
    "met",
    "how many characters, of which kind, and how many are missing",
  ],
  ["3.3.3", "AA", "Error suggestion", "met", "each refusal says what to do and has one way on"],
  [
    "3.3.4",
    "AA",
    "Error prevention (legal, financial, data)",
    "met",
    "holds and renewals are confirmed; a cancelled hold can be taken back",
  ],
  [
    "3.3.7",
    "A",
    "Redundant entry",
    "met",
    "the answers of a hold are proposed for the next; an address is typed twice on purpose, rule 47 of the guide",
  ],
  [
    "3.3.8",
    "AA",
    "Accessible authentication (minimum)",
    "partly",
    "the card is scanned; the password is the library's rule. It can be shown while it is typed; nothing is copied on a public terminal. Staff sign in nobody else's card, but help",
  ],
  ["4.1.2", "A", "Name, role, value", "met", "browser controls with names and states"],
  [
    "4.1.3",
    "AA",
    "Status messages",
    "met",
    "waiting, counts, scans and refusals are live regions; errors are assertive",
  ],
  ["1.4.6", "AAA", "Contrast (enhanced)", "met", "in the two themes of high contrast"],
  ["2.1.3", "AAA", "Keyboard (no exception)", "met", "as 2.1.1"],
  ["2.2.6", "AAA", "Timeouts", "met", "the ribbon shows the time left, the warning says it"],
  ["2.3.2", "AAA", "Three flashes", "met", "nothing flashes"],
  ["2.3.3", "AAA", "Animation from interactions", "met", "a setting, and the system's wish, stop all motion"],
  ["2.4.8", "AAA", "Location", "met", "a line above the question says where one is"],
  ["2.4.12", "AAA", "Focus not obscured (enhanced)", "met", "no part of the focused control is covered"],
  [
    "2.4.13",
    "AAA",
    "Focus appearance",
    "met",
    "3:1 against the unfocused state by either layer, thicker than 2 px",
  ],
  ["2.5.5", "AAA", "Target size (enhanced)", "met", "16 mm are more than 44 px on every panel"],
  ["3.2.5", "AAA", "Change on request", "met", "but for the end of a visit, which is announced"],
  ["3.3.5", "AAA", "Help", "met", "help about the screen one is on"],
  ["3.3.6", "AAA", "Error prevention (all)", "met", "as 3.3.4"],
];

export const CRITERIA: readonly Criterion[] = ROWS.map(([number, level, title, verdict, how]) => ({
  number,
  level,
  title,
  verdict,
  how,
}));

/** Criteria that came after WCAG 2.0, which JIS X 8341-3:2016 equals. */
export const AFTER_JIS: ReadonlySet<string> = new Set([
  "1.3.4",
  "1.3.5",
  "1.4.10",
  "1.4.11",
  "1.4.12",
  "1.4.13",
  "2.1.4",
  "2.2.6",
  "2.3.3",
  "2.4.11",
  "2.4.12",
  "2.4.13",
  "2.5.1",
  "2.5.2",
  "2.5.3",
  "2.5.4",
  "2.5.5",
  "2.5.7",
  "2.5.8",
  "3.2.6",
  "3.3.7",
  "3.3.8",
  "4.1.3",
]);
