import { withoutTurns } from '../../lib/text/oneLine.ts';
import { actorPerson, inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';

/** The longest note, in letters. */
export const LONGEST_NOTE = 2000;

type Done<R extends string> = { ok: true; note: number } | { ok: false; reason: R };

/**
 * Notes something about a person in a round, for its coordinators. The person can download the note, and it is deleted with the round's
 * data.
 */
export async function writeNote(
  ctx: Ctx,
  input: { programme: number; actor: Actor; person: number; round: number; body: string },
): Promise<Done<'empty' | 'too-long'>> {
  const { programme, actor, person, round } = input;
  const body = withoutTurns(input.body).trim();
  if (body === '') return { ok: false, reason: 'empty' };
  if ([...body].length > LONGEST_NOTE) return { ok: false, reason: 'too-long' };
  return inTransaction(ctx, async (ctx) => {
    const { id } = await ctx.db
      .insertInto('person_note')
      .values({
        programme_id: programme,
        person_id: person,
        round_id: round,
        body,
        written_by: actorPerson(actor),
        written_at: ctx.clock.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(ctx, {
      programme,
      actor,
      kind: 'note-written',
      subject: ['person', person],
      round,
      data: { note: id },
    });
    return { ok: true, note: id };
  });
}

/** Removes a note, or shows it again: the note is kept until the round's data is deleted, so that this can be undone. */
export async function keepNote(
  ctx: Ctx,
  input: { programme: number; actor: Actor; note: number; removed: boolean; undoes?: number },
): Promise<Done<'unknown'>> {
  const { programme, actor, note, removed } = input;
  return inTransaction(ctx, async (ctx) => {
    const row = await ctx.db
      .updateTable('person_note')
      .set({ removed_at: removed ? ctx.clock.now() : null })
      .where('programme_id', '=', programme)
      .where('id', '=', note)
      .where('removed_at', removed ? 'is' : 'is not', null)
      .returning(['person_id', 'round_id'])
      .executeTakeFirst();
    if (!row) return { ok: false, reason: 'unknown' };
    await record(ctx, {
      programme,
      actor,
      kind: removed ? 'note-removed' : 'note-restored',
      subject: ['person', row.person_id],
      round: row.round_id,
      data: { note },
      ...(input.undoes === undefined ? {} : { undoes: input.undoes }),
    });
    return { ok: true, note };
  });
}
