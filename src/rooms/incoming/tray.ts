import { sql } from 'kysely';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { isSeen } from './seen.ts';
import { updateTrayMatter } from './trayMatter.ts';
import type { SenderCheck } from './senderCheck.ts';

/** A mail and its tray. Null is the installation's tray, for mail of which no programme is known. */
export interface TrayInput {
  programme: number | null;
  actor: Actor;
  id: number;
  /** Only a mail to the address of this person. */
  person?: number;
}

type Done = { ok: true } | { ok: false; reason: 'gone' };

/** Puts a mail of the tray back to be read again, for example after a setting was corrected. DNS servers that failed are asked again. */
export const retryIncoming = (ctx: Ctx, input: TrayInput): Promise<Done> =>
  takeOut(ctx, input, { state: 'waiting' }, 'incoming-retried');

/** Puts a mail back to be handled although its address did not prove its sender: a person has looked at it and vouches for it. */
export const vouchForIncoming = (ctx: Ctx, input: TrayInput): Promise<Done> =>
  takeOut(ctx, input, { state: 'waiting', vouched_at: ctx.clock.now() }, 'incoming-vouched');

/**
 * Hands a mail of the tray to the coordinators' inbox, whatever it was meant for. Letters between partners are excluded: coordinators may
 * not read them.
 */
export const handToInbox = (ctx: Ctx, input: TrayInput): Promise<Done> =>
  takeOut(ctx, input, { state: 'waiting', kind: HANDED }, 'incoming-to-inbox');

/** The kind of a mail that a volunteer handed to the inbox. */
export const HANDED = 'to-inbox';

/** Kinds that nobody opens here: letters between partners, and volunteers' answers that may concern safeguarding. */
export const SEALED: readonly string[] = ['letter', 'desk'];

/** Leaves a mail of the tray unanswered; its text is removed when all settled mail is. */
export const discardIncoming = (ctx: Ctx, input: TrayInput): Promise<Done> =>
  takeOut(ctx, input, { state: 'dropped' }, 'incoming-discarded');

async function takeOut(
  ctx: Ctx,
  { programme, actor, id, person }: TrayInput,
  change: { state: 'waiting' | 'dropped'; vouched_at?: Date; kind?: string },
  kind: 'incoming-retried' | 'incoming-vouched' | 'incoming-to-inbox' | 'incoming-discarded',
): Promise<Done> {
  return inTransaction(ctx, async (ctx) => {
    // Only a letter's own writer lets it pass.
    const isOpened = person === undefined && kind !== 'incoming-retried' && kind !== 'incoming-discarded';
    const isAgain = change.state === 'waiting';
    const taken = await ctx.db
      .updateTable('incoming')
      .set({
        ...change,
        reason: isAgain ? null : 'discarded',
        attempts: 0,
        ...(kind === 'incoming-retried' ? { proof: sql<SenderCheck | null>`nullif(proof, 'unsure')` } : {}),
        last_error: null,
        settled_at: isAgain ? null : ctx.clock.now(),
      })
      .where('id', '=', id)
      .where('programme_id', programme === null ? 'is' : '=', programme)
      .where('state', '=', 'tray')
      .$if(isOpened, (one) =>
        one.where((eb) => eb.or([eb('kind', 'is', null), eb('kind', 'not in', [...SEALED])])),
      )
      .$if(person === undefined, (one) => one.where(isSeen))
      .$if(person !== undefined, (one) => one.where('person_id', '=', person!))
      .returning(['id', (eb) => eb.and([isSeen(eb)]).as('isSeen')])
      .executeTakeFirst();
    if (!taken) return { ok: false, reason: 'gone' };
    if (isAgain) await ctx.jobs.enqueue(ctx, 'mail-in', { id });
    if (programme !== null) {
      if (taken.isSeen) await record(ctx, { programme, actor, kind, subject: ['incoming', id] });
      await updateTrayMatter(ctx, programme, actor);
    }
    return { ok: true };
  });
}
