import { afterAll, beforeAll, describe } from 'vitest';
import { applying } from './round/applying.ts';
import { matching } from './round/matching.ts';
import { planning } from './round/planning.ts';
import { beginStory } from './round/story.ts';
import type { RoundStory } from './round/story.ts';
import { talking } from './round/talking.ts';

const story = {} as RoundStory;

beforeAll(async () => {
  Object.assign(story, await beginStory());
});

afterAll(() => story.world?.close());

/**
 * Olga (English) begins a programme and runs a whole round of it, with Tomás (Spanish) who matches it and Inês (English) for what is wrong: told by
 * their pages and mails and those of who takes part, all without script, Amina (French) and Mei (Arabic, right to left) at phones.
 */
describe('Olga’s round', () => {
  planning(story);
  applying(story);
  matching(story);
  talking(story);
});
