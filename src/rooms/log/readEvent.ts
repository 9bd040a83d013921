import { readPayload } from '../../lib/shape.ts';
import type { Ctx } from '../ctx.ts';
import type { EventData, EventKind, ReadEvent } from '../kinds.ts';

/** The stored data of an event, typed by its kind. */
export function eventData<K extends EventKind>(
  { brought }: Pick<Ctx, 'brought'>,
  kind: K,
  stored: unknown,
): EventData<K> {
  // A kind of an older version may be gone.
  const terms: { data?: Parameters<typeof readPayload>[0] } | undefined = brought.events[kind];
  return readPayload(terms?.data ?? {}, stored) as EventData<K>;
}

/** The same of a row whose kind is not known before. */
export const readEvent = (ctx: Pick<Ctx, 'brought'>, row: { kind: string; data: unknown }): ReadEvent => {
  const kind = row.kind as EventKind;
  return { kind, data: eventData(ctx, kind, row.data) } as ReadEvent;
};
