import { inTransaction } from '../../ctx.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { isApart } from '../concerns/apart.ts';
import { areLettersHeld, letterMail } from './heldLetters.ts';
import { LIMITS, checkText } from '../rules.ts';
import { lookSoon } from '../turn/lookSoon.ts';
import { currentMembers, partnershipOf } from '../queries.ts';

type LetterRefusal = 'unknown' | 'ended' | 'empty' | 'too-long';

/**
 * Writes a letter to everybody else in one's partnership; it goes to them through the programme's mail, addresses hidden.
 * While a member is about to leave, it waits; while its members are kept apart, it stays with its author (`apart`). The same `formKey` again is the same letter. The first letter makes the partnership active.
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
    /** Pictures that are stored already; with them a letter needs no words. */
    pictures?: readonly { file: number; name: string }[];
  },
): Promise<{ ok: true; letter: number; apart: boolean } | { ok: false; reason: LetterRefusal }> {
  const { programme, person, partnership } = input;
  const own = await partnershipOf(ctx, programme, person, partnership);
  if (!own) return { ok: false, reason: 'unknown' };
  if (own.state === 'ended' || own.me.leftAt) return { ok: false, reason: 'ended' };
  const body = input.body.trim();
  const { pictures = [] } = input;
  const problem = checkText(body, LIMITS.letter);
  if (problem && !(problem === 'empty' && pictures.length > 0)) return { ok: false, reason: problem };
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
    const isHeld = apart || (await areLettersHeld(ctx, programme, partnership));
    const written = await ctx.db
      .insertInto('letter')
      .values({
        programme_id: programme,
        partnership_id: partnership,
        author_id: person,
        body,
        form_key: formKey,
        whole: wholeOf(input.mail?.whole, body),
        message_id: input.mail?.messageId || null,
        written_at: ctx.clock.now(),
        held_at: isHeld ? ctx.clock.now() : null,
        apart,
      })
      .onConflict((c) => c.columns(['programme_id', 'partnership_id', 'form_key']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!written) return { ok: true, letter: await letterOfKey(ctx, programme, partnership, formKey), apart };
    await addPictures(ctx, programme, written.id, pictures);
    if (open.state === 'introduced')
      await ctx.db
        .updateTable('partnership')
        .set({ state: 'active', state_at: ctx.clock.now() })
        .where('programme_id', '=', programme)
        .where('id', '=', partnership)
        .execute();
    await record(ctx, {
      programme,
      actor: { kind: 'person', id: person },
      kind: 'letter-written',
      subject: ['partnership', partnership],
      round: own.round,
      data: { letter: written.id },
    });
    await lookSoon(ctx, { programme, partnership });
    const readers = isHeld ? [] : members.filter((member) => member.person !== person);
    await ctx.mailer.queue(
      ctx,
      readers.map((reader) =>
        letterMail({ programme, partnership, letter: written.id, person: reader.person }),
      ),
    );
    return { ok: true, letter: written.id, apart };
  });
}

async function addPictures(
  ctx: Ctx,
  programme: number,
  letter: number,
  pictures: readonly { file: number; name: string }[],
): Promise<void> {
  if (pictures.length === 0) return;
  await ctx.db
    .insertInto('letter_picture')
    .values(
      pictures.map(({ file, name }) => ({ programme_id: programme, letter_id: letter, file_id: file, name })),
    )
    .onConflict((c) => c.doNothing())
    .execute();
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
