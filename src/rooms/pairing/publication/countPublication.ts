import { sql } from 'kysely';
import { isLocale } from '../../../i18n/locales.ts';
import { silent } from '../../applications/index.ts';
import type { Ctx } from '../../ctx.ts';
import type { Programme } from '../../programmes/index.ts';
import { outcomeParts } from './outcome.ts';
import type { MadeByRun } from '../runs/proven.ts';
import type { Groups } from '../runs/queries.ts';

/** Mails by the language they are written in. */
type Tally = Record<string, number>;

/** The result of publishing a round's proposals, in numbers. A proposal is whole while all its people can be given a partner. */
export interface Counted {
  /** Whole proposals. */
  partnerships: number;
  mails: { introduction: Tally; waiting: Tally; unanswered: Tally };
  warnings: { dissolving: number; breaking: number; apart: number; unanswered: number };
  /** The groups of whole proposals that each run made. */
  made: MadeByRun[];
  /** The first whole proposal with a reader of each language. */
  firstOfLanguages: ReadonlyMap<string, number>;
  /** The first person who would have no partner. */
  firstLeft: { application: number; person: number } | null;
}

/** People of one locale in whole proposals of one run (`run` is null for proposals made by hand), or in none (`proposal` is null). */
interface Crowd {
  locale: string;
  run: number | null;
  people: number;
  /** The first of their proposals. */
  proposal: number | null;
  mark: string;
}

interface Row {
  partnerships: number;
  dissolving: number;
  breaking: number;
  apart: number;
  confirmed: number;
  crowds: Crowd[] | null;
  silent: { locale: string; people: number }[] | null;
  firstLeft: { application: number; person: number } | null;
}

export async function countPublication(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  programme: Programme,
  { round }: { round: number },
): Promise<Counted> {
  const now = ctx.clock.now();
  const at = { programme: programme.id, round };
  const confirmed = sql`a.programme_id = ${programme.id} and a.round_id = ${round} and a.state = 'confirmed'`;
  const { rows } = await sql<Row>`
    with ${outcomeParts(now, at)}
    select w.*, (select count(*)::int from dissolved) as dissolving,
      (select count(*)::int from application a where ${confirmed}) as confirmed,
      (select jsonb_agg(c) from (
        select s.locale, w.run_id as run, count(*) as people, min(w.id) as proposal, ${markOf}::text as mark
        from stands s left join whole w on w.id = s.proposal_id
        where s.application is not null group by s.locale, w.run_id, w.id is null) c) as crowds,
      (select jsonb_agg(c) from (
        select x.locale, count(*) as people from application a
        join person x on x.programme_id = a.programme_id and x.id = a.person_id
        where ${confirmed} and ${silent(now, at)} group by 1) c) as silent,
      (select jsonb_build_object('application', s.application, 'person', s.person) from stands s
        where s.application is not null and (s.proposal_id is null or s.proposal_id in (select proposal_id from dissolved))
        order by s.came, s.application limit 1) as "firstLeft"
    from (
      select count(*)::int as partnerships, (count(*) filter (where breaks_rules))::int as breaking,
        (count(*) filter (where lies_apart))::int as apart
      from whole) w`.execute(ctx.db);
  return summed(programme, rows[0]!);
}

function summed(programme: Programme, row: Row): Counted {
  const mails: Counted['mails'] = { introduction: {}, waiting: {}, unanswered: {} };
  const add = (tally: Tally, locale: string, people: number): void => {
    const language = languageOf(programme, locale);
    tally[language] = (tally[language] ?? 0) + people;
  };
  const firstOfLanguages = new Map<string, number>();
  const marks = new Map<number, bigint>();
  for (const { locale, run, people, proposal, mark } of row.crowds ?? []) {
    add(proposal === null ? mails.waiting : mails.introduction, locale, people);
    if (run !== null) marks.set(run, (marks.get(run) ?? 0n) ^ BigInt(mark));
    if (proposal === null) continue;
    const language = languageOf(programme, locale);
    firstOfLanguages.set(language, Math.min(firstOfLanguages.get(language) ?? Infinity, proposal));
  }
  for (const { locale, people } of row.silent ?? []) add(mails.unanswered, locale, people);
  const eligible = (row.crowds ?? []).reduce((sum, { people }) => sum + people, 0);
  return {
    partnerships: row.partnerships,
    mails,
    warnings: {
      dissolving: row.dissolving,
      breaking: row.breaking,
      apart: row.apart,
      unanswered: row.confirmed - eligible,
    },
    made: [...marks].map(([run, mark]) => ({ run, mark: String(mark) })),
    firstOfLanguages,
    firstLeft: row.firstLeft,
  };
}

/** A number that changes with the people `s` who are in whole proposals `w`. */
const markOf = sql`coalesce(bit_xor(hashint8extended(s.person, hashint8extended(w.id, 0))), 0)`;

/** The groups of whole proposals that each run made, with their mark. These are thousands of groups, for checking the proof. */
export async function groupsMade(
  ctx: Pick<Ctx, 'db' | 'clock'>,
  at: { programme: number; round: number },
): Promise<(MadeByRun & { groups: Groups })[]> {
  const { rows } = await sql<MadeByRun & { groups: Groups }>`
    with ${outcomeParts(ctx.clock.now(), at)}
    select run_id as run, bit_xor(mark)::text as mark, jsonb_agg(people) as groups from (
      select w.run_id, w.id, ${markOf} as mark, jsonb_agg(s.person) as people
      from whole w join stands s on s.proposal_id = w.id where w.run_id is not null group by 1, 2) own
    group by 1`.execute(ctx.db);
  return rows;
}

/** The language in which a person is written to: their own if the programme and Antipode have it. */
export const languageOf = ({ locales, source_locale: source }: Programme, locale: string): string =>
  locales.includes(locale) && isLocale(locale) ? locale : source;
