import { sql } from 'kysely';
import { often } from '../../../db/often.ts';
import type { Ctx } from '../../ctx.ts';
import { HELD_ROLES, offerWay } from '../../people/index.ts';
import type { Grant, OfferWay, Person } from '../../people/index.ts';
import { OFFERED, offeredOf } from '../forDesk.ts';
import type { Offered, Trouble } from '../forDesk.ts';
import { onlyPrivate } from './onlyPrivate.ts';

/** A person for the volunteers' page about them, whether they ever applied or not. */
export interface PersonForDesk {
  person: Pick<Person, 'id' | 'name' | 'address' | 'address_confirmed_at' | 'country'>;
  trouble: Trouble | null;
  offerWay: OfferWay;
  offered: Offered | null;
  hasApplied: boolean;
  /** Their work as a volunteer; empty for anybody else. */
  roles: readonly Omit<Grant, 'id'>[];
}

const found = often((db, programme: number, id: number, reader: number) =>
  db
    .selectFrom('person')
    .leftJoin('suppression', (join) =>
      join
        .onRef('suppression.programme_id', '=', 'person.programme_id')
        .onRef('suppression.address', '=', 'person.address'),
    )
    .select(['person.id', 'person.name', 'person.address', 'person.address_confirmed_at', 'person.country'])
    .select(['suppression.reason', 'suppression.at as since', OFFERED.as('offered')])
    .select(
      sql<boolean>`exists (select from application a where a.programme_id = person.programme_id and a.person_id = person.id)`.as(
        'hasApplied',
      ),
    )
    .select([offerWay(sql`${reader}::bigint`).as('offerWay'), HELD_ROLES.as('roles')])
    .where('person.programme_id', '=', programme)
    .where('person.id', '=', id)
    .where('person.erased_at', 'is', null)
    .where('person.stands_for', 'is', null)
    .where(sql<boolean>`not ${onlyPrivate}`),
);

/** Null for somebody who does not exist, was erased, stands in for another, or is known only by private words. */
export async function personForDesk(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  id: number,
  reader: number | null,
): Promise<PersonForDesk | null> {
  const [row] = await found(ctx.db, programme, id, reader ?? 0);
  if (!row) return null;
  const { offered, offerWay, hasApplied, roles, reason, since, ...person } = row;
  return {
    person,
    trouble: reason === null || since === null ? null : { reason, since },
    offerWay,
    hasApplied,
    roles,
    offered: offeredOf(offered),
  };
}
