import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { isLocale } from '../../i18n/locales.ts';
import { silent } from '../applications/index.ts';
import type { Ctx } from '../ctx.ts';
import type { Programme } from '../programmes/index.ts';
import { outcomeParts } from './outcome.ts';
import type { Groups } from './runs.ts';

/** Mails by the language they are written in. */
type Tally = Record<string, number>;

/** What would come of a round's proposals, in numbers. A proposal is whole while all of its people can be given a partner. */
export interface Counted {
  /** Whole proposals. */
  partnerships: number;
  mails: { introduction: Tally; waiting: Tally; unanswered: Tally };
  warnings: { dissolving: number; breaking: number; apart: number; unanswered: number };
  /** Who was put together by which run, of whole proposals. */
  made: ReadonlyMap<number, Groups>;
  /** Whole proposals in their order, so many that each language has a reader of its own among them. */
  firstOfLanguages: number[];
  /** The first who would have no partner. */
  firstLeft: { application: number; person: number } | null;
}

interface Row extends Omit<Counted, 'made' | 'mails'> {
  all: number;
  breaking: number;
  apart: number;
  confirmed: number;
  eligible: number;
  introduction: Tally | null;
  waiting: Tally | null;
  unanswered: Tally | null;
  made: { run: number; groups: Groups }[] | null;
}

export async function countPublication(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: Programme,
  { round }: { round: number },
): Promise<Counted> {
  const now = ctx.clock.now();
  const said = languageSaid(programme);
  const of = (table: string) =>
    sql`${sql.ref(`${table}.programme_id`)} = ${programme.id} and ${sql.ref(`${table}.round_id`)} = ${round}`;
  const { rows } = await sql<Row>`
    with ${outcomeParts(now, { programme: programme.id, round })}
    select (select count(*)::int from whole) as partnerships, (select count(*)::int from sized) as all,
      (select count(*)::int from whole where breaks_rules) as breaking, (select count(*)::int from whole where lies_apart) as apart,
      (select count(*)::int from application a where ${of('a')} and a.state = 'confirmed') as confirmed,
      (select count(*)::int from free) as eligible,
      ${tally(sql`select ${said} as language from placed`)} as introduction, ${tally(sql`select ${said} as language from left_over`)} as waiting,
      ${tally(sql`select ${said} as language from application a
        join person on person.programme_id = a.programme_id and person.id = a.person_id
        where ${of('a')} and a.state = 'confirmed' and ${silent(now, { programme: programme.id, round })}`)} as unanswered,
      (select jsonb_agg(jsonb_build_object('run', run_id, 'groups', groups)) from (
        select run_id, jsonb_agg(people) as groups from whole where run_id is not null group by 1) own) as made,
      array(select distinct proposal_id from (
        select proposal_id, dense_rank() over (partition by ${said} order by proposal_id) as n from placed) early
        where n <= ${programme.locales.length + 1}::int order by 1) as "firstOfLanguages",
      (select jsonb_build_object('application', application, 'person', person) from left_over order by came, application limit 1) as "firstLeft"`.execute(
    ctx.db,
  );
  const row = rows[0]!;
  return {
    partnerships: row.partnerships,
    mails: {
      introduction: row.introduction ?? {},
      waiting: row.waiting ?? {},
      unanswered: row.unanswered ?? {},
    },
    warnings: {
      dissolving: row.all - row.partnerships,
      breaking: row.breaking,
      apart: row.apart,
      unanswered: row.confirmed - row.eligible,
    },
    made: new Map((row.made ?? []).map(({ run, groups }) => [run, groups])),
    firstOfLanguages: row.firstOfLanguages,
    firstLeft: row.firstLeft,
  };
}

/** How many there are of each language. */
const tally = (from: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select jsonb_object_agg(language, n) from (select language, count(*) as n from (${from}) t group by 1) own)`;

/** The language a person is written to in: theirs, where the programme and Antipode speak it. */
export const languageSaid = ({ locales, source_locale: source }: Programme): RawBuilder<string> =>
  sql<string>`case when locale = any(${locales.filter(isLocale)}::text[]) then locale else ${source}::text end`;
