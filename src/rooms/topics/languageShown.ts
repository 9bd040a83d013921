import { pickWithLocale } from '../../lib/text/texts.ts';
import type { Texts } from '../../lib/text/texts.ts';
import type { Topic } from './queries.ts';

/** The language somebody reads a topic in, all of it: theirs if the essay is there in it, else its own. */
export function languageShown(topic: Pick<Topic, 'essay' | 'source_locale'>, lang: string): string {
  return pickWithLocale(topic.essay, lang, topic.source_locale).locale ?? topic.source_locale;
}

/** The questions in one language, numbered from 1; one that is not translated stands in its own, and says so. */
export function questionsIn(
  topic: Pick<Topic, 'questions' | 'source_locale'>,
  lang: string,
): { number: number; text: string; locale: string }[] {
  return topic.questions.map((question: Texts, index) => {
    const { text, locale } = pickWithLocale(question, lang, topic.source_locale);
    return { number: index + 1, text, locale: locale ?? topic.source_locale };
  });
}
