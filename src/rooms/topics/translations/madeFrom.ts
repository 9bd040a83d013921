import { json } from '../../../db/json.ts';
import { actorPerson } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import type { TopicDraft } from '../rules.ts';
import { fieldsIn } from './fields.ts';

/** Notes that each translation in a draft was made from the source text in the same draft. */
export async function noteTranslations(
  ctx: Ctx,
  input: { programme: number; actor: Actor; topic: number; draft: TopicDraft },
): Promise<void> {
  const source = fieldsIn(input.draft, input.draft.sourceLocale);
  const locales = Object.keys(input.draft.essay).filter((locale) => locale !== input.draft.sourceLocale);
  for (const locale of locales) {
    const own = fieldsIn(input.draft, locale);
    const made = Object.fromEntries(Object.entries(source).filter(([field]) => own[field]?.trim()));
    if (Object.keys(made).length > 0) await keepMade(ctx, { ...input, locale, made });
  }
}

/** Stores the source texts that a translation was made from. */
export async function keepMade(
  ctx: Ctx,
  {
    programme,
    topic,
    locale,
    made,
    actor,
  }: { programme: number; topic: number; locale: string; made: Record<string, string>; actor: Actor },
): Promise<void> {
  const values = {
    made_from: json(made),
    changed_at: ctx.clock.now(),
    changed_by: actorPerson(actor),
  };
  await ctx.db
    .insertInto('topic_translation')
    .values({ programme_id: programme, topic_id: topic, locale, ...values })
    .onConflict((c) => c.columns(['programme_id', 'topic_id', 'locale']).doUpdateSet(values))
    .execute();
}

/** The source text each field of a translation was made from. */
export async function madeFrom(
  ctx: Pick<Ctx, 'db'>,
  programme: number,
  topic: number,
  locale: string,
): Promise<Record<string, string>> {
  const row = await ctx.db
    .selectFrom('topic_translation')
    .select('made_from')
    .where('programme_id', '=', programme)
    .where('topic_id', '=', topic)
    .where('locale', '=', locale)
    .executeTakeFirst();
  return { ...row?.made_from };
}
