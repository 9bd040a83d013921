import { isSlug, slugFor } from '../../lib/text/slug.ts';
import { inTransaction } from '../ctx.ts';
import type { Actor, Ctx } from '../ctx.ts';
import { programmeById } from '../programmes/index.ts';
import { isDay, publicFrom } from './planning/schedule.ts';
import { checkDraft, checkTopic } from './rules.ts';
import type { TopicDraft, TopicProblem } from './rules.ts';
import { createTopic } from './write.ts';

export interface ImportedTopic {
  /** The end of its address; made from the title when absent. */
  address?: string | undefined;
  draft: TopicDraft;
  /** A day of its own (`2026-03-01`), from which it is public without a round. */
  day?: string | undefined;
}

/** The problem with a topic of a file: in its texts, or in the field that is named. */
export type ImportedProblem =
  | TopicProblem
  | { part: 'address'; reason: 'bad-address' | 'twice' }
  | { part: 'day'; reason: 'bad-day' }
  | { part: 'language'; locale: string; reason: 'bad-language' };

/**
 * Imports topics, all of them or none. A topic whose address the programme has already is left alone, so that importing the same file twice
 * changes nothing. A topic with a day has to be complete, others are drafts. No mail goes out for any of them.
 */
export async function importTopics(
  ctx: Ctx,
  input: { programme: number; actor: Actor; topics: readonly ImportedTopic[]; isDry?: boolean },
): Promise<
  | { ok: true; written: string[]; known: string[] }
  | { ok: false; problems: { at: number; problem: ImportedProblem }[] }
> {
  const { programme, actor } = input;
  const topics = input.topics.map((topic) => ({
    ...topic,
    address: topic.address ?? addressOf(topic.draft),
  }));
  return inTransaction(ctx, async (ctx) => {
    const { locales } = await programmeById(ctx, programme);
    const problems = topics.flatMap((topic, at) => [
      ...problemsOf(topic, locales).map((problem) => ({ at, problem })),
      ...(topics.findIndex(({ address }) => address === topic.address) < at
        ? [{ at, problem: { part: 'address', reason: 'twice' } as const }]
        : []),
    ]);
    if (problems.length > 0) return { ok: false, problems };
    const rows = await ctx.db
      .selectFrom('topic')
      .select('slug')
      .where('programme_id', '=', programme)
      .execute();
    const taken = new Set(rows.map(({ slug }) => slug));
    const [known, fresh] = [true, false].map((is) =>
      topics.filter(({ address }) => taken.has(address) === is),
    );
    for (const { address: slug, draft, day } of input.isDry ? [] : fresh!)
      await createTopic(ctx, {
        programme,
        actor,
        draft,
        slug,
        ...(day === undefined ? {} : { publicFrom: publicFrom(day) }),
      });
    return {
      ok: true,
      written: fresh!.map(({ address }) => address),
      known: known!.map(({ address }) => address),
    };
  });
}

const addressOf = ({ title, sourceLocale }: TopicDraft): string =>
  slugFor(title[sourceLocale] ?? '', 'topic');

function problemsOf(
  { address, draft, day }: ImportedTopic & { address: string },
  locales: readonly string[],
): ImportedProblem[] {
  const { sourceLocale, title, summary, essay, questions } = draft;
  const said = [{ [sourceLocale]: '' }, title, summary, essay, ...questions].flatMap(Object.keys);
  return [
    ...[...new Set(said)]
      .filter((locale) => !locales.includes(locale))
      .map((locale) => ({ part: 'language', locale, reason: 'bad-language' }) as const),
    ...(isSlug(address) ? [] : [{ part: 'address', reason: 'bad-address' } as const]),
    ...(day === undefined || isDay(day) ? [] : [{ part: 'day', reason: 'bad-day' } as const]),
    ...(day === undefined ? checkDraft(draft) : checkTopic(draft)),
  ];
}
