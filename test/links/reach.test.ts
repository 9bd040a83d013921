import { describe, expect, test } from 'vitest';
import type { Purpose } from '../../src/rooms/kinds.ts';
import type { Route } from '../../src/web/route.ts';
import { routes } from '../../src/web/brought.ts';
import { remembersHere } from '../database.ts';
import { browse } from '../browse.ts';
import type { Browser } from '../browse.ts';
import { askAlike, named } from '../walk.ts';
import { CASES } from './purposes.ts';
import { ENDS, mailed, press } from './linkScene.ts';
import type { Mailed } from './linkScene.ts';

remembersHere();

const APPLICATION = [
  'GET programme /rounds/:number/application',
  'GET programme /rounds/:number/application/steps/:step',
  'POST programme /rounds/:number/application/steps/:step',
  'GET programme /rounds/:number/application/review',
  'POST programme /rounds/:number/application/submission',
  'GET programme /status',
  'GET programme /applications/:id/withdrawal',
  'POST programme /applications/:id/withdrawal',
  'POST programme /applications/:id/availability',
  'POST programme /applications/:id/telling',
  'POST programme /applications/:id/keeping',
  'GET programme /applications/:id/confirmation',
  'POST programme /applications/:id/confirmation',
];

/**
 * Routes that answer differently to a browser in which the button of a link was pressed. test/audienceLink.test.ts covers the link in a
 * letter; all other links open no routes.
 */
const REACH: Partial<Record<Purpose, readonly string[]>> = {
  again: APPLICATION,
  resume: APPLICATION,
  status: APPLICATION,
  confirm: APPLICATION,
  // The writer is known in the discussion, and nowhere else.
  comment: [
    'POST programme /discussion/name',
    'POST programme /discussion/picture',
    'POST programme /discussion/following/:topic/end',
    'GET programme /topics/:slug/comments/:comment',
    'POST programme /topics/:slug/comments/:comment',
    'POST programme /topics/:slug/comments/:comment/withdrawal',
    'POST programme /topics/:slug/comments/:comment/reports',
    'POST programme /topics/:slug/following',
    'GET programme /topics/:slug',
    'POST programme /topics/:slug/comments',
  ],
  // The writer is known in the live chats, and nowhere else.
  'chat-message': [
    'GET programme /chats/:slug',
    'GET programme /chats/:slug/writing',
    'POST programme /chats/:slug/messages',
    'POST programme /chats/:slug/presence',
  ],
};

const all = Object.entries(REACH) as [Purpose, readonly string[]][];

/** The routes whose answer differs from a stranger's. `told` must stay empty: the browser may learn nothing more about Mei. */
async function reachOf(
  scene: Mailed,
  browser: Browser,
  among: readonly Route[] = routes,
): Promise<{ reach: string[]; told: string[] }> {
  const { ctx, cast, subject } = scene;
  const stranger = browse(ctx, cast);
  const [reach, told]: string[][] = [[], []];
  const chat = await ctx.db.selectFrom('chat').select('slug').executeTakeFirst();
  const { id: application = 1 } =
    (await ctx.db
      .selectFrom('application')
      .select('id')
      .where('person_id', '=', scene.mei)
      .executeTakeFirst()) ?? {};
  for (const route of among) {
    const isOf = (place: string): boolean => route.path.startsWith(`/${place}/`);
    const own = route.path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
      if (name === 'slug') return isOf('chats') && chat ? chat.slug : 'doors';
      if (name === 'number' || name === 'step') return '1';
      return isOf('applications') ? String(application) : subject || '1';
    });
    const path = route.scope === 'site' ? own : `/p/${cast.slug}${own === '/' ? '' : own}`;
    const answers = [
      await askAlike(scene.ctx, browser, route, path),
      await askAlike(scene.ctx, stranger, route, path),
    ] as const;
    // A known browser is not asked for an address.
    const [known, unknown] = answers.map(
      ({ status, location, text }) => `${status} ${location} ${text.includes('name="address"')}`,
    );
    if (known !== unknown) reach!.push(named(route));
    else if (/陈美|mei@/.test(answers[0].text) && !/陈美|mei@/.test(answers[1].text))
      told!.push(named(route));
  }
  return { reach: reach!.toSorted(), told: told! };
}

test('each purpose whose link makes a browser known has its reach, but for the link in a letter, which is walked on its own, and one that has a code mailed', () => {
  const known = Object.entries(CASES).flatMap(([purpose, { cookie }]) => (cookie ? [purpose] : []));
  expect(known.filter((purpose) => !(purpose in REACH))).toEqual(['code', 'partnership']);
});

describe.each(all)('who came by a link of purpose %s', (purpose, reach) => {
  test('reaches what its mail was about and nothing else', () =>
    mailed(purpose, async (scene) => {
      const browser = browse(scene.ctx, scene.cast);
      await press(browser, scene.token, CASES[purpose]);
      expect(await reachOf(scene, browser)).toEqual({ reach: reach.toSorted(), told: [] });
    }));

  test.each(Object.entries(ENDS))('is a stranger again after %s', (_, end) =>
    mailed(purpose, async (scene) => {
      const browser = browse(scene.ctx, scene.cast);
      await press(browser, scene.token, CASES[purpose]);
      await end(scene);
      const own = routes.filter((route) => reach.includes(named(route)));
      expect(await reachOf(scene, browser, own)).toEqual({ reach: [], told: [] });
    }),
  );
});
