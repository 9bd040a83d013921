import type { Selectable } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { KeysOf } from '../../i18n/locales.ts';
import type { Ctx } from '../ctx.ts';
import { updateTrayMatter } from './trayMatter.ts';
import { rawOf } from './raw.ts';

const OPENED = [
  'id',
  'programme_id',
  'person_id',
  'kind',
  'envelope_from',
  'envelope_to',
  'raw_id',
  'size',
  'received_at',
  'attempts',
  'vouched_at',
  'proof',
  'client_address',
  'client_name',
] as const;

/** A mail to be handled. */
export type IncomingRow = Pick<Selectable<Schema['incoming']>, (typeof OPENED)[number] | 'raw'>;

/** Why a mail lies in the tray; each is said in the catalogue as `incoming.tray.…`. */
export type TrayReason = KeysOf<'incoming.tray'>;
/** Why a mail was not answered. */
export type LeftReason = KeysOf<'incoming.left'>;

/** The outcome of a mail: a handler took it, it was put in the tray for a person to look at, or it was rightly left alone. */
export type Outcome = { done: string } | { tray: TrayReason } | { left: LeftReason };

/** The outcome of letters between partners, which nobody else reads. */
export const LETTER = 'letter';

/** Tries of one mail before it is put in the tray. A try that kills the process counts too, since a try is noted before it begins. */
export const MOST_TRIES = 5;

/** Notes a try and returns the mail, or null when it is settled. A mail with more than `MOST_TRIES` is to be put in the tray. */
export async function openIncoming(ctx: Ctx, id: number): Promise<IncomingRow | null> {
  const row = await ctx.db
    .updateTable('incoming')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning(OPENED)
    .executeTakeFirst();
  if (!row) return null;
  return { ...row, raw: row.attempts > MOST_TRIES ? Buffer.alloc(0) : await rawOf(ctx, row) };
}

/** Whether the mail still waits. Locks its row until the transaction ends, so that only one of two workers handles it. */
export async function lockIncoming(ctx: Ctx, id: number): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('incoming')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Notes the programme, person and kind of a mail as soon as its address tells them, so that a mail that then fails is shown to the right
 * volunteers.
 */
export async function noteWhose(
  ctx: Ctx,
  id: number,
  whose: { programme: number | null; person: number | null; kind: string | null },
): Promise<void> {
  await ctx.db
    .updateTable('incoming')
    .set({ programme_id: whose.programme, person_id: whose.person, kind: whose.kind })
    .where('id', '=', id)
    .execute();
}

export async function finishIncoming(ctx: Ctx, id: number, outcome: Outcome): Promise<void> {
  const [state, reason] =
    'tray' in outcome
      ? ['tray', outcome.tray]
      : 'left' in outcome
        ? ['dropped', outcome.left]
        : ['done', null];
  const row = await ctx.db
    .updateTable('incoming')
    .set({
      state,
      reason,
      settled_at: ctx.clock.now(),
      ...('done' in outcome ? { kind: outcome.done } : {}),
      // A letter now stands in its partnership with all its words. It is deleted when the partnership's rules say so, and so is the mail
      // that brought it.
      ...('done' in outcome && outcome.done === LETTER ? { raw: Buffer.alloc(0), raw_id: null } : {}),
    })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning('programme_id')
    .executeTakeFirst();
  await ctx.db.deleteFrom('incoming_picture').where('incoming_id', '=', id).execute();
  if (row?.programme_id) await updateTrayMatter(ctx, row.programme_id, { kind: 'timetable' });
}

/** Notes why a try failed. It is tried again by the job or the timetable. */
export async function noteFailure(ctx: Ctx, id: number, error: string): Promise<void> {
  await ctx.db
    .updateTable('incoming')
    .set({ last_error: error.slice(0, 500) })
    .where('id', '=', id)
    .execute();
}

/** Takes back a try that a full disk ended: the mail was not at fault. */
export async function takeBackTry(ctx: Ctx, id: number): Promise<void> {
  await ctx.db
    .updateTable('incoming')
    .set((eb) => ({ attempts: eb('attempts', '-', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .execute();
}
