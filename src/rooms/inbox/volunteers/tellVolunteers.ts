import type { Ctx } from '../../ctx.ts';
import { personById } from '../../people/index.ts';
import type { ThreadRow } from '../threadRows.ts';
import { volunteersWhoSee } from './volunteersWhoSee.ts';

type Told = Pick<ThreadRow, 'programme_id' | 'id' | 'person_id' | 'private_at' | 'assigned_to'>;

/**
 * Mails a new message to the volunteer assigned to the thread, or to all who watch the inbox if nobody is. A private thread's message goes
 * to all its readers.
 */
export async function tellVolunteers(ctx: Ctx, thread: Told, message: number): Promise<void> {
  const programme = thread.programme_id;
  const person = await personById(ctx, programme, thread.person_id);
  const seeing = await volunteersWhoSee(ctx, programme, {
    id: thread.id,
    private: thread.private_at !== null,
    country: person?.country ?? null,
  });
  const hasIt = seeing.filter(({ id }) => id === thread.assigned_to);
  const watching = await ctx.db
    .selectFrom('inbox_watch')
    .select('person_id')
    .where('programme_id', '=', programme)
    .execute();
  const wants = new Set(watching.map((row) => row.person_id));
  const readers =
    hasIt.length > 0 ? hasIt : thread.private_at ? seeing : seeing.filter(({ id }) => wants.has(id));
  await mailInboxNotice(
    ctx,
    thread,
    message,
    readers.map(({ id }) => id).filter((id) => id !== thread.person_id),
  );
}

/** Mails one message of a thread to volunteers, who can answer it by mail. */
export async function mailInboxNotice(
  ctx: Ctx,
  thread: Pick<Told, 'programme_id' | 'id'>,
  message: number,
  readers: readonly number[],
): Promise<void> {
  await ctx.mailer.queue(
    ctx,
    readers.map((person) => ({
      programme: thread.programme_id,
      kind: 'inbox-notice' as const,
      occasion: `message:${message}`,
      person,
      data: { thread: thread.id, message },
    })),
  );
}

/** Mails the person's last message in a thread to its newly assigned volunteers. */
export async function mailLast(
  ctx: Ctx,
  thread: Pick<Told, 'programme_id' | 'id'>,
  readers: readonly number[],
): Promise<void> {
  const last = await ctx.db
    .selectFrom('thread_message')
    .select('id')
    .where('programme_id', '=', thread.programme_id)
    .where('thread_id', '=', thread.id)
    .where('kind', '=', 'in')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last) await mailInboxNotice(ctx, thread, last.id, readers);
}
