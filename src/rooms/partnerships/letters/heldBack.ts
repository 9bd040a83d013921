import type { Ctx } from '../../ctx.ts';
import { FILTERED_LETTERS } from '../rules.ts';
import { contactsIn } from './contactsIn.ts';

/** A piece with at least this many signs shows six of them; a shorter one shows two. */
const SHORTEST = 8;

/**
 * The phone numbers, links and mail addresses for which a programme that filters holds back one of somebody's first letters in a
 * partnership. Each has its middle left out, since mails about it lie in the outbox. None when the letter may pass.
 */
export async function heldBack(
  ctx: Pick<Ctx, 'db'>,
  of: { programme: number; partnership: number; person: number },
  text: string,
): Promise<string[]> {
  const found = contactsIn(text);
  if (found.length === 0 || !(await isFiltered(ctx, of))) return [];
  return [...new Set(found.map((one) => hinted(one.text)))];
}

/** Whether a programme filters, and somebody has sent fewer letters in a partnership than are filtered. */
export async function isFiltered(
  ctx: Pick<Ctx, 'db'>,
  { programme, partnership, person }: { programme: number; partnership: number; person: number },
): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('programme')
    .select((eb) => [
      'filters_letters as filters',
      eb
        .selectFrom('letter')
        .select((one) => one.fn.countAll<number>().as('count'))
        .where('programme_id', '=', programme)
        .where('partnership_id', '=', partnership)
        .where('author_id', '=', person)
        .where('drafted_at', 'is', null)
        .as('letters'),
    ])
    .where('id', '=', programme)
    .executeTakeFirstOrThrow();
  return row.filters && Number(row.letters) < FILTERED_LETTERS;
}

/** Enough of a piece for its writer to recognise it. */
function hinted(piece: string): string {
  const signs = [...piece];
  const shown = signs.length < SHORTEST ? [1, 1] : [4, 2];
  return `${signs.slice(0, shown[0]).join('')}…${signs.slice(-shown[1]!).join('')}`;
}
