import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '../src/rooms/people/index.ts';
import { ROLES, openSession } from '../src/rooms/people/index.ts';
import { routes } from '../src/web/brought.ts';
import type { Audience, Route } from '../src/web/route.ts';
import { browse } from './browse.ts';
import type { Answered } from './browse.ts';
import { CAST, stage, stageRound } from './cast.ts';
import type { CastName, Stage } from './cast.ts';
import { testContext } from './context.ts';
import type { TestCtx } from './context.ts';
import { remembersHere, rolledBack } from './database.ts';
import { apart, named, pathOf, send, toSignIn } from './walk.ts';
import { countOf, fewOf } from './whole.ts';

remembersHere();

const PLAIN = new Set<string>(['everyone', 'person', 'partner', 'link', 'operator', 'developer', 'machine']);
function mayEnter(name: CastName, audience: Audience): boolean {
  const member: { name: string; role?: Role; operator?: true } = CAST[name];
  if (typeof audience !== 'string')
    return (
      (member.role !== undefined && audience.volunteer.includes(member.role)) ||
      (member.operator === true && audience.volunteer.includes('director'))
    );
  return audience !== 'operator' || member.operator === true;
}

/** Participants without a role, whom every route treats alike. */
const ALIKE = (Object.keys(CAST) as CastName[]).filter(
  (name) => !('role' in CAST[name] || 'operator' in CAST[name]),
);

/** Whether somebody asks for a route. Of people who are treated alike only one asks, another for each route, or in a full run all. */
function isAsking(name: CastName, turn: number): boolean {
  if (!ALIKE.includes(name)) return true;
  const count = countOf({ whole: ALIKE.length, few: 1 });
  return (ALIKE.indexOf(name) + turn) % ALIKE.length < count;
}

test('every route says who it is for, and no two answer the same request', () => {
  const all = new Set<Role>(ROLES);
  const isDeclared = ({ audience }: { audience?: Audience }): boolean =>
    typeof audience === 'object'
      ? audience.volunteer.length > 0 && audience.volunteer.every((role) => all.has(role))
      : PLAIN.has(audience ?? '');
  expect(routes.filter((route) => !isDeclared(route)).map(named)).toEqual([]);
  expect(isDeclared({})).toBe(false);
  expect(isDeclared({ audience: { volunteer: [] } })).toBe(false);
  expect(new Set(routes.map(named)).size).toBe(routes.length);
});

test('only one-click unsubscribing and machines that prove themselves may post from another site', () => {
  const open = routes.filter((route) => route.crossSite);
  for (const route of open)
    expect(route.path, named(route)).toMatch(/^\/(u|unsubscribe|l|federation|mail\/(events|incoming))\b/);
});

describe('every route, walked', () => {
  const failures: string[] = [];
  const note = (who: string, route: Route, path: string, answer: Answered): void => {
    failures.push(`${who}: ${route.method} ${path} → ${answer.status} ${answer.location}`);
  };

  beforeAll(async () => {
    await rolledBack(async (db) => {
      const ctx = testContext(db);
      const cast = await stage(ctx);
      await stageRound(ctx, cast.programme);
      await walkAsVisitor(ctx, cast);
      for (const name of Object.keys(CAST) as CastName[]) await walkAs(ctx, cast, name);
      await walkAsStranger(ctx, cast);
    });
  }, 600_000);

  async function walkAsVisitor(ctx: TestCtx, cast: Stage): Promise<void> {
    const browser = browse(ctx, cast);
    for (const route of routes) {
      const { audience } = route;
      const isClosed = typeof audience !== 'string' || ['person', 'partner', 'operator'].includes(audience);
      // Visitors are sent to sign in before anything is looked up.
      for (const id of fewOf(['1', '999999'], isClosed ? 1 : 2)) {
        const path = pathOf(route, cast.slug, id);
        browser.cookies.clear();
        const answer = await apart(ctx, () => send(browser, route, path));
        if (answer.status >= 500 || (isClosed && !toSignIn(answer))) note('visitor', route, path, answer);
      }
    }
  }

  async function walkAs(ctx: TestCtx, cast: Stage, name: CastName): Promise<void> {
    const browser = browse(ctx, cast, name);
    await browser.get('/');
    const session = browser.cookies.get('session') ?? '';
    for (const [turn, route] of routes.entries()) {
      if (!isAsking(name, turn)) continue;
      for (const id of mayEnter(name, route.audience) ? ['1', '999999'] : ['1']) {
        const path = pathOf(route, cast.slug, id);
        browser.cookies.clear();
        browser.cookies.set('session', session);
        const answer = await apart(ctx, () => send(browser, route, path));
        const isWrong = mayEnter(name, route.audience)
          ? answer.status >= 500 || (toSignIn(answer) && !/sign-in|sessions/.test(route.path))
          : answer.status !== 404;
        if (isWrong) note(name, route, path, answer);
      }
    }
  }

  /** The director of another programme has no role here. */
  async function walkAsStranger(ctx: TestCtx, cast: Stage): Promise<void> {
    const other = await stage(ctx, 'elsewhere');
    const { id: account } = await ctx.db
      .insertInto('account')
      .values({ address: 'far@cast.example', created_at: ctx.clock.now() })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ctx.db
      .updateTable('person')
      .set({ account_id: account })
      .where('programme_id', '=', other.programme)
      .where('id', '=', other.people.tomas)
      .execute();
    const browser = browse(ctx, cast);
    const session = await openSession(ctx, { account, device: '' });
    for (const route of routes.filter(({ scope }) => scope === 'programme')) {
      browser.cookies.clear();
      browser.cookies.set('session', session);
      const { audience } = route;
      if (audience === 'everyone' || audience === 'link' || audience === 'machine') continue;
      const path = pathOf(route, cast.slug, '1');
      const answer = await apart(ctx, () => send(browser, route, path));
      if (answer.status !== 404 && !toSignIn(answer)) note('director elsewhere', route, path, answer);
    }
  }

  test('lets in who it is for, sends visitors to sign in, hides itself from everyone else, and never fails', () => {
    expect(failures).toEqual([]);
  });
});
