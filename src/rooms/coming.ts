import type { Expression } from 'kysely';
import { together } from '../db/together.ts';
import type { InJson, RowOf } from '../db/together.ts';
import type { Ctx } from './ctx.ts';
import type { MailKind } from './kinds.ts';

/** A mail that the timetable will write when its date has come, and its readers as things stand. */
export interface ComingMail {
  kind: MailKind;
  round: number;
  topic?: number;
  /** When it goes and how many get it, if everybody wants it. Counts only, since there may be a hundred thousand people. */
  crowd: readonly { at: Date; people: number }[];
  /** The readers themselves, by a query; with `among` only those people. */
  readers(among?: readonly number[]): ComingReaders;
}

export interface ComingReaders {
  rows: Expression<unknown>;
  read(rows: unknown): ComingReader[];
}

export interface ComingReader {
  person: number;
  at: Date;
}

/** The lists that a room reads to foresee a round's mails, and the mails that follow from them. */
export interface ComingPart {
  asks: Readonly<Record<string, Expression<unknown>>>;
  mails(found: unknown): ComingMail[];
}

type Found<Lists> = { [K in keyof Lists]: InJson<RowOf<Lists[K]>>[] };

export const comingPart = <Lists extends Readonly<Record<string, Expression<unknown>>>>(
  asks: Lists,
  mails: (found: Found<Lists>) => ComingMail[],
): ComingPart => ({ asks, mails: (found) => mails(found as Found<Lists>) });

/** The readers that a query finds; `read` returns null for a row that gets no mail after all. */
export const comingReaders = <Row>(
  rows: Expression<Row>,
  read: (row: InJson<Row>) => ComingReader | null,
): ComingReaders => ({ rows, read: (found) => (found as InJson<Row>[]).flatMap((row) => read(row) ?? []) });

/** The mails of several parts, and whatever `more` asks, by one query. */
export async function readComing<More extends Readonly<Record<string, Expression<unknown>>>>(
  { db }: Pick<Ctx, 'db'>,
  parts: readonly ComingPart[],
  more: More,
): Promise<{ mails: ComingMail[]; found: Found<More> }> {
  const asks = parts.flatMap((part, at) =>
    Object.entries(part.asks).map(([name, rows]) => [`${at} ${name}`, rows] as const),
  );
  const found = await together(db, { ...Object.fromEntries(asks), ...more });
  const mails = parts.flatMap((part, at) =>
    part.mails(Object.fromEntries(Object.keys(part.asks).map((name) => [name, found[`${at} ${name}`]]))),
  );
  return { mails, found: found as Found<More> };
}

/** The readers of several mails by one query, in the order of the mails. */
export async function readReaders(
  { db }: Pick<Ctx, 'db'>,
  mails: readonly ComingMail[],
  among?: readonly number[],
): Promise<ComingReader[][]> {
  const asked = mails.map((mail) => mail.readers(among));
  const found = await together(db, Object.fromEntries(asked.map(({ rows }, at) => [`${at}`, rows])));
  return asked.map(({ read }, at) => read(found[`${at}`]));
}
