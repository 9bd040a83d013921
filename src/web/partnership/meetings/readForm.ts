import { isZone } from '../../../lib/time/time.ts';
import { presentZoneName } from '../../../lib/time/zones.ts';
import { SAYS, USUAL_LENGTH } from '../../../rooms/meetings/index.ts';
import type { Says } from '../../../rooms/meetings/index.ts';

/** Reads a form about a meeting as it was sent. Each time has the format of the field for day and hour, `2027-03-01T18:00`. */
export function readSent(form: URLSearchParams | FormData) {
  const text = (name: string, otherwise: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : otherwise;
  };
  const all = [...form].flatMap(([name, value]) => (/^time\d?$/.test(name) ? [value] : []));
  const occurrence = text('occurrence', 'all');
  const zone = text('zone', '');
  return {
    /** The zone of the form's times. */
    zone: isZone(zone) ? presentZoneName(zone) : undefined,
    walls: all.flatMap((wall) => (typeof wall === 'string' && wall !== '' ? [wall] : [])),
    minutes: text('minutes', String(USUAL_LENGTH)),
    means: text('means', 'video'),
    /** Null when the form has no such field. */
    link: form.has('link') ? text('link', '') : null,
    repeats: text('repeats', 'once'),
    occurrence: occurrence === 'all' ? undefined : occurrence,
    sequence: numberIn(form, 'sequence'),
  };
}

/** The whole number in a hidden field; undefined when it holds none. */
function numberIn(form: URLSearchParams | FormData, name: string): number | undefined {
  const value = Number(form.get(name) ?? Number.NaN);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Reads times for the room. Text that is no time becomes a time that the room refuses. */
export function readTimes(walls: readonly string[]): { date: string; minute: number }[] {
  return walls.map((wall) => {
    const [date = '', time = ''] = wall.split('T');
    const found = /^([01]\d|2[0-3]):([0-5]\d)(?::00)?$/.exec(time);
    return { date, minute: found ? Number(found[1]) * 60 + Number(found[2]) : -1 };
  });
}

/** The answer of a pressed button; null when the form has none. */
export function readAnswer(
  form: URLSearchParams | FormData,
): { says: Says; time?: number; sequence?: number } | null {
  const says = SAYS.find((one) => one === form.get('says'));
  const [time, sequence] = [numberIn(form, 'time'), numberIn(form, 'sequence')];
  if (!says) return null;
  return {
    says,
    ...(time === undefined ? {} : { time }),
    ...(sequence === undefined ? {} : { sequence }),
  };
}
