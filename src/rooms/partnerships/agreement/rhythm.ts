import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import type { HowOften } from './terms.ts';

/** Days between two signs of life when the members have agreed on nothing else. */
export const RHYTHM_DAYS = 14;

const DAYS: Readonly<Record<HowOften, number | null>> = {
  weekly: 7,
  fortnightly: 14,
  monthly: 30,
  flexible: null,
};

/** How often the members of a partnership are in touch. */
export interface Rhythm {
  /** Null: as it comes. */
  days: number | null;
  /** When they agreed on it; null when they have not. */
  since: Date | null;
}

/** The agreement that stands, as JSON; null when none does. */
export type AgreedRow = { howOften: HowOften; since: string } | null;

export function rhythmOf(agreed: AgreedRow | undefined): Rhythm {
  return agreed
    ? { days: DAYS[agreed.howOften], since: new Date(agreed.since) }
    : { days: RHYTHM_DAYS, since: null };
}

/**
 * The standing agreement for a row with programme and partnership: the last version that each present member accepted. Members who left do
 * not count, so an agreement may stand since somebody left.
 */
export const agreedColumn = (row: { programme: string; partnership: string }) => sql<AgreedRow>`
  (select json_build_object('howOften', a.how_often, 'since', said.since)
  from agreement a
  cross join lateral (
    select bool_and(m.left_at is not null or own.accepted_at is not null) as by_all, max(coalesce(own.accepted_at, m.left_at)) as since
    from membership m
    left join agreement_member own on own.programme_id = a.programme_id and own.agreement_id = a.id and own.person_id = m.person_id
    where m.programme_id = a.programme_id and m.partnership_id = a.partnership_id) said
  where a.programme_id = ${sql.ref(row.programme)} and a.partnership_id = ${sql.ref(row.partnership)}
    and a.replaced_at is null and said.by_all
  order by a.version desc limit 1)`;

/** The rhythm of one partnership. */
export async function rhythmIn(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  partnership: number,
): Promise<Rhythm> {
  const { rows } = await sql<{ agreed: AgreedRow }>`
    select ${agreedColumn({ programme: 'p.programme_id', partnership: 'p.id' })} as agreed
    from partnership p where p.programme_id = ${programme} and p.id = ${partnership}`.execute(ctx.db);
  return rhythmOf(rows[0]?.agreed);
}
