import { pickWithLocale } from '../../lib/text/texts.ts';
import type { Texts } from '../../lib/text/texts.ts';
import type { Topic } from './queries.ts';

/** The language in which a person reads all of a topic: theirs if the essay has it, otherwise the topic's own. */
export function languageShown(topic: Pick<Topic, 'essay' | 'source_locale'>, lang: string): string {
  return pickWithLocale(topic.essay, lang, topic.source_locale).locale ?? topic.source_locale;
}

/** The questions in one language, numbered from 1; a question without a translation is in its own language, and says so. */
export function questionsIn(
  topic: Pick<Topic, 'questions' | 'source_locale'>,
  lang: string,
): { number: number; text: string; locale: string }[] {
  return topic.questions.map((question: Texts, index) => {
    const { text, locale } = pickWithLocale(question, lang, topic.source_locale);
    return { number: index + 1, text, locale: locale ?? topic.source_locale };
  });
}
