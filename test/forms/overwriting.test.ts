import { expect, test } from 'vitest';
import { routes } from '../../src/web/brought.ts';
import { browse } from '../browse.ts';
import type { CastName, Stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';
import { inWorld } from './world.ts';

/** Forms with a choice already made that never overwrite somebody else's changes. */
const ADDS: Readonly<Record<string, string>> = {
  '/workbench/chats': 'plans another',
  '/workbench/keys': 'one’s own',
  '/workbench/lists/:list/columns': 'one’s own',
  '/workbench/matching/:number/runs': 'begins another',
  '/workbench/partnerships/:id/end': 'is done once',
  '/workbench/rounds': 'plans another',
  '/workbench/rounds/:number/form/questions/:question/position': 'moves one question, and says to where',
  '/workbench/topics': 'writes another',
  '/workbench/topics/:id/guests': 'asks another',
  '/workbench/topics/:id/guests/invitation': 'asks another',
};

/** A form with one of these fields is refused if somebody changed its subject after the form was drawn. */
const VERSIONS = ['base', 'version', 'seen'];

const posts = routes.filter(({ method, path }) => method === 'POST' && path.startsWith('/workbench'));
const gets = routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/workbench'));
const patternOf = (among: typeof posts, path: string): string | undefined =>
  among.find((route) => new RegExp(`^${route.path.replaceAll(/:\w+(\{[^}]*\})?/g, '[^/]+')}$`).test(path))
    ?.path;

const typeOf = (input: string): string => /type="(\w+(?:-\w+)?)"/.exec(input)?.[1] ?? 'text';

/** Whether a form already holds something that its reader can change: words, a choice, a tick. */
function holdsSomething(form: string): boolean {
  const inputs = form.match(/<input[^>]*>/g) ?? [];
  return (
    /<textarea[^>]*>[^<\s][^<]*<\/textarea>/.test(form) ||
    /<option[^>]* value="[^"]+"[^>]* selected/.test(form) ||
    /<option[^>]* selected[^>]* value="[^"]+"/.test(form) ||
    inputs.some(
      (input) =>
        (['checkbox', 'radio'].includes(typeOf(input)) && / checked/.test(input)) ||
        (!['hidden', 'checkbox', 'radio', 'file', 'submit'].includes(typeOf(input)) &&
          /value="[^"]+"/.test(input)),
    )
  );
}

/** Every page of the workbench that links lead to, with some pages of each kind. */
async function pagesOf(ctx: TestCtx, cast: Stage, who: CastName, also: readonly string[]) {
  const browser = browse(ctx, cast, who);
  const root = `/p/${cast.slug}`;
  const [waits, seen, many] = [['/workbench', ...also], new Set<string>(), new Map<string, number>()];
  const pages: string[] = [];
  for (let next = waits.shift(); next !== undefined; next = waits.shift()) {
    const path = next.split(/[?#]/)[0]!;
    const pattern = patternOf(gets, path);
    if (!pattern || seen.has(next) || (many.get(pattern) ?? 0) >= 2) continue;
    seen.add(next);
    many.set(pattern, (many.get(pattern) ?? 0) + 1);
    const { status, text } = await browser.get(next);
    if (status !== 200 || !text.startsWith('<!')) continue;
    pages.push(text);
    for (const [, href] of text.matchAll(/href="([^"]+)"/g))
      if (href!.startsWith(`${root}/workbench`))
        waits.push(href!.slice(root.length).replaceAll('&amp;', '&'));
  }
  return pages;
}

test(
  'every form of the workbench that holds something stored says what it was drawn from, so that nothing is overwritten silently',
  () =>
    inWorld(async ({ ctx, cast, at }) => {
      const { programme } = cast;
      await ctx.db
        .insertInto('network_home')
        .values({
          programme_id: programme,
          origin: 'https://m.example',
          public_key: 'k',
          sealed_key: 's',
          on_at: ctx.clock.now(),
          hashtags: ['libraries'],
          news_from: ctx.clock.now(),
          holds_new: true,
        })
        .execute();
      const [silent, told] = [new Set<string>(), new Set<string>()];
      for (const who of ['tomas', 'ines'] as const) {
        const also = [`/workbench/discussion/${at.comment}`, `/workbench/inbox/${at.thread}`];
        for (const page of await pagesOf(ctx, cast, who, also))
          for (const form of page.match(/<form[^]*?<\/form>/g) ?? []) {
            const action = /action="([^"?#]*)/.exec(form)?.[1]?.replace(`/p/${cast.slug}`, '');
            const pattern = action && /method="post"/.test(form) ? patternOf(posts, action) : undefined;
            if (!pattern || !holdsSomething(form)) continue;
            const carries = VERSIONS.some((name) => form.includes(`name="${name}"`));
            (carries ? told : silent).add(pattern);
          }
      }
      expect([...told]).toEqual(
        expect.arrayContaining([
          '/workbench/discussion/:comment',
          '/workbench/networks/choices',
          '/workbench/networks/hashtags',
          '/workbench/networks/holding',
        ]),
      );
      expect([...silent].filter((pattern) => !(pattern in ADDS)).toSorted()).toEqual([]);
      expect(told.size).toBeGreaterThan(20);
    }),
  120_000,
);
