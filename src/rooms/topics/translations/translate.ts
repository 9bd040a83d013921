import { json } from '../../../db/json.ts';
import { inTransaction } from '../../ctx.ts';
import type { Actor, Ctx } from '../../ctx.ts';
import { isOvertaken, versionOf } from '../../../lib/text/version.ts';
import { lockTopic } from '../lockTopic.ts';
import { topicById } from '../queries.ts';
import type { Topic } from '../queries.ts';
import { LIMITS } from '../rules.ts';
import type { TopicProblem } from '../rules.ts';
import { draftOf } from '../draftOf.ts';
import { changeTopic } from '../changeTopic.ts';
import { fieldsIn, withFields } from './fields.ts';
import type { Fields } from './fields.ts';
import { keepMade, madeFrom } from './madeFrom.ts';

/**
 * Writes a topic in another language, and keeps the source text that each field was translated from. It does so for the fields that
 * changed, and with `current` for all fields, since somebody has looked at them. `base` is the `translationVersion` that the writer began
 * with: with it, nothing overwrites a version that somebody else saved meanwhile.
 */
export async function translateTopic(
  ctx: Ctx,
  input: {
    programme: number;
    actor: Actor;
    topic: number;
    locale: string;
    fields: Fields;
    current: boolean;
    base?: string | undefined;
  },
): Promise<{ ok: true } | { ok: false; problems: TopicProblem[]; isOvertaken?: true }> {
  return inTransaction(ctx, async (ctx) => {
    const { programme, locale, fields } = input;
    // Two people who translate into two languages at once do not overwrite each other.
    await lockTopic(ctx, programme, input.topic);
    const before = await topicById(ctx, programme, input.topic);
    if (!before || locale === before.source_locale) return { ok: false, problems: [] };
    if ((fields['alt'] ?? '').length > LIMITS.alt)
      return { ok: false, problems: [{ part: 'alt', locale, reason: 'too-long' }] };
    if (isOvertaken(input.base, fieldsIn(before, locale)))
      return { ok: false, problems: [], isOvertaken: true };
    const changed = await changeTopic(ctx, {
      programme,
      actor: input.actor,
      topic: input.topic,
      draft: withFields(draftOf(before), locale, fields),
    });
    if (!changed.ok) return changed;
    const alt = { ...before.picture_alt, [locale]: fields['alt']?.trim() ?? '' };
    await ctx.db
      .updateTable('topic')
      .set({ picture_alt: json(Object.fromEntries(Object.entries(alt).filter(([, text]) => text !== ''))) })
      .where('programme_id', '=', programme)
      .where('id', '=', input.topic)
      .execute();
    const old = fieldsIn(before, locale);
    const source = fieldsIn(before, before.source_locale);
    const made = await madeFrom(ctx, programme, input.topic, locale);
    for (const [field, text] of Object.entries(source)) {
      const own = fields[field]?.trim() ?? '';
      if (own === '') delete made[field];
      else if (input.current || own !== old[field]) made[field] = text;
    }
    await keepMade(ctx, { ...input, made });
    return { ok: true };
  });
}

/** The version of a topic's texts in a language. */
export const translationVersion = (topic: Topic, locale: string): string =>
  versionOf(fieldsIn(topic, locale));

export interface TranslatedField {
  field: string;
  source: string;
  text: string;
  /** The source text of this translation, when the source has changed since; null otherwise. */
  before: string | null;
}

/** A topic's texts beside their translation, with the changes of the source since. */
export async function translationOf(
  ctx: Pick<Ctx, 'db'>,
  topic: Topic,
  locale: string,
): Promise<TranslatedField[]> {
  const made = await madeFrom(ctx, topic.programme_id, topic.id, locale);
  const own = fieldsIn(topic, locale);
  return Object.entries(fieldsIn(topic, topic.source_locale))
    .filter(([, source]) => source !== '')
    .map(([field, source]) => {
      const text = own[field] ?? '';
      const from = made[field];
      return { field, source, text, before: text && from !== undefined && from !== source ? from : null };
    });
}

/** How far a topic is translated. */
export type TranslationState = 'none' | 'begun' | 'behind' | 'current';

export async function translationStates(
  ctx: Pick<Ctx, 'db'>,
  topic: Topic,
  locales: readonly string[],
): Promise<Map<string, TranslationState>> {
  const states = new Map<string, TranslationState>();
  for (const locale of locales.filter((one) => one !== topic.source_locale)) {
    const fields = await translationOf(ctx, topic, locale);
    states.set(
      locale,
      fields.every(({ text }) => text === '')
        ? 'none'
        : fields.some(({ before }) => before !== null)
          ? 'behind'
          : fields.some(({ text }) => text === '')
            ? 'begun'
            : 'current',
    );
  }
  return states;
}
