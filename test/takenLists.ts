import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { banWriter, writeComment } from '../src/rooms/discussion/index.ts';
import type { Stage } from './cast.ts';
import type { TestCtx } from './context.ts';
import { words } from './discussion.ts';
import { withTopic } from './oneTopic.ts';
import { stagePartnership } from './partners.ts';
import { planned } from './planned.ts';

/** Gives everybody a name that a spreadsheet would take for a formula, and makes everybody appear in each list. */
export async function plantFormulas(
  ctx: TestCtx,
  { programme, people }: Stage,
  round: number,
): Promise<void> {
  await stagePartnership(ctx, programme, round, [people.luca, people.mei]);
  await sql`update person set name = (array['=', '+', '-', '@'])[1 + id % 4] || '1+1' where programme_id = ${programme}`.execute(
    ctx.db,
  );
  const topic = await withTopic(ctx, programme);
  await planned(ctx, { programme, round, topic, day: '2027-02-01' });
  await writeComment(
    ctx,
    words({ programme, topic }, { by: { person: people.luca }, name: '@luca', body: '=1+1' }),
  );
  await ctx.db.updateTable('comment').set({ state: 'held' }).execute();
  const mail = { kind: 'dates-changed', occasion: 'dates/1:2', data: { round, kinds: ['matches'] } } as const;
  await ctx.mailer.queue(ctx, [{ ...mail, programme, person: people.luca, dueAt: ctx.clock.now() }]);
  const at = ctx.clock.now();
  await ctx.db.updateTable('topic').set({ author: '=1+1' }).execute();
  const [a, b] = [people.luca, people.nils].toSorted((one, other) => one - other) as [number, number];
  await ctx.db
    .insertInto('duplicate')
    .values({
      programme_id: programme,
      person_a: a,
      person_b: b,
      evidence: ['same-name'],
      found_at: at,
    })
    .execute();
  await banWriter(ctx, { programme, actor: { kind: 'command' }, person: people.nils, reason: '=1+1' });
  const thread = await ctx.db
    .insertInto('thread')
    .values({
      programme_id: programme,
      person_id: people.mei,
      subject: '+1',
      state: 'waiting',
      state_at: at,
      opened_at: at,
      last_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await ctx.db
    .insertInto('thread_message')
    .values({
      programme_id: programme,
      thread_id: thread.id,
      kind: 'in',
      author_id: people.mei,
      channel: 'mail',
      body: '-1',
      at,
    })
    .execute();
  await ctx.db
    .insertInto('suppression')
    .columns(['programme_id', 'address', 'reason', 'at'])
    .expression((eb) =>
      eb
        .selectFrom('person')
        .select([
          'programme_id',
          sql<string>`address`.as('address'),
          sql.lit('-550 no such user').as('reason'),
          sql<Date>`${at}`.as('at'),
        ])
        .where('id', '=', people.nils),
    )
    .execute();
  await ctx.db
    .insertInto('incoming')
    .values({
      programme_id: programme,
      channel: 'smtp',
      envelope_from: '=1@world.example',
      envelope_to: 'nobody@shelves.example',
      fingerprint: Buffer.from('1'),
      raw: Buffer.from('x'),
      reason: 'unknown',
      received_at: at,
      size: 1,
      state: 'tray',
    })
    .execute();
}

/** The columns of each list, as docs/exports.md has them. */
export const documented = (): Map<string, string[]> =>
  new Map(
    readFileSync('docs/exports.md', 'utf8')
      .split(/^## /m)
      .slice(1)
      .map((part) => [
        /`([a-z-]+)`/.exec(part.split('\n')[0]!)?.[1] ?? '',
        [...part.matchAll(/^\| `([^`]+)` \|/gm)].map(([, key]) => key!),
      ]),
  );
