import { sql } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import { anyOf } from '../../db/anyOf.ts';
import { isolate } from '../../i18n/translate.ts';
import type { Translate } from '../../i18n/translate.ts';
import { pick } from '../../lib/text/texts.ts';
import type { Texts } from '../../lib/text/texts.ts';
import type { Ctx, Viewer } from '../ctx.ts';
import type { Sees } from './queries.ts';

/** The reader of the log or the work list: in which programme and language, and what is kept from them. */
export interface LogReader {
  programme: number;
  /** The programme's own language, where a text has none in the reader's. */
  source: string;
  lang: string;
  t: Translate;
  viewer: Viewer;
}

type Names = (
  ctx: Pick<Ctx, 'db'>,
  reader: LogReader,
  ids: readonly number[],
) => Promise<(readonly [id: number, name: string])[]>;

/** A kind of thing that events and matters are about. */
export interface Subject {
  /** The names of those with these ids, found all at once; null for subjects without a name. */
  names: Names | null;
  /** For subjects kept from some: whether the viewer may see this one. */
  sees?: (viewer: Viewer) => Sees;
}

export interface NamedPerson {
  id: number;
  name: string;
  address: string | null;
  erased_at: Date | null;
}

/** A person who is gone is a former participant; one without a name yet is known by their address. */
export function personName(t: Translate, row: Omit<NamedPerson, 'id'>): string {
  return row.erased_at ? t('log.former') : row.name || row.address || t('inbox.nameless');
}

/** Named by its people, in their order: a person, whose application it is, who are partners. */
export const byPeople =
  (
    rows: (ctx: Pick<Ctx, 'db'>, reader: LogReader, ids: readonly number[]) => Promise<NamedPerson[]>,
  ): Names =>
  async (ctx, reader, ids) => {
    const list = new Intl.ListFormat(reader.lang);
    return [...Map.groupBy(await rows(ctx, reader, ids), (row) => row.id)].map(([id, people]) => {
      const names = people.map((person) => personName(reader.t, person));
      return [id, names.length === 1 ? names[0]! : list.format(names.map((name) => isolate(name)))];
    });
  };

/** Named by a text of its row in the reader's language; of several rows with its id by that of the greatest `last`. */
export const byText =
  (of: { table: keyof Schema; id?: string; text: string; locale?: string; last?: string }): Names =>
  async (ctx, reader, ids) => {
    const { table, id = 'id', text, locale, last = id } = of;
    const { rows } = await sql<{ id: number; text: Texts; locale: string }>`
      select ${sql.ref(id)} as id, ${sql.ref(text)} as text, ${locale ? sql.ref(locale) : sql`${reader.source}::text`} as locale
      from ${sql.table(table)} where programme_id = ${reader.programme} and ${sql.ref(id)} = ${anyOf(ids)}
      order by ${sql.ref(last)}`.execute(ctx.db);
    return rows.map((row) => [row.id, pick(row.text, reader.lang, row.locale)]);
  };
