import { readPayload } from '../../lib/shape.ts';
import type { Ctx } from '../ctx.ts';
import type { EventBrought, EventData, EventKind, ReadEvent } from '../kinds.ts';

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

/** Whether an event has all that is needed to take it back. An older version may have stored less. */
export function isWhole(
  { brought }: Pick<Ctx, 'brought'>,
  { kind, data }: { kind: string; data: unknown },
): boolean {
  const terms: EventBrought | undefined = brought.events[kind as EventKind];
  const { undone, data: shape = {} } = terms ?? {};
  const stored = (data ?? {}) as Readonly<Record<string, unknown>>;
  if (undone === undefined) return false;
  // For some fields null is a value: a thread that nobody had, for example.
  const isThere = (name: string): boolean =>
    name in stored && (stored[name] !== null || shape[name]?.(null) === null);
  return undone === true || undone.every(isThere);
}

/** The same for a row whose kind is not known in advance. */
export const readEvent = (ctx: Pick<Ctx, 'brought'>, row: { kind: string; data: unknown }): ReadEvent => {
  const kind = row.kind as EventKind;
  return { kind, data: eventData(ctx, kind, row.data) } as ReadEvent;
};
