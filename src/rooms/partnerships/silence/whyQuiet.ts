import { sql } from 'kysely';
import type { InJson } from '../../../db/together.ts';
import type { Ctx, Viewer } from '../../ctx.ts';

interface OpenSilence {
  person: number;
  about: number;
  askedAt: Date;
  dueAt: Date;
}

interface ToldAbsence {
  person: number;
  /** The last day away, in their time zone: `2027-03-01`; of a break without a date, the last day it may last. */
  until: string;
  undated: boolean;
  /** Null when none was given, and for a viewer who was ever their partner. */
  reason: string | null;
}

/** Why nobody writes in a partnership, as coordinators know it: unanswered questions after a silent partner, and members who are away. */
export interface WhyQuiet {
  silences: OpenSilence[];
  away: ToldAbsence[];
}

/** The same as columns of a query on partnerships `p`, for `whyQuiet`. */
export const quietColumns = ({ clock }: Pick<Ctx, 'clock'>, viewer: Viewer) =>
  [
    sql<InJson<OpenSilence>[]>`(
    select coalesce(json_agg(json_build_object('person', s.person_id, 'about', s.about_id, 'askedAt', s.asked_at, 'dueAt', s.due_at)
      order by s.asked_at), '[]')
    from silence s
    where s.programme_id = p.programme_id and s.partnership_id = p.id and s.closed_at is null)`.as(
      'silences',
    ),
    sql<ToldAbsence[]>`(
    select coalesce(json_agg(json_build_object('person', a.person_id, 'until', a.until_day, 'undated', a.undated,
      'reason', case when not exists (select from membership own
          join membership m on m.programme_id = own.programme_id and m.partnership_id = own.partnership_id
          where own.programme_id = a.programme_id and own.person_id = ${viewer.person} and m.person_id = a.person_id)
        then a.reason end) order by a.person_id), '[]')
    from absence a
    where a.programme_id = p.programme_id and a.ended_at is null and a.back_at > ${clock.now()}
      and a.person_id in (select m.person_id from membership m
        where m.programme_id = p.programme_id and m.partnership_id = p.id))`.as('away'),
  ] as const;

/** Turns a row of such a query into the answer. */
export const whyQuiet = ({
  silences,
  away,
}: {
  silences: readonly InJson<OpenSilence>[];
  away: ToldAbsence[];
}): WhyQuiet => ({
  silences: silences.map(({ askedAt, dueAt, ...one }) => ({
    ...one,
    askedAt: new Date(askedAt),
    dueAt: new Date(dueAt),
  })),
  away,
});
