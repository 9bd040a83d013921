import { instantToWall } from '../../lib/time/time.ts';
import { inTransaction } from '../ctx.ts';
import type { Ctx } from '../ctx.ts';
import { answer } from './answer.ts';
import { lockPresent, zoneOf } from './present.ts';
import { propose } from './propose.ts';
import type { ProposeRefusal } from './propose.ts';
import { comingMeetings } from './queries.ts';
import { repeatsOf } from './rules/meeting.ts';
import { usualTerms } from './usualTerms.ts';

/**
 * The outcome. `proposed`: they proposed the hour. `waits`: they had proposed it before. `stands`: they said yes to a partner's proposal of
 * it, or it stood already.
 */
export interface ChosenHour {
  ok: true;
  meeting: number;
  did: 'proposed' | 'waits' | 'stands';
}

/**
 * Chooses an hour that was offered to everybody. Says yes if a partner has proposed the same hour; otherwise proposes it, with the usual
 * length and means.
 */
export async function chooseHour(
  ctx: Ctx,
  of: { programme: number; partnership: number; person: number; at: Date },
): Promise<ChosenHour | { ok: false; reason: ProposeRefusal | 'replaced' | 'which' | 'began' }> {
  const { programme, partnership, person, at } = of;
  return inTransaction(ctx, async (ctx) => {
    const found = await lockPresent(ctx, of);
    if (!found.ok) return found;
    const coming = await comingMeetings(ctx, programme, partnership);
    const same = coming.find(({ times }) => times.some((one) => one.at.getTime() === at.getTime()));
    if (same?.proposer === person)
      return { ok: true, meeting: same.id, did: same.state === 'stands' ? 'stands' : 'waits' };
    if (same) {
      const time = same.times.find((one) => one.at.getTime() === at.getTime())!.id;
      const done = await answer(ctx, { programme, person, meeting: same.id, says: 'yes', time });
      return done.ok ? { ok: true, meeting: same.id, did: 'stands' } : done;
    }
    const [date, clock] = instantToWall(at, await zoneOf(ctx, programme, person)).split('T') as [
      string,
      string,
    ];
    const [hour, minute] = clock.split(':').map(Number) as [number, number];
    const times = [{ date, minute: hour * 60 + minute }];
    const { weeks, ...usual } = await usualTerms(ctx, programme, found.own);
    const terms = { ...usual, repeats: repeatsOf(weeks) };
    const done = await propose(ctx, { programme, partnership, person, times, ...terms });
    return done.ok ? { ok: true, meeting: done.meeting, did: 'proposed' } : done;
  });
}
