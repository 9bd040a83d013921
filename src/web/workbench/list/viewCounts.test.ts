import { expect, test } from 'vitest';
import { matchingScene } from '../../../../test/matchingScene.ts';
import { plantFormulas } from '../../../../test/takenLists.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

/** The views of a page, each as it is read: its name and how many. */
const viewsOf = (page: string): string[] =>
  [...(/<ul class="views">(.*?)<\/ul>/s.exec(page)?.[1] ?? '').matchAll(/<a .*?<\/a>/gs)].map(([link]) =>
    withoutMarkup(link).replaceAll(/\s+/g, ' ').trim(),
  );

test('views of partnerships, of the inbox, of the outbox and of banned writers say how many they show', () =>
  matchingScene(async ({ ctx, cast, round, tomas }) => {
    await plantFormulas(ctx, cast, round.id);
    const views = async (path: string) => viewsOf((await tomas.get(`/workbench/${path}`)).text);
    await tomas.get('/workbench?lang=en');
    expect(await views('partnerships?round=1')).toEqual(['All 1', 'Introduced 1', 'No letter yet 1']);
    expect(await views('partnerships?round=1&shown=paused')).toContain('Paused 0');
    expect(await views('inbox')).toEqual([
      'Waiting for an answer 1',
      'In my hands 0',
      'Answered 0',
      'Settled 0',
      'All 1',
      'Spam 0',
    ]);
    await ctx.db.updateTable('thread').set({ assigned_to: cast.people.tomas, state: 'open' }).execute();
    expect((await views('inbox')).slice(0, 3)).toEqual([
      'Waiting for an answer 0',
      'In my hands 1',
      'Answered 1',
    ]);
    const waiting = await ctx.db.selectFrom('outbox').select('id').where('state', '=', 'waiting').execute();
    const outbox = await views('outbox');
    expect(outbox).toContain(`Not left yet ${waiting.length}`);
    expect(outbox.slice(-2)).toEqual(['Taken out', 'Sent']);
    expect(await views('discussion/writers')).toEqual(['all 1', 'Objections that wait 0']);
  }));
