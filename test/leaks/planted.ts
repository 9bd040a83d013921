import { sql } from 'kysely';
import type { Ctx } from '../../src/rooms/ctx.ts';
import { ROOMS } from '../../src/rooms/brought.ts';

/** A word that stands in whatever was planted, to search for: a search says it again, which gives nothing away. */
export const NEEDLE = 'zqneedle';

/** One planted text that was found: of which table, partnership (0: none of its own) and writer. */
export interface Found {
  table: string;
  partnership: number;
  writer: number;
}

/** Words whose whole row goes with who wrote them, which their claim need not name. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  agreement_member: ['hopes'],
  letter_picture: ['name'],
};

const WRITERS = ['author_id', 'person_id', 'proposer_id', 'proposed_by', 'by_id'];

/**
 * Puts words of its own into every text that members of partnerships write, as the room's claims name them, so that a table or column that
 * comes later is planted, too. Answers which tables were.
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
    // Its own, or that of what it belongs to.
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
      // The files hold the word that is their name.
      if (table === 'letter_picture')
        await sql`update file f set bytes = convert_to(own.name, 'UTF8') from letter_picture own
          where f.programme_id = own.programme_id and f.id = own.file_id`.execute(db);
    }
  }
  return planted;
}

/** A planted word, as a person would write it. */
export const wordOf = ({ table, partnership, writer }: Found): string =>
  `${NEEDLE} zq${table}X${partnership}X${writer}X0Xzq`;

/** Planted words in a text. */
export function findPlanted(text: string): Found[] {
  return [...text.matchAll(/zq([a-z_]+)X(\d+)X(\d+)X\d+Xzq/g)].map(([, table, partnership, writer]) => ({
    table: table!,
    partnership: Number(partnership),
    writer: Number(writer),
  }));
}
