/** How far a requirement is proven. `proven` and `partly` need a test that names it; `shipped` a file that keeps it. */
export type State = "proven" | "partly" | "shipped" | "open";

/** One requirement of the kiosk's lockdown. */
export interface Requirement {
  readonly title: string;
  readonly state: State;
  /** What is not proven, and why; absent for `proven`. */
  readonly why?: string;
}

/** A group of requirements with consecutive numbers. */
export interface Group {
  readonly name: string;
  /** Number of its first one. */
  readonly first: number;
  readonly all: readonly Requirement[];
}

const proven = (title: string): Requirement => ({ title, state: "proven" });
const partly = (title: string, why: string): Requirement => ({ title, state: "partly", why });
const shipped = (title: string, why: string): Requirement => ({ title, state: "shipped", why });

/** Written by hand: requirements and their state. Where they are implemented and tested is found automatically. */
export const GROUPS: readonly Group[] = [
  {
    name: "Window and process",
    first: 1,
    all: [
      proven("A page that closes itself does not close the window: the desktop stays hidden"),
      proven("The window manager cannot close it"),
      proven("Killed from outside, the kiosk restarts without a visit"),
      proven("There is no menu, and no menu key works"),
      proven("Full screen is restored when something ends it"),
      proven("The window cannot be moved, resized or minimised"),
      proven("No second window opens, whatever requests it"),
      proven("Every renderer runs in the operating system's sandbox"),
      proven("No Node in any page, frame or worker"),
      proven("No guest page inside the page"),
      proven("No developer tools"),
      proven("A second start exits, and its arguments are ignored"),
      partly(
        "The screen never blanks by itself; sleep and the lock screen end the visit",
        "no real sleep here: the system's events are sent by hand",
      ),
      partly(
        "Every further screen is covered",
        "further screens are X monitors of one virtual screen; a cable that is plugged in was not tried",
      ),
    ],
  },
  {
    name: "Navigation and content",
    first: 15,
    all: [
      proven("Only the program's own document is ever on top"),
      proven("A blank or foreign document is replaced at once"),
      proven("A page that hangs or is empty is replaced"),
      proven("The path of a page's address gives it no rights"),
      proven("No local file, browser page or source view"),
      proven("Only a fixed table of files is served"),
      proven("No address opens a program of the system, such as mail or telephone"),
      proven("A content policy without inline code, eval, frames and workers"),
      proven("A permissions policy that disables every feature"),
      proven("The page cannot open a network connection"),
      proven("WebRTC reveals no address"),
      proven("Text of a catalogue is shown as plain text and never interpreted"),
    ],
  },
  {
    name: "Windows of the system",
    first: 27,
    all: [
      proven("No dialog opened by a script"),
      proven("No print dialog"),
      proven("No file picker"),
      proven("No download reaches the disk"),
      partly(
        "Drag and drop does nothing",
        "drags within the page; there is no second program here that could drop a file",
      ),
      proven("No context menu, no selection by a long press"),
      proven("No notification"),
      proven("No picker for colours or dates that covers or blocks"),
      partly(
        "A strange window does not stay on top, and the log says so",
        "the strange window is put behind, not closed, and the visit goes on",
      ),
    ],
  },
  {
    name: "Keyboard, scanner, touch",
    first: 36,
    all: [
      proven("Only listed physical keys reach the page, and no key combination does"),
      proven("Window manager and X server have no keys of their own"),
      proven("An input method cannot swallow a scan"),
      proven("A serial scanner works, and the keyboard then opens no visit"),
      proven("A scan has a fixed format; any other input is refused as a whole"),
      partly(
        "Setup barcodes are disabled each time the scanner is connected",
        "a device that we play; no real scanner was there",
      ),
      proven("A scan belongs to the visit in which it began"),
      proven("The same scan twice within a moment counts once"),
      proven("A stuck key or a book on the screen does not extend a visit"),
      shipped(
        "Sticky keys, mouse keys and the like are off",
        "the X server is started without them; Windows' settings were not tried",
      ),
      proven("The zoom cannot change"),
      proven("No history by key or gesture"),
      proven("Media, power and browser keys do nothing"),
      proven("The middle button pastes nothing"),
      proven("The keyboard on the screen does not show which keys of a password are pressed"),
    ],
  },
  {
    name: "Permissions, calls, main process",
    first: 51,
    all: [
      proven("Every permission is refused"),
      proven("Every session and page has its guards, whatever created it"),
      proven("Every call passes one gate: sender, origin, visit, shape"),
      proven("The page can reach main only through the listed calls"),
      proven("A flood of calls is refused and slows down nothing else"),
      proven("An exception in main opens no dialog, shows no details, and ends the program"),
      proven("The backend's certificate is verified, without exception"),
      proven("No input of a patron is on the command line of another program"),
      proven("Secrets reach no page and no log"),
      proven("The log has only codes and figures, and a maximum size"),
      proven("Chromium's own logging stays off, whatever the environment variables"),
    ],
  },
  {
    name: "The end of a visit by itself",
    first: 62,
    all: [
      proven("Main keeps the time, and changes of the system's clock do not affect it"),
      proven("Only a person's input counts as activity"),
      proven("A warning comes before the end, each at its time"),
      proven("Every screen has the button that ends the visit, which takes less than a second"),
      proven("Every reason to end a visit ends it completely"),
      proven("Ten simultaneous ends are one end"),
      proven("A late answer does not reach the next visit"),
      proven("A write that outlives its visit is recorded for staff"),
    ],
  },
  {
    name: "Reset and privacy",
    first: 70,
    all: [
      proven("A patron's session is only in memory"),
      proven("There are never more than two partitions"),
      proven("Every patron gets a new page process, and the old one has ended"),
      proven("All stores are emptied"),
      partly("Both clipboards are emptied", "Windows' clipboard history was not tried"),
      proven("No autofill, spell checking or translation"),
      proven("No worker of any kind"),
      proven("No patron data in address, title, console or stores"),
      proven("Main keeps no patron data after the visit"),
      partly("No dump, core file or swap", "swap is the system's: its settings are shipped and checked"),
      proven("Printing keeps nothing"),
      proven("The screen is covered before anything slow happens"),
      proven("The kiosk restarts daily or after many visits, while it is idle"),
    ],
  },
  {
    name: "Reliability",
    first: 83,
    all: [
      proven("A dead renderer is replaced within two seconds"),
      proven("The kiosk survives the death of a helper process; four in a minute end it"),
      proven("A frozen renderer is replaced within eight seconds"),
      proven("Thousands of visits leak nothing"),
      proven("Repeated restarts are limited and reported"),
      proven("An unreachable or faulty backend is reported in words, and the kiosk recovers"),
      proven("After a power cut no write is repeated, no file is damaged and no visit is open"),
      proven("A full or read-only disk stops nothing"),
      proven("The kiosk stops cleanly on request, after a reset"),
      proven("A supervisor watches the kiosk"),
      proven("Versions are only on the staff screen and in the log"),
      proven("Staff sign in by PIN or card, with a lock-out counted in main"),
    ],
  },
  {
    name: "Package and system",
    first: 95,
    all: [
      partly(
        "Electron's fuses are set",
        "checked on Electron 33; the official Electron 45 could not be had here",
      ),
      proven("No debugging port in a shipped kiosk"),
      proven("A folder cannot stand in for the archive"),
      proven("The program's files belong to root; the kiosk can write its own two folders"),
      proven("Signals from outside open nothing"),
      proven("The kiosk listens on no port"),
      partly("Electron is a supported version", "the check is there; what stands in here is 33"),
      shipped(
        "Consoles, SysRq, boot loader, USB storage, new keyboards",
        "needs a real machine: the settings are shipped and checked",
      ),
    ],
  },
];

/** A requirement with its number. */
export interface Numbered extends Requirement {
  readonly number: number;
}

/** All of them, by number. */
export const REQUIREMENTS: readonly Numbered[] = GROUPS.flatMap(({ first, all }) =>
  all.map((one, index) => ({ ...one, number: first + index })),
);
