import { json } from '../../../db/json.ts';
import { wallToInstant } from '../../../lib/time/time.ts';
import { takeBackUntil } from '../../../lib/time/timeToTakeBack.ts';
import type { TextPart, Texts } from '../../../lib/text/texts.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { programmeById } from '../../programmes/index.ts';
import { audienceOf } from './audience.ts';
import type { AudienceFilter, Reader } from './audience.ts';
import { queuedJustNow } from './queuedJustNow.ts';
import { isTakenBack } from './takeAnnouncementBack.ts';

export interface AnnouncementDraft {
  subject: Texts;
  body: Texts;
  filter: AudienceFilter;
  /** A day, `2027-03-01`: then it leaves at nine in each reader's own morning. Without a day it leaves once it can no longer be taken back. */
  day?: string | undefined;
}

export interface AnnouncementProblem extends TextPart<'subject' | 'body' | 'day' | 'readers'> {
  reason: 'missing' | 'too-long' | 'braces' | 'past' | 'no-day' | 'nobody';
}

export const LONGEST_ANNOUNCEMENT = 10_000;

const LONGEST_SUBJECT = 200;

/** The name of a placeholder, as in the wording of mails. All readers of an announcement read the same words, and would read the placeholder itself. */
const NAMED = /\{\s*[a-z][a-z-]*\s*\}/i;

const MORNING = '09:00';

/** When a reader gets it: in the morning of a day, or when the minutes for taking it back are over. */
export const leavesAt = (draft: Pick<AnnouncementDraft, 'day'>, now: Date, zone: string): Date =>
  draft.day ? wallToInstant(`${draft.day}T${MORNING}`, zone) : takeBackUntil(now);

export function checkAnnouncement(
  draft: AnnouncementDraft,
  programme: { source_locale: string; locales: readonly string[]; zone: string },
  now: Date,
): AnnouncementProblem[] {
  const problems: AnnouncementProblem[] = [];
  const source = programme.source_locale;
  for (const locale of programme.locales) {
    const subject = draft.subject[locale]?.trim() ?? '';
    const body = draft.body[locale]?.trim() ?? '';
    // A language is complete or empty; the programme's own language is required.
    const isNeeded = locale === source || subject !== '' || body !== '';
    if (isNeeded && subject === '') problems.push({ part: 'subject', locale, reason: 'missing' });
    if (isNeeded && body === '') problems.push({ part: 'body', locale, reason: 'missing' });
    if (subject.length > LONGEST_SUBJECT) problems.push({ part: 'subject', locale, reason: 'too-long' });
    if (body.length > LONGEST_ANNOUNCEMENT) problems.push({ part: 'body', locale, reason: 'too-long' });
    for (const [part, text] of [
      ['subject', subject],
      ['body', body],
    ] as const)
      if (NAMED.test(text)) problems.push({ part, locale, reason: 'braces' });
  }
  if (draft.day !== undefined) {
    if (!isDay(draft.day)) problems.push({ part: 'day', reason: 'no-day' });
    else if (leavesAt(draft, now, programme.zone) < now) problems.push({ part: 'day', reason: 'past' });
  }
  return problems;
}

function isDay(text: string): boolean {
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch {
    return false;
  }
}

/** The number of mails queued with the announcement itself. Of a hundred thousand, the others follow in a job, while these already leave. */
export const AT_ONCE = 2000;

/** Queues an announcement for everyone whom its filter reaches now: one mail each, in their language. The same announcement sent twice within minutes is one. */
export async function announce(
  ctx: Ctx,
  input: AnnouncementDraft & { programme: number; actor: Actor },
): Promise<
  { ok: true; id: number; count: number; event: number } | { ok: false; problems: AnnouncementProblem[] }
> {
  const programme = await programmeById(ctx, input.programme);
  const now = ctx.clock.now();
  const problems = checkAnnouncement(input, programme, now);
  if (problems.length > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    const readers = await audienceOf(ctx, input.programme, input.filter);
    if (readers.length === 0) return { ok: false, problems: [{ part: 'readers', reason: 'nobody' }] };
    const twin = await queuedJustNow(ctx, input);
    if (twin) return { ok: true, ...twin };
    const { id } = await ctx.db
      .insertInto('announcement')
      .values({
        programme_id: input.programme,
        subject: json(input.subject),
        body: json(input.body),
        filter: json({ ...input.filter }),
        created_at: now,
        created_by: actorPerson(input.actor),
        queued_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const said = { programme: input.programme, announcement: id, day: input.day, at: now };
    await queuePiece(ctx, said, readers.slice(0, AT_ONCE), programme.zone);
    if (readers.length > AT_ONCE) await ctx.jobs.enqueue(ctx, 'announce', { ...said, at: now.toISOString() });
    const event = await record(ctx, {
      programme: input.programme,
      actor: input.actor,
      kind: 'announcement-queued',
      subject: ['announcement', id],
      data: { count: readers.length, day: input.day },
    });
    return { ok: true, id, count: readers.length, event };
  });
}

interface Said {
  programme: number;
  announcement: number;
  day: string | undefined;
  /** When the announcement was made. */
  at: Date;
}

/** Queues the rest of an announcement to thousands. Nobody gets it twice, and no mail is queued after it was taken back. */
export async function finishAnnouncement(ctx: Ctx, said: Said): Promise<void> {
  const programme = await programmeById(ctx, said.programme);
  const { filter } = await ctx.db
    .selectFrom('announcement')
    .select('filter')
    .where('programme_id', '=', said.programme)
    .where('id', '=', said.announcement)
    .executeTakeFirstOrThrow();
  const readers = await audienceOf(ctx, said.programme, filter);
  for (let at = 0; at < readers.length; at += AT_ONCE)
    await inTransaction(ctx, async (ctx) => {
      if (await isTakenBack(ctx, said.programme, said.announcement)) return;
      await queuePiece(ctx, said, readers.slice(at, at + AT_ONCE), programme.zone);
    });
}

function queuePiece(ctx: Ctx, said: Said, readers: readonly Reader[], usualZone: string): Promise<void> {
  return ctx.mailer.queue(
    ctx,
    readers.map(({ id, zone }) => ({
      programme: said.programme,
      kind: 'announcement' as const,
      occasion: `announcement:${said.announcement}`,
      person: id,
      data: { announcement: said.announcement },
      dueAt: leavesAt(said, said.at, zone ?? usualZone),
    })),
  );
}
