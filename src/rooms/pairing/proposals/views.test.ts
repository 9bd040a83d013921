import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { explained } from '../../../../test/explained.ts';
import { onOpenRound } from '../../../../test/onStage.ts';
import { queriesAsked } from '../../../../test/queriesAsked.ts';
import { listProposals } from './listProposals.ts';
import { PROPOSAL_VIEWS } from './wanted.ts';

/** The part of the index names for each view. */
const INDEXES = {
  'no-hour': 'no_hour',
  broken: 'breaks',
  locked: 'locked',
  'by-hand': 'by_hand',
  trio: 'trio',
};

test('each view is read in the order of how well they fit and in that of their countries along an index of its own', () =>
  onOpenRound(async (ctx, { programme }, round) => {
    // Rows that earlier tests of this worker rolled back still fill pages: because of them the planner takes other indexes for shorter.
    await sql`truncate proposal cascade`.execute(ctx.db);
    for (const setting of ['sort', 'seqscan', 'bitmapscan'])
      await sql`set local ${sql.raw(`enable_${setting}`)} = off`.execute(ctx.db);
    for (const shown of PROPOSAL_VIEWS)
      for (const [by, end] of [
        ['fit', ''],
        ['countries', '_countries'],
      ] as const) {
        const { asked, listened } = queriesAsked(ctx);
        const of = { programme, round: round.id, viewer: null };
        await listProposals(listened, of, { shown, sorted: { by, way: 'falling' } });
        const page = asked.find((one) => one.sql.includes('as counts'))!;
        expect(await explained(ctx, page), `${shown} by ${by}`).toMatch(
          new RegExp(`Index (?:Only )?Scan Backward using proposal_${INDEXES[shown]}${end} on`),
        );
      }
  }));
