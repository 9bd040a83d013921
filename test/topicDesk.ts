import { browse } from './browse.ts';
import type { Browser } from './browse.ts';
import { stage, stageRound } from './cast.ts';
import type { Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';

export const TOPIC = {
  source: 'en',
  author: 'Elif <b>',
  title: 'Doors & <script>alert(1)</script>',
  summary: 'About doors.',
  essay: 'Each library has a *door*.\n\n<img src=x onerror=alert(1)>',
  'question.1': 'Which door do you remember?',
  'question.2': 'Who cannot open yours?',
};

export interface TopicScene {
  ctx: TestCtx;
  set: Stage;
  elif: Browser;
  /** The topic's page on the workbench, and the topic's id. */
  location: string;
  id: string;
}

/** Elif has written the topic, beside a round that has none yet. */
export async function withElifsTopic(play: (scene: TopicScene) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const set = await stage(ctx);
    await stageRound(ctx, set.programme);
    const elif = browse(ctx, set, 'elif');
    const { location } = await elif.post('/workbench/topics', TOPIC);
    await play({ ctx, set, elif, location, id: location.split('/').at(-1)! });
  });
}
