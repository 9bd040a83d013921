import { firstDoor } from './topics/01-first-door.ts';
import { weeding } from './topics/02-weeding.ts';
import { manyLanguages } from './topics/03-many-languages.ts';
import { connection } from './topics/04-connection.ts';
import { unnamed } from './topics/05-unnamed.ts';
import { noSuchArticle } from './topics/06-no-such-article.ts';
import { hotDays } from './topics/07-hot-days.ts';
import { whatStays } from './topics/08-what-stays.ts';
import type { SampleTopic } from './topics/types.ts';

export type { SampleTopic } from './topics/types.ts';

/** One round of topics, in the order in which they are discussed. */
export const sampleTopics: SampleTopic[] = [
  firstDoor,
  weeding,
  manyLanguages,
  connection,
  unnamed,
  noSuchArticle,
  hotDays,
  whatStays,
];
