import type { Keep } from '../config/backup.ts';
import type { StoredBackup } from './stores/store.ts';

const DAY_MS = 86_400_000;

/**
 * The backups that may be deleted. Kept are the newest of each of the last days, weeks (from Monday) and months that have one, and the
 * newest of all. After a time without backups, older ones are kept no longer than usual: deleted data must be gone when promised.
 */
export function tooMany(
  stored: readonly StoredBackup[],
  { days, weeks, months }: Keep,
  now: Date,
): StoredBackup[] {
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
  const longest = Math.max(days, weeks * 7, months * 31) * DAY_MS;
  const isPast = (backup: StoredBackup): boolean =>
    backup !== newest[0] && now.getTime() - backup.madeAt.getTime() > longest;
  return newest.filter((backup) => !kept.has(backup) || isPast(backup));
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10);
const monthOf = (at: Date): string => at.toISOString().slice(0, 7);

/** The Monday of that week. */
function weekOf(at: Date): string {
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return dayOf(new Date(at.getTime() - sinceMonday * DAY_MS));
}
