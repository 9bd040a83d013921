import { createDelivery } from '../src/mail/out/delivery/deliver.ts';
import { mailboxTransport } from '../src/mail/out/delivery/transport.ts';
import { browse } from './browse.ts';
import type { Browser } from './browse.ts';
import { stage, stageRound } from './cast.ts';
import type { Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { rolledBack } from './database.ts';

export interface Scene {
  ctx: TestCtx;
  cast: Stage;
  round: number;
}

export async function withOutbox(play: (scene: Scene) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const round = (await stageRound(ctx, cast.programme)).id;
    await ctx.mailer.queue(
      ctx,
      (['luca', 'mei', 'amina'] as const).map((name) => ({
        programme: cast.programme,
        kind: 'dates-changed' as const,
        occasion: 'dates/1:2',
        person: cast.people[name],
        data: { round, kinds: ['matches'] },
        dueAt: new Date('2027-01-16T08:00:00Z'),
      })),
    );
    await play({ ctx, cast, round });
  });
}

/** One mail to each of many people about the end of their round. */
export const endsMoved = (programme: number, round: number, people: readonly { id: number }[]) =>
  people.map(({ id }) => ({
    programme,
    kind: 'dates-changed' as const,
    occasion: 'dates:1',
    person: id,
    data: { round, kinds: ['ends' as const] },
  }));

export const rowOf = ({ ctx, cast }: Scene, name: 'luca' | 'mei' | 'amina') =>
  ctx.db
    .selectFrom('outbox')
    .selectAll()
    .where('person_id', '=', cast.people[name])
    .executeTakeFirstOrThrow();

/** Tomás, who reads English here. */
export function director({ ctx, cast }: Scene): Browser {
  const tomas = browse(ctx, cast, 'tomas');
  tomas.cookies.set('lang', 'en');
  return tomas;
}

export async function send(ctx: TestCtx): Promise<number> {
  const sender = { address: 'mentoring@localhost', domain: 'localhost' };
  return createDelivery({ publicUrl: 'http://localhost:3000', sender }, await mailboxTransport()).run(ctx);
}
