import { sql } from 'kysely';
import { often } from '../../db/often.ts';
import { continentOf } from '../../lib/regions.ts';
import type { Continent } from '../../lib/regions.ts';
import type { Ctx } from '../ctx.ts';
import type { Round } from './rounds.ts';

/** Public numbers name no group smaller than this, so that nobody can be picked out of one. */
const SMALLEST_CELL = 5;

/** People of one country; of a continent's countries that are too small to be named; of everywhere else. */
export type NumbersRow =
  | { of: 'country'; code: string; people: number }
  | { of: 'continent'; code: Continent; people: number }
  | { of: 'elsewhere'; people: number };

export interface RoundNumbers {
  /** Everyone whose application stands; null while they are fewer than five, and then nothing else is said either. */
  people: number | null;
  countries: number;
  /** Countries that were in no earlier round; null in a programme's first. */
  newCountries: number | null;
  /** Each person counted in exactly one row, so that no small group can be found by subtraction. */
  rows: NumbersRow[];
}

/** People of a round that number so many are counted once in so many milliseconds, whoever looks. */
const MANY = 1000;
const KEPT_MS = 10_000;
const kept = new WeakMap<object, Map<string, { numbers: RoundNumbers; until: number }>>();

/** A round's live numbers, safe for the public; of a large one as they were some seconds ago. */
export async function roundNumbers(ctx: Pick<Ctx, 'db'>, round: Round): Promise<RoundNumbers> {
  const own = kept.get(ctx.db) ?? new Map<string, { numbers: RoundNumbers; until: number }>();
  kept.set(ctx.db, own);
  const key = `${round.programme_id} ${round.id}`;
  const known = own.get(key);
  if (known && performance.now() < known.until) return known.numbers;
  // Who comes while they are counted anew gets those of before.
  if (known) known.until = performance.now() + KEPT_MS;
  const { cells, earlier, people } = await countRound(ctx, round);
  const numbers = publicNumbers(cells, earlier);
  if (people >= MANY) own.set(key, { numbers, until: performance.now() + KEPT_MS });
  else own.delete(key);
  return numbers;
}

async function countRound({ db }: Pick<Ctx, 'db'>, { programme_id, id, number }: Round) {
  const rows = await byCountry(db, programme_id, id, number);
  const before = rows.filter(({ when }) => when === 'before');
  return {
    cells: rows.filter(({ when }) => when === 'now'),
    earlier: before.length === 0 ? null : new Set(before.map(({ country }) => country ?? '')),
    people: rows.reduce((sum, row) => sum + row.people, 0),
  };
}

/** What may be told of counts by country; `earlier` are the countries of earlier rounds, null when there were none. */
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
  // A remainder that is small itself would be one subtraction away; the smallest named rows join it.
  while (elsewhere > 0 && elsewhere < SMALLEST_CELL && rows.length > 0) elsewhere += rows.pop()?.people ?? 0;
  if (elsewhere > 0) rows.push({ of: 'elsewhere', people: elsewhere });
  return {
    people: total,
    countries: codes.length,
    newCountries: earlier && codes.filter((code) => !earlier.has(code)).length,
    rows,
  };
}

/** Who went with the data of their last round took part all the same. */
const STANDS = sql`a.state in ('confirmed', 'waiting', 'matched', 'finished') and (p.erased_at is null or p.forgotten_at is not null)`;
const APPLIED = sql`application a join person p on p.programme_id = a.programme_id and p.id = a.person_id`;

/** Applications that stand, whose address is confirmed and which nobody has withdrawn: of this round, and of those before, which this software did not always run. */
const byCountry = often(
  (_, programme: number, round: number, number: number) => sql<{
    country: string | null;
    people: number;
    when: 'now' | 'before';
  }>`
    select p.country, count(*)::int as people, 'now' as "when" from ${APPLIED}
    where a.programme_id = ${programme} and a.round_id = ${round} and ${STANDS} group by 1
    union all
    select p.country, count(*)::int, 'before' from ${APPLIED}
      join round r on r.programme_id = a.programme_id and r.id = a.round_id
    where a.programme_id = ${programme} and r.number < ${number} and p.country is not null and ${STANDS} group by 1
    union all
    select p.country, count(*)::int, 'before' from former_pair f
      join person p on p.programme_id = f.programme_id and p.id in (f.person_a, f.person_b)
    where f.programme_id = ${programme} and f.source = 'import' and p.country is not null group by 1`,
);
