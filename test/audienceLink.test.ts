import { beforeAll, expect, test } from 'vitest';
import { linkToken } from '../src/rooms/people/index.ts';
import type { Route } from '../src/web/route.ts';
import { routes } from '../src/web/brought.ts';
import { browse } from './browse.ts';
import type { Browser } from './browse.ts';
import { stage, stageRound } from './cast.ts';
import type { Stage } from './cast.ts';
import { remembersHere } from './database.ts';
import { stagePartnership, withPartners } from './partners.ts';
import type { PartnersScene } from './partners.ts';
import { askAlike, named, pathOf, toSignIn } from './walk.ts';

remembersHere();

/** Routes that the link in a letter opens. All others are closed to somebody who came by it. */
const OPEN = [
  'GET programme /partnership/:id',
  'POST programme /partnership/:id/address',
  'GET programme /partnership/:id/leaving',
  'POST programme /partnership/:id/leaving',
  'POST programme /partnership/:id/staying',
  'POST programme /partnership/:id/farewell',
  'POST programme /partnership/:id/letters',
  'GET programme /partnership/:id/letters/:letter',
  'GET programme /partnership/:id/letters/:letter/pictures/:picture',
  'GET programme /partnership/:id/letters/:letter/files/:document',
  'POST programme /partnership/:id/letters/:letter/draft',
  'GET programme /partnership/:id/silence',
  'POST programme /partnership/:id/silence',
  'GET programme /partnership/:id/absence',
  'POST programme /partnership/:id/absence',
  'POST programme /partnership/:id/return',
  'POST programme /partnership/:id/presence',
  'POST programme /partnership/:id/contact',
  'POST programme /partnership/:id/keeping',
  'GET programme /partnership/:id/concern',
  'POST programme /partnership/:id/concern',
  'POST programme /partnership/:id/topics/:topic/answers',
  'GET programme /partnership/:id/agreement',
  'POST programme /partnership/:id/agreement',
  'POST programme /partnership/:id/agreement/acceptance',
  'POST programme /partnership/:id/agreement/reopening',
  'POST programme /partnership/:id/agreement/hopes',
  'GET programme /partnership/:id/meetings/hours',
  'POST programme /partnership/:id/meetings/hours',
  'GET programme /partnership/:id/meetings/week',
  'GET programme /partnership/:id/meetings',
  'POST programme /partnership/:id/meetings',
  'GET programme /partnership/:id/meetings/:meeting',
  'POST programme /partnership/:id/meetings/:meeting/answer',
  'POST programme /partnership/:id/meetings/:meeting/times',
  'POST programme /partnership/:id/meetings/:meeting/link',
  'POST programme /partnership/:id/meetings/:meeting/end',
  'GET programme /partnership/:id/hours',
  'POST programme /partnership/:id/hours',
  'GET programme /partnership/:id/week',
  'POST programme /partnership/:id/trio',
  // This route says that somebody waits in the call; taking part needs a sign-in.
  'GET programme /partnership/:id/call/events',
  'GET programme /partnership/:id/call/here',
];

/** Mei and Amina are partners. Mei and Luca are partners in the next round. Everybody also takes part in another programme. */
interface Scene extends PartnersScene {
  second: number;
  elsewhere: Stage & { pair: number };
}

async function withTwo(play: (scene: Scene) => Promise<void>): Promise<void> {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const { mei, luca } = cast.people;
    const next = await stageRound(ctx, cast.programme, undefined, 2);
    const second = await stagePartnership(ctx, cast.programme, next.id, [mei, luca]);
    const other = await stage(ctx, 'elsewhere');
    const round = await stageRound(ctx, other.programme);
    const pair = await stagePartnership(ctx, other.programme, round.id, [
      other.people.mei,
      other.people.luca,
    ]);
    await play({ ...scene, second, elsewhere: { ...other, pair } });
  });
}

/** A person who got hold of a letter to Mei presses its button. */
async function byLink({ ctx, cast, pair }: PartnersScene): Promise<Browser> {
  const link = { programme: cast.programme, person: cast.people.mei, purpose: 'partnership' } as const;
  const browser = browse(ctx, cast);
  await browser.post(`/l/${await linkToken(ctx, { ...link, subject: String(pair) })}`);
  return browser;
}

const isOpen = (route: Route): boolean => OPEN.includes(named(route));
const failures: string[] = [];
let walked = 0;

beforeAll(async () => {
  await withTwo(async (scene) => {
    const { ctx, cast, pair, second, elsewhere } = scene;
    const [linked, stranger] = [await byLink(scene), browse(ctx, cast)];
    const places = [
      { slug: cast.slug, id: pair, own: true },
      { slug: cast.slug, id: second, own: false },
      { slug: elsewhere.slug, id: elsewhere.pair, own: false },
    ];
    for (const route of routes)
      for (const { slug, id, own } of places) {
        const path = pathOf(route, slug, String(id));
        const answer = await askAlike(scene.ctx, linked, route, path);
        const said = `${route.method} ${path} → ${answer.status} ${answer.location}`;
        walked++;
        if (own && isOpen(route)) {
          if (toSignIn(answer) || answer.status >= 500) failures.push(`closed: ${said}`);
          continue;
        }
        const known = await askAlike(scene.ctx, stranger, route, path);
        if (answer.status !== known.status || answer.location !== known.location) failures.push(said);
        for (const word of ['mei@cast.example', '陈美', 'Luca Ferri', 'Amina'])
          if (answer.text.includes(word)) failures.push(`${said} says ${word}`);
      }
  });
}, 600_000);

test('who came by the link in a letter is a stranger on every page, but on those of that partnership', () => {
  expect(walked).toBe(routes.length * 3);
  expect(failures).toEqual([]);
});

test('what the link in a letter opens is written down', () => {
  const open = routes.filter(({ audience }) => audience === 'partner').map(named);
  expect(open.toSorted()).toEqual(OPEN.toSorted());
});
