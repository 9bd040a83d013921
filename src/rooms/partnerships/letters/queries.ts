import { sql } from 'kysely';
import type { Ctx } from '../../ctx.ts';
import { draftKeyOf } from './drafts.ts';
import type { KeptDraft } from './drafts.ts';
import { FILES_OF_LETTER } from './files.ts';
import type { LetterFile } from './files.ts';
import { isPassed } from './heldLetters.ts';
import { often } from '../../../db/often.ts';
import type { OwnPartnership, Db } from '../queries.ts';

export interface Letter {
  id: number;
  author: number | null;
  body: string;
  writtenAt: Date;
  /** Whether its words were deleted with the round's data. */
  gone: boolean;
  /** Whether it came by mail and has more words than the letter shows. */
  hasMore: boolean;
  files: LetterFile[];
  /** Until when its writer may take it back; null once it has left. */
  leavesAt: Date | null;
}

type Reading = readonly [programme: number, partnership: number, reader: number, since: Date, until: Date];

/** The end of time, for members who have not left. */
const NEVER = new Date('9999-12-31');

const readable = (db: Ctx['db'], [programme, partnership, reader, since, until]: Reading) =>
  db
    .selectFrom('letter')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where((eb) => isPassed(eb, { me: { person: reader } }))
    .where('written_at', '>=', since)
    .where('written_at', '<=', until)
    .where('drafted_at', 'is', null);

/** The reader's own draft, as JSON beside the letters. */
const draft = (db: Ctx['db'], [programme, partnership, reader]: Reading) =>
  db
    .selectFrom('letter')
    .select((eb) => [
      sql<DraftRow>`json_build_object('body', ${eb.ref('body')}, 'keptAt', ${eb.ref('drafted_at')}, 'files', ${FILES_OF_LETTER})`.as(
        'draft',
      ),
    ])
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('form_key', '=', draftKeyOf(sql`${reader}::text`))
    .where('gone_at', 'is', null);

type DraftRow = Omit<KeptDraft, 'keptAt'> & { keptAt: string };

const page = (db: Ctx['db'], limit: number, offset: number, reading: Reading) =>
  readable(db, reading)
    .select((eb) => [
      'id',
      'author_id as author',
      'body',
      'written_at as writtenAt',
      eb('gone_at', 'is not', null).as('gone'),
      eb('whole', 'is not', null).as('hasMore'),
      FILES_OF_LETTER.as('files'),
      sql<Date | null>`case when left_at is null then leaves_at end`.as('leavesAt'),
    ])
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset);

const counted = (db: Ctx['db'], reading: Reading) =>
  readable(db, reading).select((eb) => [
    eb.fn.countAll<number>().as('count'),
    eb.fn.count<number>('author_id').distinct().as('writers'),
  ]);

/** Answers one row without a letter when the page has none. */
const pageOf = often((db, limit: number, offset: number, ...reading: Reading) =>
  db
    .selectFrom(counted(db, reading).as('counted'))
    .leftJoin(draft(db, reading).as('kept'), (join) => join.onTrue())
    .leftJoin(page(db, limit, offset, reading).as('page'), (join) => join.onTrue())
    .selectAll()
    .orderBy('page.writtenAt', 'desc')
    .orderBy('page.id', 'desc'),
);

/** The columns are either all there or all null. */
const isLetter = (row: { id: number | null }): row is Letter => row.id !== null;

/**
 * Letters of a partnership, newest first, from when the reader joined until they left, with the reader's own draft. `isExchange` is true
 * once more than one member has written. The caller has checked that the partnership is the reader's.
 */
export async function lettersOf(
  ctx: Db,
  programme: number,
  own: OwnPartnership,
  page: { limit: number; offset: number },
): Promise<{ letters: Letter[]; count: number; isExchange: boolean; draft: KeptDraft | null }> {
  const reading = [programme, own.id, own.me.person, own.me.joinedAt, own.me.leftAt ?? NEVER] as const;
  const rows = await pageOf(ctx.db, page.limit, page.offset, ...reading);
  const kept = rows[0]?.draft;
  return {
    draft: kept ? { ...kept, keptAt: new Date(kept.keptAt) } : null,
    letters: rows.flatMap((row) => (isLetter(row) ? [row] : [])),
    count: Number(rows[0]?.count ?? 0),
    isExchange: Number(rows[0]?.writers ?? 0) > 1,
  };
}

/** All words of a letter that came by mail, for somebody who may read the letter. Null when there are no more words than it shows. */
export async function wholeLetter(
  ctx: Db,
  programme: number,
  own: OwnPartnership,
  id: number,
): Promise<string | null> {
  let one = ctx.db
    .selectFrom('letter')
    .select('whole')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', own.id)
    .where('id', '=', id)
    .where('written_at', '>=', own.me.joinedAt)
    .where((eb) => isPassed(eb, own));
  if (own.me.leftAt) one = one.where('written_at', '<=', own.me.leftAt);
  return (await one.executeTakeFirst())?.whole ?? null;
}
