import type { Texts } from '../../src/lib/text/texts.ts';

/** `essay` is Markdown; `questions` are two to six, in order, without numbers. */
export type SampleTopic = {
  slug: string;
  author: string;
  title: Texts;
  /** At most 60 words. */
  summary: Texts;
  essay: Texts;
  questions: Texts[];
};
