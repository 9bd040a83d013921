import { sql } from 'kysely';
import type { UnmatchedReason } from '#matching';
import { often } from '../../../db/often.ts';
import type { Ctx } from '../../ctx.ts';
import { DATES, ROUND_COLUMNS, roundOf } from '../../programmes/index.ts';
import type { Round } from '../../programmes/index.ts';
import type { Application } from '../queries.ts';
import { INVITED } from '../touched.ts';

/** The facts beside an application that decide how it stands. */
export interface Course {
  round: Round;
  /** Whether the partners of the round are published, as `isIntroduced` of rooms/programmes says. */
  isPublished: boolean;
  /** Whether an import brought the application, and its person has done nothing with it yet. */
  isInvited: boolean;
  hadPartner: boolean;
  /** The last match run's reasons for somebody who got no partner. */
  unmatched: UnmatchedReason | null;
}

const found = often((db, programme: number, round: number, application: number, person: number) =>
  db
    .selectFrom('round')
    .select(ROUND_COLUMNS)
    .select([
      DATES.as('dates'),
      sql<boolean>`exists (select from publication p
        where p.programme_id = round.programme_id and p.round_id = round.id)`.as('isPublished'),
      sql<boolean>`exists (select from application where application.programme_id = round.programme_id
        and application.id = ${application} and ${INVITED})`.as('isInvited'),
      sql<boolean>`exists (select from membership m where m.programme_id = round.programme_id
        and m.round_id = round.id and m.person_id = ${person})`.as('hadPartner'),
      sql<UnmatchedReason | null>`(select u.reasons from unmatched u where u.programme_id = round.programme_id
        and u.round_id = round.id and u.application_id = ${application})`.as('unmatched'),
    ])
    .where('round.programme_id', '=', programme)
    .where('round.id', '=', round),
);

export async function courseOf(ctx: Pick<Ctx, 'db'>, application: Application): Promise<Course> {
  const { programme_id: programme, round_id: id, person_id: person } = application;
  const [row] = await found(ctx.db, programme, id, application.id, person);
  if (!row) throw new Error(`no round ${id}`);
  const { isPublished, isInvited, hadPartner, unmatched, ...round } = row;
  return { round: roundOf(round), isPublished, isInvited, hadPartner, unmatched };
}
