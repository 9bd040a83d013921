import type { Texts } from '../../../lib/texts.ts';
import { MOST_QUESTIONS } from '../../../rooms/topics/index.ts';
import type { Topic, TopicDraft } from '../../../rooms/topics/index.ts';

/** Reads the topic form: `title.en`, `essay.fr`, `question.2.ar`. */
export function draftFrom(form: URLSearchParams, locales: readonly string[]): TopicDraft {
  const texts = (name: string): Texts =>
    Object.fromEntries(locales.map((locale) => [locale, form.get(`${name}.${locale}`) ?? '']));
  const source = form.get('source') ?? '';
  return {
    sourceLocale: locales.includes(source) ? source : (locales[0] ?? 'en'),
    author: form.get('author') ?? '',
    title: texts('title'),
    summary: texts('summary'),
    essay: texts('essay'),
    questions: Array.from({ length: MOST_QUESTIONS }, (_, index) => texts(`question.${index + 1}`)),
  };
}

export function draftOf(topic: Topic): TopicDraft {
  return { ...topic, sourceLocale: topic.source_locale };
}

export function emptyDraft(sourceLocale: string): TopicDraft {
  return { sourceLocale, author: '', title: {}, summary: {}, essay: {}, questions: [] };
}
