import type { Keep } from '../config/backup.ts';
import type { StoredBackup } from './places/place.ts';

/** The backups that may go: all but the newest of each of the last days, weeks (from Monday) and months that have one, and the newest of all. */
export function tooMany(stored: readonly StoredBackup[], { days, weeks, months }: Keep): StoredBackup[] {
  const newest = stored.toSorted((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
  const kept = new Set(newest.slice(0, 1));
  for (const [count, spanOf] of [
    [days, dayOf],
    [weeks, weekOf],
    [months, monthOf],
  ] as const) {
    const seen = new Set<string>();
    for (const backup of newest) {
      const span = spanOf(backup.madeAt);
      if (seen.has(span) || seen.size === count) continue;
      seen.add(span);
      kept.add(backup);
    }
  }
  return newest.filter((backup) => !kept.has(backup));
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** Its Monday. */
function weekOf(at: Date): string {
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return dayOf(new Date(at.getTime() - sinceMonday * 86_400_000));
}
