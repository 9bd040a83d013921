import { sql } from 'kysely';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { ROOMS } from '../../src/rooms/brought.ts';

/** A word in every planted text, to search for. A search repeats its words, so this one does not give anything away. */
export const NEEDLE = 'zqneedle';

/** A planted text that was found: its table, its partnership (0: none) and its writer. */
export interface Found {
  table: string;
  partnership: number;
  writer: number;
}

/** Columns whose whole row goes with its writer, so that the claim need not name them. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  agreement_member: ['hopes'],
  letter_picture: ['name'],
};

const WRITERS = ['author_id', 'person_id', 'proposer_id', 'proposed_by', 'by_id'];

/**
 * Puts words of its own into every text that members of partnerships write. It follows the claims of the rooms, so that later tables and
 * columns are planted, too. Returns the planted columns.
 */
export async function plant({ db }: Pick<Ctx, 'db'>): Promise<string[]> {
  const planted: string[] = [];
  for (const [table, claim] of Object.entries({
    ...ROOMS.partnerships.claims,
    ...ROOMS.meetings.claims,
  })) {
    const { rows } = await sql<{ name: string; type: string }>`
      select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(db);
    const names = new Set(rows.map(({ name }) => name));
    const number = (...among: string[]): string =>
      `coalesce(${among.find((one) => names.has(one)) ?? '0'}, 0)`;
    // The row's own partnership, or that of the thing it belongs to.
    const pairOf = (): string => {
      if (names.has('partnership_id')) return 'partnership_id';
      const of = ['letter', 'agreement', 'concern'].find((one) => names.has(`${one}_id`));
      return of
        ? `(select partnership_id from ${of} o where o.programme_id = ${table}.programme_id and o.id = ${table}.${of}_id)`
        : '0';
    };
    const words = 'words' in claim ? Object.keys(claim.words) : [];
    for (const column of [...words, ...(MORE[table] ?? [])]) {
      if (rows.find(({ name }) => name === column)?.type !== 'text') continue;
      const parts = [pairOf(), number(...WRITERS), number('id', 'person_id')];
      const text = `'${NEEDLE} zq${table}X' || ${parts.join(" || 'X' || ")} || 'Xzq'`;
      await sql`update ${sql.id(table)} set ${sql.id(column)} = ${sql.raw(text)}`.execute(db);
      planted.push(`${table}.${column}`);
      // Each file is found by its name, so its contents are that name.
      if (table === 'letter_picture')
        await sql`update file f set bytes = convert_to(own.name, 'UTF8') from letter_picture own
          where f.programme_id = own.programme_id and f.id = own.file_id`.execute(db);
    }
  }
  return planted;
}

/** A planted word, as a person would type it. */
export const wordOf = ({ table, partnership, writer }: Found): string =>
  `${NEEDLE} zq${table}X${partnership}X${writer}X0Xzq`;

/** The planted words in a text. */
export function findPlanted(text: string): Found[] {
  return [...text.matchAll(/zq([a-z_]+)X(\d+)X(\d+)X\d+Xzq/g)].map(([, table, partnership, writer]) => ({
    table: table!,
    partnership: Number(partnership),
    writer: Number(writer),
  }));
}
