import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import { anyOf } from '../../../db/anyOf.ts';
import type { ComingMail } from '../../coming.ts';
import type { Ctx } from '../../ctx.ts';
import { getsNoMail } from '../../people/index.ts';
import { leavesAfter, rhythmIn } from '../../preferences/index.ts';
import type { RhythmRow } from '../../preferences/index.ts';

export interface ComingReader {
  person: number;
  name: string;
  locale: string;
  zone: string;
  at: Date;
  /** Whether it comes in the reader's digest. */
  isGathered: boolean;
}

/** A person, with everything that decides when a mail reaches them. */
export interface MailedPerson {
  id: number;
  name: string;
  address: string | null;
  locale: string;
  zone: string;
  /** Null when their mail comes as usual. */
  rhythm: RhythmRow | null;
  /** The kinds of mail they stopped. */
  stopped: string[];
  /** Whether their address is dead. */
  isDead: boolean;
}

/**
 * People who may get a mail at another time than others, or not at all: they have a rhythm, have stopped a kind, or have a dead address.
 */
export const isSpecialIn = (programme: number): RawBuilder<SqlBool> => sql`person.id in (
  select person_id from mail_rhythm where programme_id = ${programme}
  union
  select person_id from unsubscription where programme_id = ${programme}
  union
  select p.id from suppression s join person p on p.programme_id = s.programme_id and p.address = s.address and p.erased_at is null
  where s.programme_id = ${programme}
)`;

export const isAmong = (ids: readonly number[]): RawBuilder<SqlBool> => sql`person.id = ${anyOf(ids)}`;

/** The people of a programme who meet a condition. */
export const personRows = (db: Ctx['db'], programme: number, condition: RawBuilder<SqlBool>) =>
  db
    .selectFrom('person')
    .innerJoin('programme', 'programme.id', 'person.programme_id')
    .select(['person.id', 'person.name', 'person.address', 'person.locale'])
    .select([
      sql<string>`coalesce(person.zone, programme.zone)`.as('zone'),
      sql<RhythmRow | null>`(select to_json(r) from mail_rhythm r
        where r.programme_id = person.programme_id and r.person_id = person.id)`.as('rhythm'),
      sql<string[]>`(select coalesce(json_agg(u.category), '[]') from unsubscription u
        where u.programme_id = person.programme_id and u.person_id = person.id)`.as('stopped'),
      sql<boolean>`${getsNoMail}`.as('isDead'),
    ])
    .where('person.programme_id', '=', programme)
    .where('person.erased_at', 'is', null)
    .where('person.stands_for', 'is', null)
    .where(condition)
    .orderBy('person.id');

/** Returns a function: when one of these people gets a mail of a kind that is due at an instant; null when they do not get it. */
export function readersIn(ctx: Pick<Ctx, 'mailer'>, people: readonly MailedPerson[]) {
  const known = new Map(people.map((person) => [person.id, person]));
  const kinds = new Map(ctx.mailer.kinds.map((info) => [info.kind, info]));
  return (kind: ComingMail['kind'], id: number, due: Date): ComingReader | null => {
    const person = known.get(id);
    const { category, canWait } = kinds.get(kind)!;
    if (!person?.address || person.isDead || (category && person.stopped.includes(category))) return null;
    const rhythm = canWait && person.rhythm ? rhythmIn(person.rhythm) : undefined;
    if (rhythm?.onlyActs && category) return null;
    const { zone } = person;
    return {
      person: id,
      name: person.name || person.address,
      locale: person.locale,
      zone,
      at: rhythm ? leavesAfter(due, zone, rhythm) : due,
      isGathered: rhythm !== undefined && rhythm.rhythm !== 'each',
    };
  };
}
