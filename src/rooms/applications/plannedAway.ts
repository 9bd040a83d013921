import { instantToWall, wallToInstant } from '../../lib/time/time.ts';

/** The first and the last day of an absence, in the person's own zone. */
export interface Span {
  from: string;
  until: string;
}

/** The absences in the answer to a question about them; empty when it holds none. */
export function spans(value: unknown): Span[] {
  const all: unknown[] = Array.isArray(value) ? value : [];
  return all.flatMap((one) => {
    const { from, until } = (one ?? {}) as { from?: unknown; until?: unknown };
    return typeof from === 'string' && typeof until === 'string' ? [{ from, until }] : [];
  });
}

/**
 * The absence told in an application that goes on now. Null when there is none, or the person has said since its first day (`saidAt`)
 * whether they are away.
 */
export function plannedAway(
  { value, zone, saidAt }: { value: unknown; zone: string; saidAt: Date | null },
  now: Date,
): Span | null {
  const today = instantToWall(now, zone).slice(0, 10);
  const found = spans(value).find(({ from, until }) => from <= today && today <= until);
  if (!found || (saidAt && saidAt >= wallToInstant(`${found.from}T00:00`, zone))) return null;
  return found;
}
