import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linkToken } from '../../../src/rooms/people/index.ts';
import { applied } from '../../applicant.ts';
import { browse } from '../../browse.ts';
import type { Answered } from '../../browse.ts';
import { stageTopic } from '../../discussion.ts';
import { onOpenRound } from '../../onStage.ts';

/** Each cookie, by the sentence of the privacy text about it. */
const COOKIES = {
  'keeps you signed in': ['session'],
  'carry you through signing in': ['signing-in', 'proving', 'signing-with', 'known-with', 'picture-there'],
  'a browser is not new to you': ['device'],
  'brings you back to your application': ['application'],
  'knows you when you comment': ['writer'],
  'your language, your time zone, and a short note': ['lang', 'zone', 'note'],
};

test('pages set the cookies that the privacy text speaks of, and no others', () => {
  const web = join(import.meta.dirname, '../../../src/web');
  const source = globSync('**/*.{ts,tsx}', { cwd: web })
    .map((file) => readFileSync(join(web, file), 'utf8'))
    .join('\n');
  const list = [...source.matchAll(/\bCOOKIES = \{([^}]*)\}/g)].map(([whole]) => whole).join('\n');
  const names = [
    ...source.matchAll(/\b(?:setCookie|cookie)\('([a-z-]+)'/g),
    ...source.matchAll(/\bCOOKIE = '([a-z-]+)'/g),
    ...list.matchAll(/: '([a-z-]+)'/g),
  ].map(([, name]) => name);
  expect(new Set(names)).toEqual(new Set(Object.values(COOKIES).flat()));
});

/** The seconds for which a browser may keep a cookie, by this answer; undefined if the answer does not set it. */
const secondsOf = ({ headers }: Answered, name: string): number | undefined => {
  const line = headers.getSetCookie().find((one) => one.startsWith(`${name}=`));
  return line === undefined ? undefined : Number(/Max-Age=(\d+)/.exec(line)?.[1]);
};

const DAY = 86_400;

test('each cookie lasts as long as the privacy text says', () =>
  onOpenRound(async (ctx, cast, round) => {
    const { programme, people } = cast;
    const begun = await browse(ctx, cast).post('/sign-in', { address: 'mei@cast.example' });
    expect(secondsOf(begun, 'signing-in')).toBeLessThanOrEqual(30 * 60);

    // A browser may use what the mailed link to an application opens for seven days and no longer, whatever it keeps.
    const id = await applied(ctx, cast, round, 'nils');
    const subject = String(id);
    const token = await linkToken(ctx, { programme, person: people.nils, purpose: 'status', subject });
    const nils = browse(ctx, cast);
    const opened = await nils.post(`/l/${token}`);
    expect(secondsOf(opened, 'application')).toBe(7 * DAY);
    ctx.clock.forward(7 * 24 - 1);
    expect((await nils.get('/status')).status).toBe(200);
    ctx.clock.forward(2);
    expect((await nils.get('/status')).location).toContain('/sign-in');
  }));

test('whoever only reads is given no cookie', () =>
  onOpenRound(async (ctx, cast) => {
    await stageTopic(ctx, cast);
    const visitor = browse(ctx, cast);
    for (const path of ['/', '/rounds/1', '/topics', '/topics/doors', '/sign-in', '/rounds/1/application']) {
      const { status } = await visitor.get(path);
      expect(status, path).toBe(200);
    }
    expect([...visitor.cookies.keys()]).toEqual([]);
  }));
