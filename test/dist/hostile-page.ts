import { readFileSync, writeFileSync } from "node:fs";
import { REHEARSING } from "#contract/visit.ts";

/*
 * A page that somebody got code into, in an archive that is otherwise the shipped one byte for byte: main, preload and
 * every file of the page are as they were, but `index.html` loads one script more. The script does what attacks want a
 * page to do, so that the shipped program can be attacked from inside its page though no debugger gets near it.
 *
 * The page may evaluate no text and ask nobody (R22, R24). Its orders are a file of the archive that is written anew for
 * each; that there is one, and what came of it, stand in a piece of the page's memory, which root can reach.
 */

/** Where the mailbox begins: 16 signs that stand nowhere else, for the script puts them together as it starts. */
export const MARK = Buffer.from("-a-hostile-page-");
/** Offsets in the mailbox: number of the order, of the answer; length of the answer; signs on the page; the answer. */
export const BOX = { order: 16, answered: 20, length: 24, words: 28, answer: 32 } as const;
/** Larger than any answer. */
const BOX_BYTES = 1 << 20;
/** Larger than any order. */
const ORDERS_BYTES = 1 << 20;

const SCRIPT = `
const box = new Uint8Array(${BOX_BYTES});
const view = new DataView(box.buffer);
box.set([${[...MARK].map((byte) => byte ^ 0x55).join()}].map((byte) => byte ^ 0x55));
addEventListener("pagehide", () => box.fill(0, 0, ${MARK.length}));
let done = 0;
async function obey(order) {
  let said;
  try {
    const { answer } = await import("./orders.js?" + order);
    said = { value: await answer() };
  } catch (error) {
    said = { error: String(error) };
  }
  const bytes = new TextEncoder().encode(JSON.stringify(said));
  box.set(bytes, ${BOX.answer});
  view.setUint32(${BOX.length}, bytes.length, true);
  view.setUint32(${BOX.answered}, order, true);
}
setInterval(() => {
  const order = view.getUint32(${BOX.order}, true);
  if (order === done) return;
  done = order;
  void obey(order);
}, 5);
setInterval(() => {
  const rehearsing = document.documentElement.hasAttribute("${REHEARSING}");
  view.setUint32(${BOX.words}, rehearsing ? 0 : document.body.innerText.trim().length, true);
}, 50);
`;

/** A file or folder in the header of an archive. */
interface Entry {
  files?: Record<string, Entry>;
  size?: number;
  offset?: string;
  integrity?: object;
}

/** An archive in parts: its table, and the bytes that the table's offsets count in. */
function readArchive(bytes: Buffer): { readonly table: Entry; readonly body: Buffer } {
  const headerBytes = bytes.readUInt32LE(4);
  const text = bytes.toString("utf8", 16, 16 + bytes.readUInt32LE(12));
  return { table: JSON.parse(text) as Entry, body: bytes.subarray(8 + headerBytes) };
}

/** Writes the parts as one archive: lengths of Chromium's pickles, each padded to four bytes. */
function packed(table: Entry, body: Buffer): Buffer {
  const text = Buffer.from(JSON.stringify(table));
  const padded = Math.ceil(text.length / 4) * 4;
  const header = Buffer.alloc(16 + padded);
  header.writeUInt32LE(4, 0);
  header.writeUInt32LE(padded + 8, 4);
  header.writeUInt32LE(padded + 4, 8);
  header.writeUInt32LE(text.length, 12);
  text.copy(header, 16);
  return Buffer.concat([header, body]);
}

function folderOf(table: Entry, path: readonly string[]): Record<string, Entry> {
  const folder = path.reduce<Entry | undefined>((entry, name) => entry?.files?.[name], table)?.files;
  if (folder === undefined) throw new Error(`The archive has no folder ${path.join("/")}.`);
  return folder;
}

/** Files of an archive with their bytes, by path; those beside it (`unpacked`) are left out. */
export function filesIn(archive: Buffer): ReadonlyMap<string, Buffer> {
  const { table, body } = readArchive(archive);
  const found = new Map<string, Buffer>();
  function walk(entry: Entry, path: string): void {
    for (const [name, inner] of Object.entries(entry.files ?? {})) {
      if (inner.offset === undefined) walk(inner, `${path}/${name}`);
      else {
        const from = Number(inner.offset);
        found.set(`${path}/${name}`, body.subarray(from, from + (inner.size ?? 0)));
      }
    }
  }
  walk(table, "");
  return found;
}

/**
 * The archive with the hostile page in place of the shipped one.
 * @returns the archive, and at which of its bytes the orders begin.
 */
export function withHostilePage(archive: Buffer): { readonly bytes: Buffer; readonly orders: number } {
  const { table, body } = readArchive(archive);
  const shipped = filesIn(archive).get("/out/renderer/index.html");
  if (shipped === undefined) throw new Error("The archive has no page.");
  const page = folderOf(table, ["out", "renderer"]);
  const document = shipped
    .toString()
    .replace("</head>", '<script type="module" src="./hostile.js"></script></head>');
  const added = { "index.html": document, "hostile.js": SCRIPT, "orders.js": " ".repeat(ORDERS_BYTES) };
  let end = body.length;
  for (const [name, text] of Object.entries(added)) {
    const size = Buffer.byteLength(text);
    page[name] = { size, offset: String(end) };
    end += size;
  }
  const all = packed(table, Buffer.concat([body, ...Object.values(added).map((text) => Buffer.from(text))]));
  return { bytes: all, orders: all.length - ORDERS_BYTES };
}

/** Puts the hostile page's archive in the place of another file; answers where the orders begin. */
export function writeHostileArchive(from: string, to: string): number {
  const { bytes, orders } = withHostilePage(readFileSync(from));
  writeFileSync(to, bytes);
  return orders;
}
