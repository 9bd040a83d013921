import { isZone, wallToInstant } from './time.ts';

/** An hour that was typed, as an instant; null for what is none. */
export function instantOf(wall: string, zone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall) || !isZone(zone)) return null;
  try {
    return wallToInstant(wall, zone);
  } catch {
    return null;
  }
}
