import { sql } from 'kysely';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx, Viewer } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { concernFor, viewerOf } from '../../partnerships/index.ts';
import { personById } from '../../people/index.ts';
import { programmeById } from '../../programmes/index.ts';
import { wroteOften } from '../arriving/wroteOften.ts';
import { A_DAY, LIMITS, checkText, mention } from '../rules.ts';
import type { ThreadRow } from '../threadRows.ts';
import { keyOf, sendMessage } from './sendMessage.ts';

type Answered =
  | { ok: true; thread: number }
  /** gone: the person who raised the concern has left for good. */
  | { ok: false; reason: 'unknown' | 'empty' | 'too-long' | 'gone' };

interface Input {
  programme: number;
  concern: number;
  body: string;
  /** The same key again is the same message. */
  formKey: string;
}

/**
 * Writes to the person who raised a concern, under the programme's name. Their answer arrives in the same conversation, which only readers
 * of the concern may read.
 */
export async function answerConcern(
  ctx: Ctx,
  input: Input & { actor: Actor; viewer: Viewer; channel?: 'page' | 'mail' },
): Promise<Answered> {
  const { programme, actor, channel = 'page' } = input;
  const body = input.body.trim();
  const problem = checkText(body, LIMITS.message);
  return inTransaction(ctx, async (ctx) => {
    const concern = await concernFor(ctx, programme, input.viewer, input.concern);
    if (!concern) return { ok: false, reason: 'unknown' };
    const person = await personById(ctx, programme, concern.person);
    if (!person || person.erased_at) return { ok: false, reason: 'gone' };
    if (problem) return { ok: false, reason: problem };
    const thread = await threadOf(ctx, { programme, actor, concern: concern.id, person: person.id });
    const formKey = keyOf(actor, input.formKey);
    await sendMessage(ctx, thread, { actor, body, formKey, channel, close: false });
    return { ok: true, thread: thread.id };
  });
}

/** The same for an answer to the mail about the concern. The volunteer's own address is removed wherever it appears. */
export async function answerConcernByMail(
  ctx: Ctx,
  input: Input & { volunteer: number },
): Promise<Answered | { ok: false; reason: 'often' }> {
  const { programme, concern } = input;
  const volunteer = await personById(ctx, programme, input.volunteer);
  if (!volunteer || volunteer.erased_at) return { ok: false, reason: 'unknown' };
  const thread = await conversationAbout(ctx, programme, concern);
  const often = { author: volunteer.id, kind: 'out' as const, most: A_DAY.volunteer };
  if (thread !== null && (await wroteOften(ctx, programme, { ...often, thread })))
    return { ok: false, reason: 'often' };
  const { contact_address: ours } = await programmeById(ctx, programme);
  return answerConcern(ctx, {
    ...input,
    actor: { kind: 'person', id: volunteer.id },
    viewer: await viewerOf(ctx, volunteer),
    body: input.body.replaceAll(mention(volunteer.address ?? ours), ours),
    channel: 'mail',
  });
}

/** The conversation about a concern, as a column of a query of `concern`. */
export const aboutConcern = sql<number | null>`(
  select t.id from thread t where t.programme_id = concern.programme_id and t.concern_id = concern.id)`;

async function conversationAbout(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  concern: number,
): Promise<number | null> {
  const row = await ctx.db
    .selectFrom('thread')
    .select('id')
    .where('programme_id', '=', programme)
    .where('concern_id', '=', concern)
    .executeTakeFirst();
  return row?.id ?? null;
}

async function threadOf(
  ctx: Ctx,
  { programme, actor, concern, person }: { programme: number; actor: Actor; concern: number; person: number },
): Promise<ThreadRow> {
  const now = ctx.clock.now();
  const begun = await ctx.db
    .insertInto('thread')
    .values({
      programme_id: programme,
      person_id: person,
      // Mailboxes show subjects to anybody who looks over a shoulder.
      subject: '',
      concern_id: concern,
      private_at: now,
      state: 'open',
      state_at: now,
      opened_at: now,
      last_at: now,
    })
    .onConflict((c) =>
      c.columns(['programme_id', 'concern_id']).where('concern_id', 'is not', null).doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
  if (begun) {
    await record(ctx, { programme, actor, kind: 'concern-answered', subject: ['thread', begun.id] });
    return begun;
  }
  return ctx.db
    .selectFrom('thread')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('concern_id', '=', concern)
    .forUpdate()
    .executeTakeFirstOrThrow();
}
