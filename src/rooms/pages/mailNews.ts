import { takeBackUntil } from '../../lib/time/timeToTakeBack.ts';
import type { Ctx } from '../ctx.ts';
import { readersWho } from '../readers/index.ts';

/** Mails a piece of news to everybody who asked for news, some minutes from now: until then it can be taken down again, and nothing leaves. */
export async function mailNews(ctx: Ctx, programme: number, page: number): Promise<void> {
  const people = await readersWho(ctx, programme, 'news');
  const dueAt = takeBackUntil(ctx.clock.now());
  await ctx.mailer.queue(
    ctx,
    people.map((person) => ({
      programme,
      kind: 'news' as const,
      occasion: `page:${page}`,
      person,
      data: { page },
      dueAt,
    })),
  );
}
