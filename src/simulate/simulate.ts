import type { Kysely } from 'kysely';
import type { Schema } from '../db/schema.ts';
import { createSecrets } from '../secrets.ts';
import { countAtEnd, worstAtEnd } from './atEnd.ts';
import type { AtEnd } from './atEnd.ts';
import { play } from './play.ts';
import type { Play } from './play.ts';
import { contactOf, noteMails, reportOf, unmatchedBy } from './report.ts';
import type { Report } from './report.ts';
import { datesMissed } from './waiting/datesMissed.ts';
import { beyondShare, countWaits, waitsOf } from './waiting/waits.ts';
import type { Wait } from './waiting/waits.ts';
import { countViolations, promisedBy, worstOf } from './violations.ts';
import type { Violations } from './violations.ts';
import { makeWorld } from './world.ts';

/** Always the same, so that the same seed gives the same round next year. */
const START = new Date('2027-01-01T10:00:00Z');

export interface Simulation extends Pick<
  Play,
  'people' | 'countries' | 'seed' | 'ignoresReminders' | 'onProgress'
> {
  /** A migrated database that nobody else uses. */
  db: Kysely<Schema>;
}

/** Plays a whole round of the sample programme on invented people and tells what came of it. */
export async function simulate(input: Simulation): Promise<Report> {
  const world = await makeWorld({
    ...input,
    start: START,
    publicUrl: 'http://localhost:3000',
    secrets: createSecrets(`a simulation needs no better secret than ${input.seed}`),
  });
  const { ctx, round, sink } = world;
  const place = { programme: round.programme_id, round: round.id };
  let unmatched: Awaited<ReturnType<typeof unmatchedBy>> | undefined;
  const days: Violations[] = [];
  const ends: AtEnd[] = [];
  const waiting: Wait[][] = [];
  let missed = 0;
  const mails = new Map<string, string>();
  let contact = { going: 0, inContact: 0 };
  await play({
    ...input,
    ...world,
    isEventful: true,
    onDay: async (day) => {
      if (day === 1) unmatched = await unmatchedBy(ctx, round);
      const now = await contactOf(ctx, place);
      if (now.going > 0) contact = now;
      else await noteMails(ctx, place.programme, mails);
      waiting.push(await waitsOf(ctx, place));
      missed = Math.max(missed, await datesMissed(ctx, place));
      ends.push(await countAtEnd(ctx, place));
      days.push(await countViolations(ctx, place, promisedBy(round.policy)));
    },
  });
  if (!unmatched) throw new Error('the round never came to its introduction');
  ends.push(await countAtEnd(ctx, place));
  await noteMails(ctx, place.programme, mails);
  const waits = countWaits(waiting);
  const waited = { waitedUntold: waits.untold, reasonAlone: beyondShare(waits), dateMissed: missed };
  const violations = { ...worstOf(days), ...worstAtEnd(ends), ...waited };
  return reportOf(ctx, round, sink.arrived, { violations, unmatched, contact, waits, mails });
}
