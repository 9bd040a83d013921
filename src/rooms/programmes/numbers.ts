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

/** Applications that stand: the address is confirmed and nobody has withdrawn. */
const STANDING = ['confirmed', 'waiting', 'matched', 'finished'];

const byCountry = often((db, programme: number, round: number) =>
  standing(db, programme)
    .select(['person.country', sql<number>`count(*)::int`.as('people')])
    .where('application.round_id', '=', round)
    .groupBy('person.country'),
);

/** A round's live numbers, safe for the public. */
export async function roundNumbers(ctx: Pick<Ctx, 'db'>, round: Round): Promise<RoundNumbers> {
  const [cells, earlier] = await Promise.all([
    byCountry(ctx.db, round.programme_id, round.id),
    earlierCountries(ctx, round),
  ]);
  return publicNumbers(
    cells.map(({ country, people }) => ({ country, people })),
    earlier,
  );
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

async function earlierCountries({ db }: Pick<Ctx, 'db'>, round: Round): Promise<Set<string> | null> {
  const { programme_id: programme, number } = round;
  const [applied, paired] = await Promise.all([
    countriesBefore(db, programme, number),
    countriesImported(db, programme),
  ]);
  const rows = [...applied, ...paired];
  return rows.length === 0 ? null : new Set(rows.map((row) => row.country ?? ''));
}

const countriesBefore = often((db, programme: number, round: number) =>
  standing(db, programme)
    .innerJoin('round', (join) =>
      join
        .onRef('round.programme_id', '=', 'application.programme_id')
        .onRef('round.id', '=', 'application.round_id'),
    )
    .select('person.country')
    .distinct()
    .where('round.number', '<', round)
    .where('person.country', 'is not', null),
);

/** Of rounds that were run before this software did: their people came by import of earlier pairs. */
const countriesImported = often((db, programme: number) =>
  db
    .selectFrom('former_pair')
    .innerJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'former_pair.programme_id')
        .on((eb) =>
          eb.or([
            eb('person.id', '=', eb.ref('former_pair.person_a')),
            eb('person.id', '=', eb.ref('former_pair.person_b')),
          ]),
        ),
    )
    .select('person.country')
    .distinct()
    .where('former_pair.programme_id', '=', programme)
    .where('former_pair.source', '=', 'import')
    .where('person.country', 'is not', null),
);

function standing(db: Ctx['db'], programme: number) {
  return (
    db
      .selectFrom('application')
      .innerJoin('person', (join) =>
        join
          .onRef('person.programme_id', '=', 'application.programme_id')
          .onRef('person.id', '=', 'application.person_id'),
      )
      .where('application.programme_id', '=', programme)
      .where('application.state', 'in', STANDING)
      // Who went with the data of their last round took part all the same.
      .where((eb) => eb.or([eb('person.erased_at', 'is', null), eb('person.forgotten_at', 'is not', null)]))
  );
}
