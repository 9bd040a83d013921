import type { Actor, Ctx } from '../../ctx.ts';
import { transition } from '../../mails/index.ts';
import type { Application } from '../queries.ts';
import type { Return } from './returnsTo.ts';

/** Kinds of event by which an application leaves a round. */
const LEAVING = ['application-withdrawn', 'application-declined', 'application-unavailable'] as const;

/** The event by which an application left; null when the log has none. */
export async function leftBy(
  { db }: Pick<Ctx, 'db'>,
  { programme_id: programme, id }: Application,
): Promise<number | null> {
  const last = await db
    .selectFrom('event')
    .select('id')
    .where('programme_id', '=', programme)
    .where('subject_kind', '=', 'application')
    .where('subject_id', '=', id)
    .where('kind', 'in', [...LEAVING])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.id ?? null;
}

/**
 * Tells somebody that another person took their application back in. If the mail that it had gone has not left, that mail is dropped, and
 * they hear of neither. Nobody is told about a draft.
 */
export async function tellBack(
  ctx: Ctx,
  { id, programme_id: programme, person_id: person }: Application,
  { actor, left, event, to }: { actor: Actor; left: number | null; event: number } & Pick<Return, 'to'>,
): Promise<void> {
  const unsent = await transition(ctx.db, 'undo', { last_error: 'reason-gone' })
    .where('programme_id', '=', programme)
    .where('kind', 'in', ['application-declined', 'application-withdrawn'])
    .where('occasion', '=', `event:${left ?? 0}`)
    .where('person_id', '=', person)
    .returning('id')
    .execute();
  const isOwn = actor.kind === 'person' && actor.id === person;
  if (unsent.length > 0 || isOwn || to === 'draft') return;
  await ctx.mailer.queue(ctx, [
    {
      programme,
      kind: 'application-reinstated',
      occasion: `event:${event}`,
      person,
      data: { application: id },
    },
  ]);
}
