import type { TextPart, Texts } from '../../lib/text/texts.ts';

export const LIMITS = {
  title: 140,
  summary: 600,
  essay: 20_000,
  question: 400,
  author: 120,
  alt: 400,
  source: 500,
  licence: 80,
  about: 200,
};
const FEWEST_QUESTIONS = 2;
export const MOST_QUESTIONS = 6;

export interface TopicDraft {
  sourceLocale: string;
  author: string;
  title: Texts;
  summary: Texts;
  /** Markdown. */
  essay: Texts;
  questions: Texts[];
}

export interface TopicProblem extends TextPart<
  'title' | 'summary' | 'essay' | 'question' | 'author' | 'alt'
> {
  reason: 'required' | 'too-long' | 'few-questions';
}

/** The problems that keep a draft from being stored: only the title is required. */
export function checkDraft(draft: TopicDraft): TopicProblem[] {
  const { sourceLocale } = draft;
  const problems: TopicProblem[] = [];
  for (const part of ['title', 'summary', 'essay'] as const) {
    if (part === 'title' && !draft.title[sourceLocale]?.trim())
      problems.push({ part, locale: sourceLocale, reason: 'required' });
    for (const [locale, text] of Object.entries(draft[part]))
      if (text.length > LIMITS[part]) problems.push({ part, locale, reason: 'too-long' });
  }
  draft.questions.forEach((question, index) => {
    const asked = { part: 'question', number: index + 1 } as const;
    for (const [locale, text] of Object.entries(question))
      if (text.length > LIMITS.question) problems.push({ ...asked, locale, reason: 'too-long' });
    if (!question[sourceLocale]?.trim() && Object.values(question).some((text) => text.trim()))
      problems.push({ ...asked, locale: sourceLocale, reason: 'required' });
  });
  if (draft.author.length > LIMITS.author) problems.push({ part: 'author', reason: 'too-long' });
  return problems;
}

/** The texts that a topic still lacks before it may go out. A question counts if its source text is there. */
export function checkTopic(draft: TopicDraft): TopicProblem[] {
  const { sourceLocale } = draft;
  const lacking = (['summary', 'essay'] as const)
    .filter((part) => !draft[part][sourceLocale]?.trim())
    .map((part): TopicProblem => ({ part, locale: sourceLocale, reason: 'required' }));
  const few: TopicProblem[] =
    askedQuestions(draft).length < FEWEST_QUESTIONS
      ? [{ part: 'question', number: 1, locale: sourceLocale, reason: 'few-questions' }]
      : [];
  return [...checkDraft(draft), ...lacking, ...few];
}

export function askedQuestions(draft: Pick<TopicDraft, 'questions' | 'sourceLocale'>): Texts[] {
  return draft.questions.filter((question) => question[draft.sourceLocale]?.trim()).slice(0, MOST_QUESTIONS);
}
