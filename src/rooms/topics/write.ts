import { json } from '../../db/json.ts';
import { versionOf } from '../../lib/text/version.ts';
import { renderMarkdown } from '../../lib/text/markdown.ts';
import { slugFor } from '../../lib/text/slug.ts';
import { tidyTexts } from '../../lib/text/texts.ts';
import type { Texts } from '../../lib/text/texts.ts';
import { actorPerson, inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { freeSlug } from '../freeSlug.ts';
import { record } from '../log/index.ts';
import { lockTopicsOf } from './lockTopic.ts';
import { indexTopic } from './library.ts';
import { askedQuestions, checkDraft, checkTopic } from './rules.ts';
import type { TopicDraft, TopicProblem } from './rules.ts';
import { noteTranslations } from './translations/madeFrom.ts';

type Written = { ok: true; topic: number; slug: string } | { ok: false; problems: TopicProblem[] };

/** A form that is sent again within this time counts as the same form. */
const AGAIN_MS = 3_600_000;

/**
 * Adds a topic to the library, or a draft. `slug` is the wished address; a number is added when it is taken. The same texts sent twice by
 * one writer are one topic. With `publicFrom` the topic is public from then on, without a round, and has to be complete.
 */
export async function createTopic(
  ctx: Ctx,
  input: { programme: number; actor: Actor; draft: TopicDraft; slug?: string; publicFrom?: Date },
): Promise<Written> {
  const problems = input.publicFrom ? checkTopic(input.draft) : checkDraft(input.draft);
  if (problems.length > 0) return { ok: false, problems };
  return inTransaction(ctx, async (ctx) => {
    await lockTopicsOf(ctx, input.programme);
    const twin = await twinOf(ctx, input);
    if (twin) return { ok: true, topic: twin.id, slug: twin.slug };
    const wished = input.slug ?? slugFor(input.draft.title[input.draft.sourceLocale] ?? '', 'topic');
    const slug = await freeSlug(ctx, 'topic', input.programme, wished);
    const { id } = await ctx.db
      .insertInto('topic')
      .values({
        programme_id: input.programme,
        slug,
        ...columns(input.draft),
        created_at: ctx.clock.now(),
        created_by: actorPerson(input.actor),
        public_from: input.publicFrom ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await indexTopic(ctx, input.programme, id, input.draft);
    await noteTranslations(ctx, { ...input, topic: id, draft: input.draft });
    await record(ctx, { ...input, kind: 'topic-written', subject: ['topic', id] });
    return { ok: true, topic: id, slug };
  });
}

/** The same draft, sent by the same writer a moment ago, at the same address if one is wished. */
async function twinOf(
  ctx: Ctx,
  { programme, actor, draft, slug }: { programme: number; actor: Actor; draft: TopicDraft; slug?: string },
): Promise<{ id: number; slug: string } | undefined> {
  const texts = columns(draft);
  return ctx.db
    .selectFrom('topic')
    .select(['id', 'slug'])
    .where('programme_id', '=', programme)
    .where('created_by', 'is not distinct from', actorPerson(actor))
    .where('created_at', '>', new Date(ctx.clock.now().getTime() - AGAIN_MS))
    .where('title', '=', texts.title)
    .where('summary', '=', texts.summary)
    .where('essay', '=', texts.essay)
    .where('questions', '=', texts.questions)
    .$if(slug !== undefined, (query) => query.where('slug', '=', slug!))
    .executeTakeFirst();
}

/** A checksum of the topic's words in its own language. */
export const topicVersion = (draft: TopicDraft): string => versionOf([draft.author.trim(), ownWords(draft)]);

export const ownWords = (draft: TopicDraft): string =>
  JSON.stringify(
    [draft.title, draft.summary, draft.essay, ...askedQuestions(draft)].map((texts) =>
      texts[draft.sourceLocale]?.trim(),
    ),
  );

export function columns(draft: TopicDraft) {
  const html: Texts = {};
  for (const [locale, source] of Object.entries(tidyTexts(draft.essay)))
    html[locale] = renderMarkdown(source);
  return {
    source_locale: draft.sourceLocale,
    author: draft.author.trim(),
    title: json(tidyTexts(draft.title)),
    summary: json(tidyTexts(draft.summary)),
    essay: json(tidyTexts(draft.essay)),
    essay_html: json(html),
    questions: json(askedQuestions(draft).map(tidyTexts)),
  };
}
