import type { Texts } from '../../../lib/text/texts.ts';
import { MOST_QUESTIONS } from '../rules.ts';
import type { TopicDraft } from '../rules.ts';

/** The texts of a topic that are translated, by field: title, summary, essay, question.1 and so on, alt. */
export type Fields = Readonly<Record<string, string>>;

type Translated = Pick<TopicDraft, 'title' | 'summary' | 'essay' | 'questions'> & { picture_alt?: Texts };

/** A topic's texts in one language; '' where there is none. */
export function fieldsIn(topic: Translated, locale: string): Record<string, string> {
  const fields: Record<string, string> = {
    title: topic.title[locale] ?? '',
    summary: topic.summary[locale] ?? '',
    essay: topic.essay[locale] ?? '',
  };
  topic.questions.slice(0, MOST_QUESTIONS).forEach((question, index) => {
    fields[`question.${index + 1}`] = question[locale] ?? '';
  });
  if (topic.picture_alt && Object.keys(topic.picture_alt).length > 0)
    fields['alt'] = topic.picture_alt[locale] ?? '';
  return fields;
}

/** The topic with the texts of one language inserted. */
export function withFields(draft: TopicDraft, locale: string, fields: Fields): TopicDraft {
  const put = (texts: Texts, field: string): Texts => ({ ...texts, [locale]: fields[field] ?? '' });
  return {
    ...draft,
    title: put(draft.title, 'title'),
    summary: put(draft.summary, 'summary'),
    essay: put(draft.essay, 'essay'),
    questions: draft.questions.map((question, index) => put(question, `question.${index + 1}`)),
  };
}
