import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Ctx, Viewer } from '../../ctx.ts';

interface OpenSilence {
  person: number;
  about: number;
  askedAt: Date;
  dueAt: Date;
}

interface ToldAbsence {
  person: number;
  /** The last day away, where they live: `2027-03-01`; of a break without a date the last that it may last. */
  until: string;
  undated: boolean;
  /** Null where none was given, and for a viewer who was ever a partner of theirs. */
  reason: string | null;
}

/**
 * For coordinators, what is known of a partnership in which nobody writes, by one query: the unanswered questions after a partner, and which
 * of `people` are away.
 */
export async function whyQuiet(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  {
    programme,
    viewer,
    partnership,
    people,
  }: { programme: number; viewer: Viewer; partnership: number; people: readonly number[] },
): Promise<{ silences: OpenSilence[]; away: ToldAbsence[] }> {
  const { silences, away } = await together(ctx.db, {
    silences: sql<OpenSilence>`(
      select person_id as person, about_id as about, asked_at as "askedAt", due_at as "dueAt" from silence
      where programme_id = ${programme} and partnership_id = ${partnership} and closed_at is null order by asked_at)`,
    away: sql<ToldAbsence>`(
      select a.person_id as person, a.until_day as until, a.undated,
        case when not exists (select from membership own
          join membership m on m.programme_id = own.programme_id and m.partnership_id = own.partnership_id
          where own.programme_id = a.programme_id and own.person_id = ${viewer.person} and m.person_id = a.person_id)
        then a.reason end as reason
      from absence a
      where a.programme_id = ${programme} and a.person_id = any(${[...people]}::bigint[])
        and a.ended_at is null and a.back_at > ${ctx.clock.now()}
      order by a.person_id)`,
  });
  return {
    silences: silences.map(({ askedAt, dueAt, ...one }) =>
      Object.assign(one, { askedAt: new Date(askedAt), dueAt: new Date(dueAt) }),
    ),
    away,
  };
}
