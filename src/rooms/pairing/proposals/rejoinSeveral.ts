import type { BulkVerb } from '../../desks/index.ts';
import { rejoinParted } from './rejoinParted.ts';
import type { Parted } from './rejoinParted.ts';

type Several = NonNullable<BulkVerb['undoSeveral']>;

/** Takes back that several proposals were parted, all of one round together. */
export const rejoinSeveral: Several = async (ctx, { programme, actor, things }) => {
  const results: Awaited<ReturnType<Several>> = things.map(() => ({ ok: false, reason: 'was-so' }));
  const found = things.flatMap(({ item, events: [event] }, place) =>
    event?.kind === 'pair-parted' && event.round !== null
      ? [{ place, round: event.round, parted: { event: event.id, item, ...event.data } satisfies Parted }]
      : [],
  );
  for (const [round, some] of Map.groupBy(found, (one) => one.round)) {
    const done = await rejoinParted(ctx, {
      programme,
      round,
      actor,
      parted: some.map(({ parted }) => parted),
    });
    for (const [k, { place }] of some.entries()) results[place] = done[k]!;
  }
  return results;
};
