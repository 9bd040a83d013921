import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { isApart } from '../concerns/apart.ts';
import { LETTER_WAITS, LIMITS, checkText } from '../rules.ts';
import { currentMembers, partnershipOf } from '../queries.ts';
import { draftKey, useDraft } from './drafts.ts';
import type { FromDraft } from './drafts.ts';
import { addFiles, doFit } from './files.ts';
import type { StoredFile } from './files.ts';
import { heldBack } from './heldBack.ts';
import { passOn } from './sendLetters.ts';

export type LetterRefusal =
  | { reason: 'unknown' }
  | { reason: 'ended' | 'empty' | 'too-long' }
  /** More than a letter takes along, in number or in all. */
  | { reason: 'too-many-files' }
  /** One of the writer's first letters, in a programme that filters these: `pieces` are the contacts that hold it back. */
  | { reason: 'filtered'; pieces: string[] };

/**
 * Writes a letter to everybody else in one's partnership; it goes to them through the programme's mail, addresses hidden.
 * While a member is about to leave, it waits; while its members are kept apart, it stays with its author (`apart`). The same `formKey` again is
 * the same letter.
 */
export async function writeLetter(
  ctx: Ctx,
  input: {
    programme: number;
    person: number;
    partnership: number;
    body: string;
    formKey: string;
    /** When it came by mail: all its words, before quotes and the like were cut off, and its Message-ID. */
    mail?: { whole: string; messageId: string };
    /** Pictures and documents that are stored already; with them a letter needs no words. */
    files?: readonly StoredFile[];
    /** Whether its writer has a minute to take it back, as at each door; it leaves at once without. */
    waits?: boolean;
    /** The draft it was made of. */
    from?: FromDraft;
  },
): Promise<{ ok: true; letter: number; apart: boolean } | ({ ok: false } & LetterRefusal)> {
  const { programme, person, partnership } = input;
  const own = await partnershipOf(ctx, programme, person, partnership);
  if (!own) return { ok: false, reason: 'unknown' };
  if (own.state === 'ended' || own.me.leftAt) return { ok: false, reason: 'ended' };
  const body = input.body.trim();
  const { files = [], from } = input;
  const problem = checkText(body, LIMITS.letter);
  const keep = from?.keep ?? [];
  if (problem && !(problem === 'empty' && files.length + keep.length > 0))
    return { ok: false, reason: problem };
  if (!(await doFit(ctx, { programme, files, draft: draftKey(person), keep })))
    return { ok: false, reason: 'too-many-files' };
  const pieces = await heldBack(ctx, input, body);
  if (pieces.length > 0) return { ok: false, reason: 'filtered', pieces };
  // Signatures and quotes would bring the same with them.
  const isWhole = input.mail && (await heldBack(ctx, input, input.mail.whole)).length === 0;
  const formKey = `${person}:${input.formKey.slice(0, 80)}`;
  return inTransaction(ctx, async (ctx) => {
    // The row is locked, so that a letter and somebody's leaving come one after the other.
    const open = await ctx.db
      .selectFrom('partnership')
      .select('state')
      .where('programme_id', '=', programme)
      .where('id', '=', partnership)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const members = await currentMembers(ctx, programme, partnership);
    if (open.state === 'ended' || !members.some((member) => member.person === person))
      return { ok: false, reason: 'ended' };
    const apart = await isApart(ctx, programme, partnership);
    const waits = input.waits && !apart;
    const now = ctx.clock.now();
    const written = await ctx.db
      .insertInto('letter')
      .values({
        programme_id: programme,
        partnership_id: partnership,
        author_id: person,
        body,
        form_key: formKey,
        whole: isWhole ? wholeOf(input.mail?.whole, body) : null,
        message_id: input.mail?.messageId || null,
        written_at: now,
        held_at: now,
        leaves_at: waits ? new Date(now.getTime() + LETTER_WAITS * 1000) : null,
        apart,
      })
      .onConflict((c) => c.columns(['programme_id', 'partnership_id', 'form_key']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!written) return { ok: true, letter: await letterOfKey(ctx, programme, partnership, formKey), apart };
    await addFiles(ctx, programme, written.id, files);
    if (from) await useDraft(ctx, { programme, partnership, person, letter: written.id, from });
    await (waits
      ? lookLater(ctx, programme, partnership)
      : passOn(ctx, { programme, partnership, letter: written.id, author: person }));
    return { ok: true, letter: written.id, apart };
  });
}

/** Nobody is reminded to write who has just written. */
async function lookLater(ctx: Ctx, programme: number, partnership: number): Promise<void> {
  const at = new Date(ctx.clock.now().getTime() + 2 * LETTER_WAITS * 1000);
  await sql`
    update partnership set look_at = greatest(look_at, ${at})
    where programme_id = ${programme} and id = ${partnership} and state <> 'ended'`.execute(ctx.db);
}

/** All of a mail's words, when they are more than the letter's. */
function wholeOf(whole: string | undefined, body: string): string | null {
  const text = whole?.trim().slice(0, LIMITS.whole) ?? '';
  return text === '' || text === body ? null : text;
}

async function letterOfKey(
  ctx: Ctx,
  programme: number,
  partnership: number,
  formKey: string,
): Promise<number> {
  const { id } = await ctx.db
    .selectFrom('letter')
    .select('id')
    .where('programme_id', '=', programme)
    .where('partnership_id', '=', partnership)
    .where('form_key', '=', formKey)
    .executeTakeFirstOrThrow();
  return id;
}
