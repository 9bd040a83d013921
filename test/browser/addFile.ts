import type { TestDatabase } from '../database.ts';

/** Puts a file beside a letter; returns its number. */
export async function addFile(
  { db }: Pick<TestDatabase, 'db'>,
  programme: number,
  letter: number,
  { kind, name, at }: { kind: string; name: string; at: string },
): Promise<number> {
  const { id } = await db
    .insertInto('file')
    .values({
      programme_id: programme,
      sha256: Buffer.from(`${name} of a letter`),
      kind,
      bytes: Buffer.from(`${name} of a letter`),
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('letter_picture')
    .values({ programme_id: programme, letter_id: letter, file_id: id, name })
    .execute();
  return id;
}
