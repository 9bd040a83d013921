import { json } from '../../../db/json.ts';
import { renderMarkdown } from '../../../lib/text/markdown.ts';
import { tidyTexts } from '../../../lib/text/texts.ts';
import type { TextPart, Texts } from '../../../lib/text/texts.ts';
import { wallToInstant } from '../../../lib/time/time.ts';
import { actorPerson, inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { record } from '../../log/index.ts';
import { lockTopic } from '../lockTopic.ts';
import { LIMITS } from '../rules.ts';
import { MORNING, isDay } from '../planning/schedule.ts';
import { guestPostById, lockGuestPost } from './queries.ts';
import type { GuestPost } from './queries.ts';
import { draftOfGuest, guestVersion } from './version.ts';

export interface GuestDraft {
  /** The name to show. */
  author: string;
  /** A line about the guest; may be empty. */
  about: string;
  /** The language the guest wrote in. */
  sourceLocale: string;
  title: Texts;
  /** Markdown. */
  body: Texts;
  /** The day it appears, at nine in the programme's own zone. */
  day: string;
}

export interface GuestProblem extends TextPart<'author' | 'about' | 'title' | 'body' | 'day'> {
  reason: 'required' | 'too-long' | 'bad-day';
}

/** The problems of a guest post. Translations may be missing. */
export function checkGuestPost(draft: GuestDraft): GuestProblem[] {
  const problems: GuestProblem[] = [];
  if (!draft.author.trim()) problems.push({ part: 'author', reason: 'required' });
  for (const part of ['author', 'about'] as const)
    if (draft[part].length > LIMITS[part]) problems.push({ part, reason: 'too-long' });
  for (const [part, most] of [
    ['title', LIMITS.title],
    ['body', LIMITS.essay],
  ] as const) {
    if (!draft[part][draft.sourceLocale]?.trim())
      problems.push({ part, locale: draft.sourceLocale, reason: 'required' });
    for (const [locale, text] of Object.entries(draft[part]))
      if (text.length > most) problems.push({ part, locale, reason: 'too-long' });
  }
  if (!isDay(draft.day)) problems.push({ part: 'day', reason: 'bad-day' });
  return problems;
}

type Written = { ok: true; post: number } | { ok: false; problems: GuestProblem[]; isOvertaken?: true };

/**
 * Adds a guest post to a topic, or changes one. It appears on its day once somebody has approved it. `base` is the `guestVersion` that the
 * writer began with: with it, nothing overwrites what somebody else saved meanwhile.
 */
export async function writeGuestPost(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    topic: number;
    post?: number;
    draft: GuestDraft;
    base?: string | undefined;
  },
): Promise<Written> {
  const { programme, draft } = input;
  const problems = checkGuestPost(draft);
  if (problems.length > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    const { zone } = await ctx.db
      .selectFrom('programme')
      .select('zone')
      .where('id', '=', programme)
      .executeTakeFirstOrThrow();
    const columns = {
      ...columnsOf(draft),
      day: draft.day,
      due_at: wallToInstant(`${draft.day}T${MORNING}`, zone),
    };
    // A form that is sent twice: one request waits for the other and finds the post that it made.
    if (input.post === undefined) await lockTopic(ctx, programme, input.topic);
    const twin =
      input.post === undefined
        ? await ctx.db
            .selectFrom('guest_post')
            .select('id')
            .where('programme_id', '=', programme)
            .where('topic_id', '=', input.topic)
            .where('day', '=', columns.day)
            .where('author', '=', columns.author)
            .where('title', '=', columns.title)
            .where('body', '=', columns.body)
            .executeTakeFirst()
        : undefined;
    if (twin) return { ok: true, post: twin.id };
    if (input.post !== undefined) await lockGuestPost(ctx, programme, input.post);
    const before =
      input.post === undefined ? null : await guestPostById(ctx, programme, input.topic, input.post);
    if (before && input.base !== undefined && input.base !== guestVersion(draftOfGuest(before)))
      return { ok: false, problems: [], isOvertaken: true };
    const post =
      input.post ??
      (
        await ctx.db
          .insertInto('guest_post')
          .values({
            ...columns,
            programme_id: programme,
            topic_id: input.topic,
            created_at: ctx.clock.now(),
            created_by: actorPerson(input.actor),
          })
          .returning('id')
          .executeTakeFirstOrThrow()
      ).id;
    if (before) {
      const isPublic = before.approved_at !== null && before.due_at <= ctx.clock.now();
      const again = !isPublic && saysOther(before, draft);
      await ctx.db
        .updateTable('guest_post')
        .set({ ...columns, ...(again ? { approved_at: null, approved_by: null } : {}) })
        .where('programme_id', '=', programme)
        .where('topic_id', '=', input.topic)
        .where('id', '=', post)
        .execute();
    }
    const kind = input.post === undefined ? 'guest-written' : 'guest-changed';
    await record(ctx, { programme, actor: input.actor, kind, subject: ['guest-post', post] });
    return { ok: true, post };
  });
}

/** The stored form of a guest's words. */
export function columnsOf(draft: Pick<GuestDraft, 'author' | 'about' | 'sourceLocale' | 'title' | 'body'>) {
  const html: Texts = {};
  const body = tidyTexts(draft.body);
  for (const [locale, text] of Object.entries(body)) html[locale] = renderMarkdown(text);
  return {
    author: draft.author.trim(),
    about: draft.about.trim(),
    source_locale: draft.sourceLocale,
    title: json(tidyTexts(draft.title)),
    body: json(body),
    body_html: json(html),
  };
}

/** Whether a post's words in its own language have changed: then somebody has to approve it again. */
function saysOther(before: GuestPost, draft: GuestDraft): boolean {
  return (['title', 'body'] as const).some(
    (field) => before[field][before.source_locale] !== draft[field][draft.sourceLocale]?.trim(),
  );
}
