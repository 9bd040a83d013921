import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { personOf } from '../people/index.ts';
import type { Partner } from './queries.ts';

/** A partner as read from JSON: moments as ISO 8601. */
export interface PartnerRow extends Omit<Partner, 'joinedAt' | 'leftAt'> {
  joinedAt: string;
  leftAt: string | null;
}

/** The members at the end of a partnership `p` who have not said that they would like to stay in touch. */
const wouldNotStay = (db: Kysely<Schema>) =>
  db
    .selectFrom('membership as one')
    .select('one.person_id')
    .where(
      sql<boolean>`one.programme_id = p.programme_id and one.partnership_id = p.id and one.left_at >= p.ended_at`,
    )
    .where('one.stays_in_touch_at', 'is', null)
    .where(
      sql<boolean>`(select who.erased_at is null from person who where who.programme_id = one.programme_id and who.id = one.person_id)`,
    );

/**
 * The other members of a partnership `p`, for its member `me`. The address is null unless all sides show theirs, so no caller can leak it.
 */
const partnersOf = (db: Kysely<Schema>) =>
  db
    .selectFrom('membership as other')
    .innerJoinLateral(personOf('other'), (join) => join.onTrue())
    .select((eb) => [
      'other.partnership_id as partnership',
      'other.person_id as person',
      'person.name',
      'person.called',
      'person.pronunciation',
      'person.country',
      'person.zone',
      'other.joined_at as joinedAt',
      'other.left_at as leftAt',
      eb
        .case()
        .when(
          eb.and([
            eb('person.erased_at', 'is', null),
            sql<boolean>`p.apart_at is null`,
            eb.or([
              eb.and([
                sql<boolean>`me.shows_address_at is not null and me.left_at is null`,
                eb('other.shows_address_at', 'is not', null),
                eb('other.left_at', 'is', null),
              ]),
              eb.and([
                sql<boolean>`me.stays_in_touch_at is not null`,
                eb('other.stays_in_touch_at', 'is not', null),
                eb.not(eb.exists(wouldNotStay(db))),
              ]),
            ]),
          ]),
        )
        .then(eb.ref('person.address'))
        .end()
        .as('address'),
    ])
    .where(
      sql<boolean>`other.programme_id = p.programme_id and other.partnership_id = p.id and other.person_id <> me.person_id`,
    );

/** The same as JSON beside its row. */
export const partnersBeside = (db: Kysely<Schema>) =>
  sql<PartnerRow[]>`(select coalesce(json_agg(one order by one.person), '[]') from ${partnersOf(db)} one)`;
