import { deliverDue } from '../../../src/federation/out/deliver.ts';
import { tick } from '../../../src/jobs/timetable.ts';
import type { Ctx } from '../../../src/rooms/ctx.ts';
import type { Row } from '../row.ts';
import { DEAD_MS, ORIGIN, actorDocument, isDead, most, outbound, signal, topic } from './servers.ts';

/** A topic to all of them, and how long until each that lives has it. */
export async function spreadOut(ctx: Ctx, programme: number, inboxes: number): Promise<Row> {
  const hosts = Array.from({ length: inboxes }, (_, n) => `s${n}.example`);
  const now = ctx.clock.now();
  for (const host of hosts) {
    const { id: actor, inbox } = actorDocument(host);
    await ctx.db
      .insertInto('network_account')
      .values({
        programme_id: programme,
        actor,
        host,
        handle: host,
        name: host,
        inbox,
        key_id: '',
        key_pem: '',
        fetched_at: now,
        follows_at: now,
      })
      .execute();
  }
  outbound.taken.clear();
  await topic(ctx, programme, 'windows');
  await tick(ctx);
  const began = performance.now();
  await deliverDue({ ctx, outbound }, ORIGIN, signal);
  const living = hosts.filter((host) => !isDead(host));
  const last = Math.max(...living.map((host) => outbound.taken.get(host) ?? Number.POSITIVE_INFINITY));
  return most(
    `${inboxes} inboxes, three of ten dead: until the last living one has it`,
    (last - began) / 1000,
    's',
    600,
    `${outbound.taken.size} of ${living.length} living; a dead one holds a connection for ${DEAD_MS / 1000} s`,
  );
}
