import { sql } from 'kysely';
import { often } from '../../db/often.ts';
import { continentOf } from '../../lib/world/regions.ts';
import type { Continent } from '../../lib/world/regions.ts';
import type { Ctx } from '../ctx.ts';
import type { Round } from './rounds/rounds.ts';

/** Public numbers name no group smaller than this, so that nobody can be identified in one. */
const SMALLEST_CELL = 5;

/** People of one country; of a continent's countries that are too small to be named; of everywhere else. */
export type NumbersRow =
  | { of: 'country'; code: string; people: number }
  | { of: 'continent'; code: Continent; people: number }
  | { of: 'elsewhere'; people: number };

export interface RoundNumbers {
  /** Everyone whose application stands; null while there are fewer than five, and then no other number is shown either. */
  people: number | null;
  countries: number;
  /** Countries that were in no earlier round; null in a programme's first round. */
  newCountries: number | null;
  /** Each person is counted in exactly one row, so that no small group can be found by subtraction. */
  rows: NumbersRow[];
}

/** A round's live numbers, safe for the public. */
export async function roundNumbers({ db }: Pick<Ctx, 'db'>, round: Round): Promise<RoundNumbers> {
  const rows = await byCountry(db, round.programme_id, round.id, round.number);
  const before = rows.filter(({ when }) => when === 'before');
  return publicNumbers(
    rows.filter(({ when }) => when === 'now'),
    before.length === 0 ? null : new Set(before.map(({ country }) => country ?? '')),
  );
}

/** The numbers by country that everybody may see; `earlier` are the countries of earlier rounds, null when there were none. */
export function publicNumbers(
  cells: readonly { country: string | null; people: number }[],
  earlier: ReadonlySet<string> | null,
): RoundNumbers {
  const total = cells.reduce((sum, cell) => sum + cell.people, 0);
  if (total > 0 && total < SMALLEST_CELL) return { people: null, countries: 0, newCountries: null, rows: [] };
  const codes = cells.flatMap((cell) => cell.country ?? []);
  const rows: NumbersRow[] = [];
  const small = new Map<Continent | null, number>();
  for (const { country, people } of cells) {
    if (country && people >= SMALLEST_CELL) rows.push({ of: 'country', code: country, people });
    else {
      const continent = country ? continentOf(country) : null;
      small.set(continent, (small.get(continent) ?? 0) + people);
    }
  }
  let elsewhere = 0;
  for (const [continent, people] of small) {
    if (continent && people >= SMALLEST_CELL) rows.push({ of: 'continent', code: continent, people });
    else elsewhere += people;
  }
  rows.sort((a, b) => b.people - a.people);
  // A small remainder could be found by subtraction, so the smallest named rows join it.
  while (elsewhere > 0 && elsewhere < SMALLEST_CELL && rows.length > 0) elsewhere += rows.pop()?.people ?? 0;
  if (elsewhere > 0) rows.push({ of: 'elsewhere', people: elsewhere });
  return {
    people: total,
    countries: codes.length,
    newCountries: earlier && codes.filter((code) => !earlier.has(code)).length,
    rows,
  };
}

const STANDS = sql`h.standing in ('confirmed', 'waiting', 'matched', 'finished')`;

/**
 * Applications that stand, with a confirmed address and not withdrawn: of this round and of earlier ones, which this software may not have
 * run. People removed with the data of their last round are included, since they took part.
 */
const byCountry = often(
  (_, programme: number, round: number, number: number) => sql<{
    country: string | null;
    people: number;
    when: 'now' | 'before';
  }>`
    select h.country, sum(h.people)::int as people, 'now' as "when" from head_count h
    where h.programme_id = ${programme} and h.round_id = ${round} and ${STANDS} group by 1 having sum(h.people) > 0
    union all
    select h.country, sum(h.people)::int, 'before' from head_count h
      join round r on r.programme_id = h.programme_id and r.id = h.round_id
    where h.programme_id = ${programme} and r.number < ${number} and h.country is not null and ${STANDS} group by 1 having sum(h.people) > 0
    union all
    select p.country, count(*)::int, 'before' from former_pair f
      join person p on p.programme_id = f.programme_id and p.id in (f.person_a, f.person_b)
    where f.programme_id = ${programme} and f.source = 'import' and p.country is not null group by 1`,
);
