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
 * Olga (English) begins a programme and runs a whole round of it, with Tomás (Spanish) for the matching and Inês (English) for concerns.
 * Their pages and mails tell the story, and those of the participants. Nobody has script; Amina (French) and Mei (Arabic, right to left)
 * use phones.
 */
describe('Olga’s round', () => {
  planning(story);
  applying(story);
  matching(story);
  talking(story);
});
