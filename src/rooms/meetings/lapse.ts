import type { Ctx } from '../ctx.ts';
import { seriesAt } from './queries.ts';
import type { Meeting } from './queries.ts';
import { nextToBegin, occurrences } from './rules/times.ts';
import { writeChange, mailMembers } from './writeChange.ts';

/** A proposal that is due: its round's end, and the present members who are not away. */
interface Due {
  programme: number;
  ends: Date;
  here: readonly number[];
}

/**
 * Closes a proposal whose last hour has passed, within a transaction that has locked its partnership: whoever proposed it is told, and who was asked,
 * but for those who said no to all of it. Of a series later times may still be accepted: then it stays open, and they are told once that the
 * first has passed.
 */
export async function lapse(ctx: Ctx, { programme, ends, here }: Due, meeting: Meeting): Promise<void> {
  const now = ctx.clock.now();
  const isOpen = meeting.times.some((time) => nextToBegin(seriesAt(meeting, time), ends, now));
  const to = here.filter(
    (one) =>
      !meeting.times.every(({ said }) => said.some(({ person, says }) => person === one && says === 'no')),
  );
  const told = { programme, meeting, by: meeting.proposer ?? undefined };
  if (!isOpen) {
    const sequence = await writeChange(ctx, told, { state: 'over', look_at: null });
    return mailMembers(ctx, 'meeting-lapsed', { ...told, sequence }, to);
  }
  const last = meeting.times.flatMap((time) => [...occurrences(seriesAt(meeting, time), ends)]);
  await ctx.db
    .updateTable('meeting')
    .set({ look_at: new Date(Math.max(...last.map(({ at }) => at.getTime()))) })
    .where('programme_id', '=', programme)
    .where('id', '=', meeting.id)
    .execute();
  await mailMembers(ctx, 'meeting-lapsed', { ...told, sequence: meeting.sequence }, to);
}
