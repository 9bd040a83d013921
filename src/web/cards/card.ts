import { cached } from '../cached.ts';
import type { ProgrammeVisit } from '../visit.ts';
import { drawCard } from './draw.ts';
import type { Card } from './draw.ts';

const HOUR = 3600;
const MOST_KEPT = 100;
const drawn = new Map<string, Promise<Buffer<ArrayBuffer>>>();

/** A card as a picture at its own address. Those asked for lately are kept, so that nobody can make us draw all day. */
export async function answerCard(
  visit: ProgrammeVisit,
  card: Omit<Card, 'lang' | 'programme'>,
): Promise<Response> {
  const whole: Card = { ...card, lang: visit.view.lang, programme: visit.programme.name };
  const key = JSON.stringify(whole);
  let picture = drawn.get(key);
  if (!picture) {
    picture = drawCard(whole).then((bytes) => Buffer.from(bytes));
    picture.catch(() => drawn.delete(key));
  }
  // The one asked for last goes last.
  drawn.delete(key);
  drawn.set(key, picture);
  const [oldest] = drawn.keys();
  if (drawn.size > MOST_KEPT && oldest !== undefined) drawn.delete(oldest);
  return cached(visit, await picture, {
    type: 'image/png',
    seconds: HOUR,
    headers: { vary: 'cookie, accept-language' },
  });
}
