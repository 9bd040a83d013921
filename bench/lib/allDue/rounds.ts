import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';

// Dates for the rounds of the filled installation, so that at least one round is at every stage of its life.

/** Days from now. 0 is due and not done; a negative number is done, a positive one is still to come. */
type Dates = Record<
  'opens' | 'closes' | 'availability' | 'matches' | 'introduces' | 'ends' | 'purges',
  number
>;

const upTo = (opens: number, closes: number, matches: number, ends: number, purges: number): Dates => ({
  opens,
  closes,
  availability: closes + 2,
  matches,
  introduces: matches + 3,
  ends,
  purges,
});

export const STAGES = {
  opening: upTo(0, 20, 28, 150, 240),
  closingSoon: upTo(-20, 0.5, 8, 130, 220),
  closing: upTo(-21, 0, 7, 130, 220),
  asking: { ...upTo(-24, -2, 5, 130, 220), availability: 0 },
  answering: upTo(-30, -5, 1, 130, 220),
  matching: upTo(-40, -20, 0, 130, 220),
  endingSoon: upTo(-150, -130, -120, 5, 95),
  ending: upTo(-150, -130, -120, 0, 90),
  purging: upTo(-240, -220, -210, -90, 0),
  gone: upTo(-270, -250, -240, -120, -30),
} satisfies Record<string, Dates>;

export type Stage = keyof typeof STAGES;

const NAMES = Object.keys(STAGES);
const ROWS = JSON.stringify(
  Object.entries(STAGES).flatMap(([stage, dates]) =>
    Object.entries(dates).map(([kind, days]) => ({ stage, kind, days })),
  ),
);

/** Moves the dates of each of those rounds to fit its stage. */
export const moved: RawBuilder<unknown>[] = [
  sql`
    update round_date d set due_at = at, wall = (at at time zone d.zone), acts_from = null, done_at = case when days < 0 then at end
    from stood s, json_to_recordset(${ROWS}::json) own (stage text, kind text, days float)
    cross join lateral (select date_trunc('minute', clock_timestamp()) - interval '1 minute' + days * interval '1 day' as at) then_at
    where s.programme_id = d.programme_id and s.round_id = d.round_id and own.stage = s.stage and own.kind = d.kind`,
  sql`
    delete from publication p using stood s
    where s.programme_id = p.programme_id and s.round_id = p.round_id
      and s.stage in ('opening', 'closingSoon', 'closing', 'asking', 'answering', 'matching')`,
];

/**
 * Makes a table that the other statements read: `stood (programme_id, round_id, stage)`. The largest programme is in the middle of its
 * round.
 */
export const stand: RawBuilder<unknown>[] = [
  sql`
    create temporary table stood as
    select programme_id, round_id, case when n = 0 then 'endingSoon' else (${sql.val(NAMES)}::text[])[1 + n % ${NAMES.length}] end as stage
    from (
      select r.programme_id, r.id as round_id, (row_number() over (order by (
        select count(*) from application a where a.programme_id = r.programme_id and a.round_id = r.id) desc, r.id) - 1)::int as n
      from round r where r.cancelled_at is null and r.published_at is not null) r`,
  sql`create unique index on stood (programme_id, round_id)`,
  sql`analyze stood`,
  ...moved,
];
