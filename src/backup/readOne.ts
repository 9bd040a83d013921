import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import type { Ctx } from '../rooms/ctx.ts';
import type { Purpose } from '../rooms/kinds.ts';
import { linkToken, readLink } from '../rooms/people/index.ts';
import type { Secrets } from '../secrets.ts';

export type Read = {
  /** Whether a letter was read; false if there is none. */
  letter: boolean;
  /** Whether a mailed link of this installation works in the copy; null if there is no link to try. */
  link: boolean | null;
};

/**
 * Reads one letter, and tries one link like its recipient: the link is signed with the secret `present`, and read with the restored one.
 */
export async function readOne(
  db: Kysely<Schema>,
  present: Secrets,
  restored: Secrets,
  now: Date,
): Promise<Read> {
  const letter = await db
    .selectFrom('letter')
    .select('body')
    .where('body', '<>', '')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const link = await db
    .selectFrom('right_link')
    .select(['programme_id', 'person_id', 'purpose', 'subject'])
    .where('revoked_at', 'is', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!link) return { letter: letter !== undefined, link: null };
  const ctx = (secrets: Secrets): Ctx => ({ db, secrets, clock: { now: () => now } }) as unknown as Ctx;
  const programme = link.programme_id;
  const purpose = link.purpose as Purpose;
  const token = await linkToken(ctx(present), {
    programme,
    person: link.person_id,
    purpose,
    subject: link.subject,
  });
  const right = await readLink(ctx(restored), { programme, token, purpose });
  return { letter: letter !== undefined, link: right?.person === link.person_id };
}
