import { translator } from '../../../i18n/translate.ts';
import type { Ctx } from '../../ctx.ts';
import { personById } from '../../people/index.ts';
import { programmeById } from '../../programmes/index.ts';
import { openThreadMatter } from '../sorting/openThreadMatter.ts';
import { setThread } from '../threadRows.ts';
import type { ThreadRow } from '../threadRows.ts';
import { tellVolunteers } from '../volunteers/tellVolunteers.ts';

/** The private thread that continues this one: itself, or the one it was merged into; null when that is not private. */
export async function privateThread(ctx: Ctx, programme: number, id: number): Promise<ThreadRow | null> {
  const find = (id: number) =>
    ctx.db
      .selectFrom('thread')
      .selectAll()
      .where('programme_id', '=', programme)
      .where('id', '=', id)
      .executeTakeFirst();
  let row = await find(id);
  for (let steps = 0; row?.merged_into != null && steps < 20; steps++) row = await find(row.merged_into);
  return row?.private_at ? row : null;
}

/**
 * Notes in a private thread that a mail to it could not be read, so that its readers can ask again; the tray has other readers.
 * False when there is no such thread, or it is not private.
 */
export async function noteLost(
  ctx: Ctx,
  { programme, thread: id }: { programme: number; thread: number },
): Promise<boolean> {
  const thread = await privateThread(ctx, programme, id);
  if (!thread) return false;
  const now = ctx.clock.now();
  const { source_locale: locale } = await programmeById(ctx, programme);
  const { id: message } = await ctx.db
    .insertInto('thread_message')
    .values({
      programme_id: programme,
      thread_id: thread.id,
      kind: 'note',
      author_id: null,
      channel: 'mail',
      body: translator(locale).t('inbox.lost'),
      at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const waiting = { state: 'waiting', state_at: now, last_at: now };
  await setThread(ctx, thread, waiting);
  const person = await personById(ctx, programme, thread.person_id);
  const by = { actor: { kind: 'timetable' } as const, country: person?.country ?? null };
  await openThreadMatter(ctx, { ...thread, ...waiting }, by);
  await tellVolunteers(ctx, { ...thread, ...waiting }, message);
  return true;
}
