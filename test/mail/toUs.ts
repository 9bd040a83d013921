import { sql } from 'kysely';
import type { CastName } from '../cast.ts';
import { answerAt, rawMail } from './incoming.ts';
import { scene } from './listening.ts';

/** The address at which one of the cast writes to the coordinators. */
export const inboxOf = (who: CastName): string =>
  answerAt(scene.ctx, {
    kind: 'inbox',
    programme: scene.cast.programme,
    person: scene.cast.people[who],
    subject: 0,
  });
/** Mails that were taken, and the octets of each. */
export const rows = () =>
  scene.database.db
    .selectFrom('incoming')
    .leftJoin('incoming_raw', 'incoming_raw.id', 'incoming.raw_id')
    .select(['envelope_from', 'envelope_to', 'state'])
    .select((eb) => eb.fn.coalesce('incoming_raw.raw', 'incoming.raw').as('raw'))
    .orderBy('incoming.id')
    .execute();
/** Octets of mail that the database keeps. */
export const stored = async (): Promise<number> => {
  const { rows } = await sql<{ octets: string }>`
    select (select coalesce(sum(octet_length(raw)), 0) from incoming)
      + (select coalesce(sum(octet_length(raw)), 0) from incoming_raw) as octets`.execute(scene.database.db);
  return Number(rows[0]!.octets);
};
export const mail = (text = 'Hello.'): Buffer =>
  rawMail({ from: 'luca@cast.example', to: inboxOf('luca'), text });
