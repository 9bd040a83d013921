import type { Ctx } from '../../ctx.ts';
import { isPassed } from './heldLetters.ts';
import { picturesOf } from './pictures.ts';
import { often } from '../../../db/often.ts';
import type { OwnPartnership, Db } from '../queries.ts';

export interface Letter {
  id: number;
  author: number | null;
  body: string;
  writtenAt: Date;
  /** True when its words went with the round's data. */
  gone: boolean;
  /** Whether it came by mail, with more words than the letter shows. */
  hasMore: boolean;
  pictures: { file: number; name: string }[];
}

type Reading = readonly [programme: number, partnership: number, reader: number, until: Date];

/** The end of time: for members who have not left. */
const NEVER = new Date('9999-12-31');

const readable = (db: Ctx['db'], [programme, partnership, reader, until]: Reading) =>
  db
    .selectFrom('letter')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where((eb) => isPassed(eb, { me: { person: reader } }))
    .where('written_at', '<=', until);

const pageOf = often((db, limit: number, offset: number, ...reading: Reading) =>
  readable(db, reading)
    .select((eb) => [
      'id',
      'author_id as author',
      'body',
      'written_at as writtenAt',
      'gone_at as goneAt',
      eb('whole', 'is not', null).as('hasMore'),
    ])
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .offset(offset),
);

const countOf = often((db, ...reading: Reading) =>
  readable(db, reading).select((eb) => [
    eb.fn.countAll<number>().as('count'),
    eb.fn.count<number>('author_id').distinct().as('writers'),
  ]),
);

/** Letters of a partnership, newest first, up to the moment the reader left it; `exchange` once more than one member has written. The caller has checked that the partnership is the reader's. */
export async function lettersOf(
  ctx: Db,
  programme: number,
  own: OwnPartnership,
  page: { limit: number; offset: number },
): Promise<{ letters: Letter[]; count: number; isExchange: boolean }> {
  const reading = [programme, own.id, own.me.person, own.me.leftAt ?? NEVER] as const;
  const [letters, [counted]] = await Promise.all([
    pageOf(ctx.db, page.limit, page.offset, ...reading),
    countOf(ctx.db, ...reading),
  ]);
  const { count, writers } = counted!;
  const pictures = await picturesOf(
    ctx,
    programme,
    letters.map(({ id }) => id),
  );
  return {
    letters: letters.map((letter) => ({
      id: letter.id,
      author: letter.author,
      body: letter.body,
      writtenAt: letter.writtenAt,
      gone: letter.goneAt !== null,
      hasMore: Boolean(letter.hasMore),
      pictures: pictures
        .filter((picture) => picture.letter === letter.id)
        .map(({ file, name }) => ({ file, name })),
    })),
    count: Number(count),
    isExchange: Number(writers) > 1,
  };
}

/** All words of a letter that came by mail, for one who may read the letter; null when there are no more than it shows. */
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
    .where((eb) => isPassed(eb, own));
  if (own.me.leftAt) one = one.where('written_at', '<=', own.me.leftAt);
  return (await one.executeTakeFirst())?.whole ?? null;
}
