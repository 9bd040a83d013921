import type { Route } from '../../src/web/route.ts';
import { routes } from '../../src/web/brought.ts';
import { browse } from '../browse.ts';
import type { Answered, Browser } from '../browse.ts';
import { fullDisk } from '../fullDisk/disk.ts';
import { apart, named } from '../walk.ts';
import { formsOf } from './forms.ts';
import { lostOf } from './lost.ts';
import { broken } from './states.ts';
import type { State } from './states.ts';
import { MARK, typedInto } from './wordsFor.ts';
import type { Form } from './wordsFor.ts';
import { whoSends } from './world.ts';
import type { World } from './world.ts';

export const posts = routes.filter(({ method }) => method === 'POST');
export const keyOf = (route: Route): string => named(route).replace('POST ', '');

/** Sends every form that a state can affect, each in a world of its own. Returns the forms that lost words or failed. */
export async function sendAll(world: World, state: State): Promise<string[]> {
  const { ctx } = world;
  const now = ctx.clock.now().toISOString();
  const forms = formsOf(world);
  const browser = browserIn(world, state);
  const wrong: string[] = [];
  await state.before?.(world);
  for (const route of posts) {
    const form = forms[keyOf(route)];
    if (!form || state.meets?.(route, form) === false) continue;
    const typed = typedIn(form, state);
    const who = state.as === undefined ? whoSends(route.path, route.audience) : state.as;
    browser.cookies.clear();
    if (who) browser.cookies.set('session', world.sessions[state.isUnproved ? 'unproved' : who] ?? '');
    await apart(ctx, async () => {
      const answer = await send(browser, pathIn(world, route, form, state), form, state, typed);
      const lost = await lostOf(ctx, answer, typed);
      const isFault =
        (answer.status === 500) !== (state.breaks === true) ||
        (answer.status === 507) !== (state.isFull === true);
      if (lost.length > 0 || isFault) wrong.push(`${answer.status} ${keyOf(route)}: ${lost.join(' ')}`);
    });
  }
  ctx.clock.set(now);
  return wrong;
}

function typedIn(form: Form, { isShort, isHalf }: State): Record<string, string> {
  const all = Object.entries(typedInto(form.words));
  return Object.fromEntries(
    (isHalf ? all.slice(-1) : all).map(([name, words], index) => [
      name,
      isShort && !words.includes('@') ? `${MARK}${index}` : words,
    ]),
  );
}

function pathIn({ cast }: World, route: Route, form: Form, { at, slug = cast.slug }: State): string {
  const own = route.path.replace(
    /:(\w+)(\{[^}]*\})?/g,
    (_, name: string) => at ?? String(form.at?.[name] ?? name),
  );
  return route.scope === 'site' ? own : `/p/${slug}${own}`;
}

function send(
  browser: Browser,
  path: string,
  form: Form,
  { isHalf, headers }: State,
  typed: Record<string, string>,
): Promise<Answered> {
  const fields = isHalf ? typed : { ...form.more, ...typed };
  return form.file
    ? browser.upload(path, fields, { [form.file]: new Uint8Array([1, 2]) })
    : browser.site.post(path, fields, headers);
}

function browserIn({ ctx, cast }: World, { isTooOften, breaks, isFull }: State): Browser {
  const never = { allow: () => Promise.resolve(false), spent: () => Promise.resolve(60) };
  return browse(ctx, cast, undefined, {
    door: {
      ...(isTooOften ? { limits: never } : {}),
      ...(isFull ? { ctx: { ...ctx, disk: fullDisk } } : {}),
    },
    ...(breaks ? { table: broken } : {}),
  });
}
