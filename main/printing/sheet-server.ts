import type { SlipSheet } from "#contract/domain/slip.ts";
import type { FileServer } from "../shell/files.ts";
import { COMMON_HEADERS } from "../shell/headers.ts";

/** Path from which the page that lays slips out reads the slip. */
const SHEET_PATH = "/slip.json";

/** The files of that page, and the slip of the moment. */
export interface SheetServer {
  readonly serve: FileServer;
  /** Offers a slip, which is answered once. */
  offer(sheet: SlipSheet): void;
  /** Takes it back, and wipes what was answered (R78). */
  withdraw(): void;
}

/** Creates it in front of the server of the page's files. */
export function createSheetServer(files: FileServer): SheetServer {
  let waiting: SlipSheet | null = null;
  let answered = Buffer.alloc(0);
  return {
    async serve(request) {
      if (new URL(request.url).pathname !== SHEET_PATH) return files(request);
      const sheet = waiting;
      waiting = null;
      const headers = { ...COMMON_HEADERS, "content-type": "application/json" };
      if (sheet === null) return { statusCode: 404, headers, data: Buffer.from("null") };
      answered = Buffer.from(JSON.stringify(sheet));
      return { statusCode: 200, headers, data: answered };
    },
    offer(sheet) {
      waiting = sheet;
    },
    withdraw() {
      waiting = null;
      answered.fill(0);
    },
  };
}
