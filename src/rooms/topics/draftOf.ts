import type { Topic } from './queries.ts';
import type { TopicDraft } from './rules.ts';

/** A stored topic as it was written. */
export function draftOf(topic: Topic): TopicDraft {
  const { source_locale: sourceLocale, author, title, summary, essay, questions } = topic;
  return { sourceLocale, author, title, summary, essay, questions };
}
