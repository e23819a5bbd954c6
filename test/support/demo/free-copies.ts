import { openDatabase } from "#backend/store/database.ts";

/** Barcodes of the copies of a demo library that anybody can borrow now; `folder`: where its data lie. */
export async function freeCopies(folder: string): Promise<readonly string[]> {
  const db = await openDatabase({ folder });
  try {
    const rows = await db
      .selectFrom("copies")
      .leftJoin("loans", "loans.copyId", "copies.id")
      .leftJoin("holds", "holds.copyId", "copies.id")
      .leftJoin("moves", "moves.copyId", "copies.id")
      .select("copies.barcode")
      .where("copies.kept", "is", null)
      .where("copies.missing", "=", 0)
      .where("copies.barcode", "like", "1________")
      .where("loans.id", "is", null)
      .where("holds.id", "is", null)
      .where("moves.copyId", "is", null)
      .orderBy("copies.id")
      .execute();
    return rows.map(({ barcode }) => barcode);
  } finally {
    await db.destroy();
  }
}
