import { coloursOf, logoOf } from '../../../rooms/programmes/index.ts';
import { cached } from '../../frame/cached.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { drawCard } from './draw.ts';
import type { Card } from './draw.ts';

const HOUR = 3600;
const MOST_KEPT = 100;
const drawn = new Map<string, Promise<Buffer<ArrayBuffer>>>();

/** Answers a card as a picture at its own address. Cards asked for lately are kept, so that nobody can make us draw all day. */
export async function answerCard(
  visit: ProgrammeVisit,
  card: Pick<Card, 'title' | 'line'>,
): Promise<Response> {
  const { ctx, programme, view } = visit;
  const { look } = programme;
  const whole: Card = { ...card, ...coloursOf(look).day, lang: view.lang, programme: programme.name };
  const key = JSON.stringify([whole, programme.id, look.logo?.file]);
  let picture = drawn.get(key);
  if (!picture) {
    const draw = async (): Promise<Buffer<ArrayBuffer>> => {
      const logo = look.logo ? await logoOf(ctx, programme.id, look.logo.file) : null;
      return Buffer.from(await drawCard(whole, logo?.bytes));
    };
    picture = draw();
    picture.catch(() => drawn.delete(key));
  }
  // The latest card goes to the end.
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
