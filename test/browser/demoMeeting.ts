import type { Ctx } from '../../src/rooms/ctx.ts';
import { chooseWay } from '../../src/rooms/calls/index.ts';
import { propose } from '../../src/rooms/meetings/index.ts';

/** Somebody proposes two evenings of a series to their partner, for calls. Returns the meeting. */
export async function demoMeeting(
  ctx: Ctx,
  programme: number,
  { partnership_id: partnership, id: person }: { partnership_id: number; id: number },
): Promise<number> {
  await chooseWay(ctx, { programme, partnership, person, isDirect: true });
  const day = (days: number): string =>
    new Date(ctx.clock.now().getTime() + days * 86_400_000).toISOString().slice(0, 10);
  const done = await propose(ctx, {
    programme,
    partnership,
    person,
    times: [3, 4].map((days) => ({ date: day(days), minute: 18 * 60 })),
    minutes: 60,
    means: 'video',
    link: 'https://meet.example/us',
    repeats: 'weekly',
  });
  if (!done.ok) throw new Error(done.reason);
  return done.meeting;
}
