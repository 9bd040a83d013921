import { json } from '../../db/json.ts';
import { renderMarkdown } from '../../lib/markdown.ts';
import type { Texts } from '../../lib/texts.ts';
import { actorPerson, inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { record } from '../log/index.ts';
import { topicById } from './queries.ts';
import type { Topic } from './queries.ts';
import { askedQuestions, checkTopic, slugOf } from './rules.ts';
import type { TopicDraft, TopicProblem } from './rules.ts';

type Written = { ok: true; topic: number; slug: string } | { ok: false; problems: TopicProblem[] };

/** Adds a topic to the library. `slug` is the wished address; a number is added when it is taken. */
export async function createTopic(
  ctx: Ctx,
  input: { programme: number; actor: Actor; draft: TopicDraft; slug?: string },
): Promise<Written> {
  const problems = checkTopic(input.draft);
  if (problems.length > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    const wished = input.slug ?? slugOf(input.draft.title[input.draft.sourceLocale] ?? '');
    const slug = await freeSlug(ctx, input.programme, wished);
    const { id } = await ctx.db
      .insertInto('topic')
      .values({
        programme_id: input.programme,
        slug,
        ...columns(input.draft),
        created_at: ctx.clock.now(),
        created_by: actorPerson(input.actor),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await record(ctx, { ...input, kind: 'topic-written', subject: ['topic', id] });
    return { ok: true, topic: id, slug };
  });
}

/** Changes a topic's texts; its address stays, since it has been mailed. */
export async function changeTopic(
  ctx: Ctx,
  input: { programme: number; actor: Actor; topic: number; draft: TopicDraft; undoes?: number },
): Promise<{ ok: true } | { ok: false; problems: TopicProblem[] }> {
  const problems = checkTopic(input.draft);
  if (problems.length > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    const before = await topicById(ctx, input.programme, input.topic);
    await ctx.db
      .updateTable('topic')
      .set(columns(input.draft))
      .where('programme_id', '=', input.programme)
      .where('id', '=', input.topic)
      .execute();
    await record(ctx, {
      ...input,
      kind: 'topic-changed',
      subject: ['topic', input.topic],
      data: { before: before && draftOf(before) },
    });
    return { ok: true };
  });
}

function draftOf(topic: Topic): TopicDraft {
  const { source_locale: sourceLocale, author, title, summary, essay, questions } = topic;
  return { sourceLocale, author, title, summary, essay, questions };
}

function columns(draft: TopicDraft) {
  const html: Texts = {};
  for (const [locale, source] of Object.entries(kept(draft.essay))) html[locale] = renderMarkdown(source);
  return {
    source_locale: draft.sourceLocale,
    author: draft.author.trim(),
    title: json(kept(draft.title)),
    summary: json(kept(draft.summary)),
    essay: json(kept(draft.essay)),
    essay_html: json(html),
    questions: json(askedQuestions(draft).map(kept)),
  };
}

/** Without the languages nobody wrote. */
function kept(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts)
      .map(([locale, text]) => [locale, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  );
}

async function freeSlug(ctx: Ctx, programme: number, wished: string): Promise<string> {
  const rows = await ctx.db
    .selectFrom('topic')
    .select('slug')
    .where('programme_id', '=', programme)
    .where('slug', 'like', `${wished}%`)
    .execute();
  const taken = new Set(rows.map((row) => row.slug));
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? wished : `${wished}-${n}`;
    if (!taken.has(slug)) return slug;
  }
}
