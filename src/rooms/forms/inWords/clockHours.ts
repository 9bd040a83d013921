import { once } from '../../../lib/once.ts';
import { toWords } from './absences.ts';

const CLOCK = String.raw`(\d{1,2})(?:[:.h](\d{2}))?\s*h?\s*(?:([ap])\.?\s?m\b\.?)?`;

const range = once(() => String.raw`${CLOCK}\s*(?:-|–|—|${toWords()})\s*${CLOCK}`);

const oneRange = once(() => new RegExp(range(), 'i'));

const ranges = once(() => new RegExp(range(), 'gi'));

const BETWEEN = /^[\s,،&+]*$/;

/** "18:00-21:00, 6-9 pm": half-hours of the day, the second one exclusive; beyond 48 it is the next day. Null when it is something else. */
export function clockHours(text: string): [number, number][] | null {
  // The text left between the ranges is checked on its own: one expression for all of it would try every way to share out the spaces.
  if (!oneRange().test(text) || !BETWEEN.test(text.replaceAll(ranges(), ''))) return null;
  const found = new Map<string, [number, number]>();
  for (const [, h1, m1, part, h2, m2, p2] of text.matchAll(ranges())) {
    // "6 pm-9" could end in the evening or in the morning.
    if (part && !p2 && Number(h2) <= 12) return null;
    const until = halfHour(h2, m2, p2);
    const from = p2 && !part ? nearer(h1, m1, until) : halfHour(h1, m1, part);
    if (from === null || until === null || from === 48 || from === until) return null;
    found.set(`${from} ${until}`, [from, until > from ? until : until + 48]);
  }
  return [...found.values()];
}

/** The beginning of "6-9 pm" or "11-1 pm", in the half of the day that makes the range shortest. */
function nearer(hour: string | undefined, minute: string | undefined, until: number | null): number | null {
  const [early, late] = [halfHour(hour, minute, 'a'), halfHour(hour, minute, 'p')];
  if (early === null || late === null || until === null) return null;
  // "8-12 pm" and "10-12 am" may mean noon or midnight.
  if (until % 24 === 0 && Number(hour) !== 12) return null;
  const length = (from: number): number => (until - from + 48) % 48 || 48;
  return length(late) < length(early) ? late : early;
}

/** `part` is "a" or "p", of am and pm, if given. */
function halfHour(hour = '', minute = '00', part?: string): number | null {
  if (minute !== '00' && minute !== '30') return null;
  if (part && (Number(hour) < 1 || Number(hour) > 12)) return null;
  const hours = part ? (Number(hour) % 12) + (/p/i.test(part) ? 12 : 0) : Number(hour);
  const at = hours * 2 + (minute === '30' ? 1 : 0);
  return at <= 48 ? at : null;
}
