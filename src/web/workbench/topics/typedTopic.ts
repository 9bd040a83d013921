import { MOST_QUESTIONS } from '../../../rooms/topics/index.ts';
import type { TopicDraft } from '../../../rooms/topics/index.ts';

/** The texts of a topic's form, in one language, by field: `title`, `question.2`. */
export function textsFrom(form: URLSearchParams): Record<string, string> {
  const names = ['title', 'summary', 'essay', ...questionFields()];
  return Object.fromEntries(names.map((name) => [name, form.get(name) ?? '']));
}

export const questionFields = (): string[] =>
  Array.from({ length: MOST_QUESTIONS }, (_, index) => `question.${index + 1}`);

/** Reads the form of a topic in its own language. Its texts in other languages stay as in `before`. */
export function draftFrom(form: URLSearchParams, before: TopicDraft): TopicDraft {
  const locale = before.sourceLocale;
  const texts = textsFrom(form);
  const put = (field: string, old: TopicDraft['title'] | undefined) => ({
    ...old,
    [locale]: texts[field] ?? '',
  });
  return {
    sourceLocale: locale,
    author: form.get('author') ?? '',
    title: put('title', before.title),
    summary: put('summary', before.summary),
    essay: put('essay', before.essay),
    questions: questionFields().map((field, index) => put(field, before.questions[index])),
  };
}

export function emptyDraft(sourceLocale: string): TopicDraft {
  return { sourceLocale, author: '', title: {}, summary: {}, essay: {}, questions: [] };
}
