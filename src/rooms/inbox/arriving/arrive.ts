import { onOneLine } from '../../../lib/text/oneLine.ts';
import type { Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import type { Person } from '../../people/index.ts';
import { makePrivate } from '../private/makePrivate.ts';
import { openThreadMatter } from '../sorting/openThreadMatter.ts';
import { LIMITS, cut } from '../rules.ts';
import { setThread } from '../threadRows.ts';
import type { ThreadRow } from '../threadRows.ts';
import { lockPerson } from './sender.ts';
import { tellVolunteers } from '../volunteers/tellVolunteers.ts';

export interface Arrival {
  programme: number;
  person: Person;
  /**
   * The thread it belongs to. The thread must be this person's, one that theirs was merged into, or one whose secret address they wrote to.
   * Null opens a new one.
   */
  thread: number | null;
  subject: string;
  body: string;
  whole: string | null;
  channel: 'mail' | 'form';
  verified: boolean;
  messageId: string | null;
  formKey: string | null;
  /** Laid aside unread: on nobody's list until a volunteer takes it out. */
  spam: boolean;
  /** Only for safeguarding from the beginning, if anybody there would read it. */
  isPrivate?: boolean;
  pictures: readonly { file: number; name: string }[];
}

export interface Arrived {
  thread: number;
  message: number;
  opened: boolean;
  /** Whether it was here already: the same mail, or the same form sent twice. */
  again: boolean;
}

/** Writes a message that came in into its thread, in the caller's transaction: the person now waits, and the volunteers are told. */
export async function arrive(ctx: Ctx, arrival: Arrival): Promise<Arrived> {
  await lockPerson(ctx, arrival.person);
  const there = await sameMessage(ctx, arrival);
  if (there) return { ...there, opened: false, again: true };
  const found = arrival.thread === null ? null : await threadById(ctx, arrival.programme, arrival.thread);
  const thread = found ?? (await openThread(ctx, arrival));
  const message = await writeMessage(ctx, arrival, thread.id);
  const now = ctx.clock.now();
  // A thread that waits already keeps the time of the first message.
  const state_at = thread.state === 'waiting' ? thread.state_at : now;
  const sealed = arrival.isPrivate && !found ? await makePrivate(ctx, thread) : null;
  const waiting = { state: 'waiting', state_at, last_at: now, ...sealed };
  await setThread(ctx, thread, waiting);
  const actor = { kind: 'person', id: arrival.person.id } as const;
  await openThreadMatter(ctx, { ...thread, ...waiting }, { actor, country: arrival.person.country });
  await record(ctx, {
    programme: arrival.programme,
    actor,
    kind: 'thread-written',
    subject: ['thread', thread.id],
    data: { message },
  });
  if (sealed)
    await record(ctx, {
      programme: arrival.programme,
      actor: { kind: 'timetable' },
      kind: 'thread-handed-over',
      subject: ['thread', thread.id],
    });
  if (!thread.spam_at) await tellVolunteers(ctx, { ...thread, ...waiting }, message);
  return { thread: thread.id, message, opened: !found, again: false };
}

async function sameMessage(
  ctx: Ctx,
  { programme, person, messageId, formKey }: Arrival,
): Promise<{ thread: number; message: number } | null> {
  if (messageId === null && formKey === null) return null;
  const row = await ctx.db
    .selectFrom('thread_message')
    .select(['thread_id as thread', 'id as message'])
    .where('programme_id', '=', programme)
    .where('author_id', '=', person.id)
    .where(messageId === null ? 'form_key' : 'message_id', '=', messageId ?? formKey)
    .executeTakeFirst();
  return row ?? null;
}

async function threadById(ctx: Ctx, programme: number, id: number): Promise<ThreadRow | null> {
  const row = await ctx.db
    .selectFrom('thread')
    .selectAll()
    .where('programme_id', '=', programme)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

async function openThread(ctx: Ctx, { programme, person, subject, spam }: Arrival): Promise<ThreadRow> {
  const now = ctx.clock.now();
  return ctx.db
    .insertInto('thread')
    .values({
      programme_id: programme,
      person_id: person.id,
      subject: cut(onOneLine(subject), LIMITS.subject),
      state: 'waiting',
      state_at: now,
      spam_at: spam ? now : null,
      opened_at: now,
      last_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function writeMessage(ctx: Ctx, arrival: Arrival, thread: number): Promise<number> {
  const { programme, person, channel, body, whole, verified, messageId, formKey, pictures } = arrival;
  const { id } = await ctx.db
    .insertInto('thread_message')
    .values({
      programme_id: programme,
      thread_id: thread,
      kind: 'in',
      author_id: person.id,
      channel,
      body: cut(body.trim(), LIMITS.mail),
      whole: whole === null ? null : cut(whole.trim(), LIMITS.whole),
      verified,
      message_id: messageId,
      form_key: formKey,
      at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (pictures.length > 0)
    await ctx.db
      .insertInto('thread_picture')
      .values(
        pictures.map(({ file, name }) => ({
          programme_id: programme,
          message_id: id,
          file_id: file,
          name: cut(onOneLine(name), LIMITS.subject),
        })),
      )
      .onConflict((c) => c.doNothing())
      .execute();
  return id;
}
