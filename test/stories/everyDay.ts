import { equal, ok } from 'node:assert/strict';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { writeComment } from '../../src/rooms/discussion/index.ts';
import type { Stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';
import { stageTopic, words } from '../discussion.ts';
import type { Counted } from './counted.ts';

/** Clicks for daily work. */
export interface EveryDay {
  /** Letting five held comments stand, from the list of comments. */
  heldComments: number;
  /** Reading why somebody has no partner, and moving a topic by a week, both from the page of today. */
  whyUnplaced: number;
  weekLater: number;
}

/** A topic of the round that is still to come. */
const TO_COME = { day: '2027-03-01', due_at: new Date('2027-03-01T08:00:00Z'), approved_at: null };

/** Plays this daily work after the story of the round, when some people have no partner. */
export async function playEveryDay(
  ctx: TestCtx,
  cast: Stage,
  { own, tab, home }: { own: Counted; tab: Page; home: string },
): Promise<EveryDay> {
  const { programme, people } = cast;
  const topic = await stageTopic(ctx, cast);
  for (const name of ['amina', 'mei', 'luca', 'nils', 'bao'] as const) {
    const by = { person: people[name] };
    ok((await writeComment(ctx, words({ programme, topic }, { by, name, body: `Words of ${name}.` }))).ok);
  }
  await ctx.db.updateTable('comment').set({ state: 'held', shown_at: null }).execute();
  await ctx.db.updateTable('round_topic').set(TO_COME).where('topic_id', '=', topic).execute();
  const clicks = async (page: string, act: () => Promise<void>): Promise<number> => {
    await tab.goto(home + page);
    const before = own.clicks;
    await act();
    return own.clicks - before;
  };
  const heldComments = await clicks('/discussion', async () => {
    await own.press('button', 'Let them stand');
    await own.press('button', 'Let them stand');
  });
  equal(await countOf(ctx, `comment where state = 'shown'`), 5);
  const whyUnplaced = await clicks('', async () => {
    await own.press('link', 'Matching');
    await own.press('link', 'Without a partner');
  });
  ok((await tab.locator('tbody tr').first().innerText()).includes('no shared language at the level asked'));
  const planned = tab.locator('[aria-labelledby="plan"]');
  const weekLater = await clicks('', async () => {
    await own.press('link', 'Topics');
    await own.follow(planned.getByRole('link', { name: /^Doors/ }));
    await own.press('button', 'A week later');
  });
  equal(await countOf(ctx, `round_topic where day = '2027-03-08'`), 1);
  return { heldComments, whyUnplaced, weekLater };
}

/** The number of rows; `of` is the text after `from`. */
export const countOf = async ({ db }: TestCtx, of: string): Promise<number> =>
  Number((await sql<{ count: string }>`select count(*) from ${sql.raw(of)}`.execute(db)).rows[0]!.count);
