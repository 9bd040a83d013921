import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EVENTS, ROOMS, SUBJECTS } from '../src/rooms/brought.ts';
import { mails } from '../src/mail/out/registry.ts';
import { routes } from '../src/web/brought.ts';
import type { Route } from '../src/web/route.ts';

const root = new URL('..', import.meta.url).pathname;
const code = globSync('src/**/*.{ts,tsx}', { cwd: root })
  .filter((file) => !/\.test\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(root + file, 'utf8') }));
const inRooms = code.filter(({ file }) => file.startsWith('src/rooms/'));

test('a room brings the events that it records itself, each about what it says', () => {
  const told = /kind:\s*'([a-z-]+)',\s*subject:\s*\[\s*'([\w-]+)'/g;
  const wrong: string[] = [];
  let count = 0;
  for (const { file, text } of inRooms)
    for (const [, kind = '', about] of text.matchAll(told)) {
      if (!(kind in EVENTS)) continue;
      count += 1;
      const room = /^src\/rooms\/([\w-]+)\//.exec(file)?.[1] ?? '';
      const event = (ROOMS as Readonly<Record<string, (typeof ROOMS)[keyof typeof ROOMS]>>)[room]?.events;
      const own = (event as Readonly<Record<string, { about: string }>> | undefined)?.[kind];
      if (own?.about !== about) wrong.push(`${file} ${kind} ${about}`);
    }
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(80);
});

test('whatever an event or a matter is about is brought by a room, and nothing else is', () => {
  const said = new Set(
    code.flatMap(({ text }) =>
      [...text.matchAll(/(?:subject(?: =|:)|as const satisfies Subject)\s*\[\s*'([\w-]+)'/g)].map(
        ([, kind = '']) => kind,
      ),
    ),
  );
  // Acts on several things at once name their subjects, too.
  for (const { file, text } of code)
    if (file.startsWith('src/web/workbench/'))
      for (const [, kind = ''] of text.matchAll(/: Several = \{\s+subject: '([\w-]+)'/g)) said.add(kind);
  const about = new Set(Object.values(EVENTS).map((event) => event.about));
  expect([...new Set([...about, ...said])].toSorted()).toEqual(Object.keys(SUBJECTS).toSorted());
});

const isName = (part = ''): boolean => part.startsWith(':');

/** Whether `a`, if it comes first, answers every request that is meant for `b`. */
function hides(a: Route, b: Route): boolean {
  const [one, other] = [a.path.split('/'), b.path.split('/')];
  if (a.method !== b.method || a.scope !== b.scope || one.length !== other.length) return false;
  const first = one.findIndex((part, at) => isName(part) !== isName(other[at]));
  const meet = one.every((part, at) => part === other[at] || isName(part) || isName(other[at]));
  return meet && first >= 0 && isName(one[first]);
}

test('no route is hidden by one that comes before it', () => {
  const hidden = routes.flatMap((a, at) =>
    routes.slice(at + 1).flatMap((b) => (hides(a, b) ? [`${a.method} ${b.path} by ${a.path}`] : [])),
  );
  expect(hidden).toEqual([]);
  const [taken, open] = ['/a/look', '/a/:kind'].map(
    (path) => ({ method: 'GET', scope: 'programme', path }) as Route,
  );
  expect([hides(open!, taken!), hides(taken!, open!)]).toEqual([true, false]);
});

test('a kind of mail is brought under its own name', () => {
  expect([...mails].filter(([kind, mail]) => mail.kind !== kind)).toEqual([]);
});
