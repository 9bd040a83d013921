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
  /** More files than a letter carries, in number or in size. */
  | { reason: 'too-many-files' }
  /** One of the writer's first letters, in a programme that filters them. `pieces` are the contacts that hold it back. */
  | { reason: 'filtered'; pieces: string[] };

/**
 * Writes a letter to the other members of one's partnership. It goes to them through the programme's mail, with addresses hidden. It waits
 * while a member is about to leave. It stays with its author while the members are kept apart (`apart`). The same `formKey` again is the
 * same letter.
 */
export async function writeLetter(
  ctx: Ctx,
  input: {
    programme: number;
    person: number;
    partnership: number;
    body: string;
    formKey: string;
    /** For a letter that came by mail: all its words, before quotes and the like were cut off, and its Message-ID. */
    mail?: { whole: string; messageId: string };
    /** Pictures and documents that are stored already. A letter with files needs no words. */
    files?: readonly StoredFile[];
    /** Whether its writer has a minute to take it back, as at each door. Otherwise it leaves at once. */
    waits?: boolean;
    /** The draft from which it was made. */
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
  // Signatures and quotes would bring the same contacts with them.
  const isWhole = input.mail && (await heldBack(ctx, input, input.mail.whole)).length === 0;
  const formKey = `${person}:${input.formKey.slice(0, 80)}`;
  return inTransaction(ctx, async (ctx) => {
    // The row is locked, so that a letter and a leaving take turns.
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

/** Nobody is reminded to write when they have just written. */
async function lookLater(ctx: Ctx, programme: number, partnership: number): Promise<void> {
  const at = new Date(ctx.clock.now().getTime() + 2 * LETTER_WAITS * 1000);
  await sql`
    update partnership set look_at = greatest(look_at, ${at})
    where programme_id = ${programme} and id = ${partnership} and state <> 'ended'`.execute(ctx.db);
}

/** All words of a mail if it has more than the letter; null otherwise. */
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
