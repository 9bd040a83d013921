import { sql } from 'kysely';
import type { Expression } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { anyOf } from '../../db/anyOf.ts';
import { together } from '../../db/together.ts';
import { namesSaid } from '../../i18n/nameParts.ts';
import type { Translate } from '../../i18n/translate.ts';
import { pick } from '../../lib/text/texts.ts';
import type { Texts } from '../../lib/text/texts.ts';
import type { Ctx, Viewer } from '../ctx.ts';
import type { Sees } from './filtered.ts';

/** The reader of the log or the work list: their programme and language, and the subjects that are kept from them. */
export interface LogReader {
  programme: number;
  /** The programme's own language, where a text has none in the reader's. */
  source: string;
  lang: string;
  t: Translate;
  viewer: Viewer;
}

/** The query that reads the subjects with these ids. */
type Rows<Row> = (db: Ctx['db'], reader: LogReader, ids: readonly number[]) => Expression<Row>;

/** The query that reads subjects of a kind, and how its rows name them. */
interface Names {
  rows: Rows<unknown>;
  named(reader: LogReader, rows: unknown): (readonly [id: number, name: string])[];
}

/** A kind of thing that events and matters are about. */
export interface Subject {
  /** How they are named; null for subjects without a name. */
  names: Names | null;
  /** For subjects kept from some: whether the viewer may see this one. */
  sees?: (viewer: Viewer) => Sees;
}

export interface NamedPerson {
  id: number;
  name: string;
  address: string | null;
  /** A text where it comes as JSON. */
  erased_at: Date | string | null;
}

/** The name of a person: an erased one is called a former participant, one without a name yet is known by their address. */
export function personName(t: Translate, row: Omit<NamedPerson, 'id'>): string {
  return row.erased_at ? t('log.former') : row.name || row.address || t('inbox.nameless');
}

/** Names each subject by one row of a query. The rows come as JSON, together with those of other kinds, so a time in them is a text. */
export const byRow = <Row extends { id: number }>(
  rows: Rows<Row>,
  name: (row: Row, reader: LogReader) => string,
): Names => ({
  rows,
  named: (reader, found) => (found as Row[]).map((row) => [row.id, name(row, reader)] as const),
});

/** Names a subject by its people, in their order: the person, the applicant, or the partners. */
export const byPeople = (rows: Rows<NamedPerson>): Names => ({
  rows,
  named: (reader, found) => {
    return [...Map.groupBy(found as NamedPerson[], (row) => row.id)].map(([id, people]) => {
      const names = people.map((person) => personName(reader.t, person));
      return [id, names.length === 1 ? names[0]! : namesSaid(reader.lang, names)];
    });
  },
});

/** Names a subject by a text of its row in the reader's language. Of several rows with one id, the row with the greatest `last` counts. */
export const byText = (of: {
  table: keyof Schema;
  id?: string;
  text: string;
  locale?: string;
  last?: string;
}): Names =>
  byRow<{ id: number; text: Texts; locale: string }>(
    (_, reader, ids) => {
      const { table, id = 'id', text, locale, last = id } = of;
      return sql`(
        select ${sql.ref(id)} as id, ${sql.ref(text)} as text, ${locale ? sql.ref(locale) : sql`${reader.source}::text`} as locale
        from ${sql.table(table)} where programme_id = ${reader.programme} and ${sql.ref(id)} = ${anyOf(ids)}
        order by ${sql.ref(last)})`;
    },
    ({ text, locale }, { lang }) => pick(text, lang, locale),
  );

/** The names of subjects of several kinds, found by one query, each as its kind, its id and its name. */
export async function namesOf(
  { db }: Pick<Ctx, 'db'>,
  reader: LogReader,
  asked: ReadonlyMap<string, { names: Names; ids: readonly number[] }>,
): Promise<(readonly [kind: string, id: number, name: string])[]> {
  const kinds = [...asked];
  const lists = kinds.map(([kind, { names, ids }]) => [kind, names.rows(db, reader, ids)] as const);
  const found = await together(db, Object.fromEntries(lists));
  return kinds.flatMap(([kind, { names }]) =>
    names.named(reader, found[kind]).map(([id, name]) => [kind, id, name] as const),
  );
}
