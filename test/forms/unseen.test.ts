import { expect, test } from 'vitest';
import { browse } from '../browse.ts';
import type { Browser } from '../browse.ts';
import { apart } from '../walk.ts';
import { formsOf } from './forms.ts';
import { keyOf, posts } from './walk.ts';
import { typedInto } from './wordsFor.ts';
import { inWorld, whoSends } from './world.ts';
import type { World } from './world.ts';

/** The subject of each part of a path, by the word before it. */
const subjects = ({ at }: World): Readonly<Record<string, number>> => ({
  partnership: at.pair,
  partnerships: at.pair,
  applications: at.application,
  outbox: at.mail,
  inbox: at.thread,
  meetings: at.meeting,
  concerns: at.concern,
  appeals: at.concern,
  following: at.topic,
  rounds: 1,
  matching: 1,
});

/** A topic as a visitor reads it, without its form's stamp, which changes each time. */
const read = async (browser: Browser): Promise<string> =>
  (await browser.get('/topics/doors')).text.replaceAll(/name="stamp" value="[^"]*"/g, '');

test(
  'a post that says visitors see nothing of it leaves a topic and its comments as they read them',
  () =>
    inWorld(async (world) => {
      const { ctx, cast } = world;
      const forms = formsOf(world);
      const own = subjects(world);
      const [visitor, browser] = [browse(ctx, cast), browse(ctx, cast)];
      const before = await read(visitor);
      expect(before).toContain('<article');
      const changed: string[] = [];
      /** Posts that succeeded. */
      const done: string[] = [];
      const post = (route: (typeof posts)[number]): Promise<void> =>
        apart(ctx, async () => {
          const form = forms[keyOf(route)];
          const who = whoSends(route.path, route.audience);
          browser.cookies.clear();
          if (who) browser.cookies.set('session', world.sessions[who] ?? '');
          const path = route.path.replaceAll(/(\w+)\/:(\w+)(\{[^}]*\})?/g, (_, word: string, name: string) =>
            [word, form?.at?.[name] ?? own[word] ?? name].join('/'),
          );
          const { status } = await browser.post(path, { ...form?.more, ...typedInto(form?.words ?? []) });
          if (status !== 303) return;
          done.push(keyOf(route));
          if ((await read(visitor)) !== before) changed.push(keyOf(route));
        });
      for (const route of posts) if (route.isUnseen && route.scope === 'programme') await post(route);
      expect(changed).toEqual([]);
      expect(done.length).toBeGreaterThan(45);
      // The comparison does notice what other posts change.
      for (const route of posts)
        if (/comments\/:comment$|writers\/:person\/ban$|discussion\/name$/.test(route.path))
          await post(route);
      expect(changed.length).toBeGreaterThan(0);
    }),
  120_000,
);
