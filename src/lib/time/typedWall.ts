import { isZone, wallToInstant } from './time.ts';

/** The instant of a typed hour; null when the text is no hour, or the zone does not exist. */
export function instantOf(wall: string, zone: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall) || !isZone(zone)) return null;
  try {
    return wallToInstant(wall, zone);
  } catch {
    return null;
  }
}
