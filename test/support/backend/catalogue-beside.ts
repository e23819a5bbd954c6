import { stopApp } from "#backend/stop.ts";
import { inTransaction } from "#backend/store/database.ts";
import { addLibrary } from "#backend/store/libraries.ts";
import { imported, type RecordWords } from "./catalogue-records.ts";
import { startSecondBackend } from "./second-backend.ts";
import { startSmallLibrary } from "./small-library.ts";

/** A catalogue in Shiori's backend, beside a library system whose library is `CPL` (decision 40). */
export interface CatalogueBeside {
  readonly url: string;
  readonly token: string;
  stop(): Promise<void>;
}

/** Starts it with records of the system; with `alone` false it is a backend with patrons. */
export async function startCatalogueBeside(
  records: readonly RecordWords[],
  alone = true,
): Promise<CatalogueBeside> {
  const { library, stop } = await startSmallLibrary();
  const names = { nameJa: "中央", nameEn: "Central", shortJa: "中央", shortEn: "Central" };
  const desk = { pickupJa: "棚", pickupEn: "Shelf", phone: "", hours: JSON.stringify(Array(7).fill(null)) };
  await inTransaction(library.backend.db, (trx) =>
    addLibrary(trx, { id: "CPL", place: 9, ...names, ...desk }),
  );
  await imported(library, ...records);
  const { url, backend, app } = await startSecondBackend(library, undefined, undefined, alone);
  return {
    url,
    token: backend.kioskToken,
    async stop() {
      await stopApp(app, 0);
      await stop();
    },
  };
}
