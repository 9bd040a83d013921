import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { stageRound } from '../../../test/cast.ts';
import { onStage } from '../../../test/onStage.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { openMatter } from '../../rooms/matters/index.ts';

const between = (page: string, from: string, to: string): string =>
  page.slice(page.indexOf(from), page.indexOf(to, page.indexOf(from)));

test('around each desk stand the round with its dates, what waits and where, and one’s own pages behind one’s name', () =>
  onStage(async (ctx, cast) => {
    await stageRound(ctx, cast.programme);
    const of = { programme: cast.programme, kind: 'mail-bounced', data: { mail: null } } as const;
    await openMatter(ctx, { ...of, subject: ['person', cast.people.luca], country: 'IT' });
    await openMatter(ctx, { ...of, subject: ['person', cast.people.amina], country: 'NG' });

    const tomas = (await browse(ctx, cast, 'tomas').get('/workbench/rounds?lang=en')).text;
    const bar = between(tomas, '<header', '</header>');
    expect(bar).toContain('href="/p/far-shelves/workbench"');
    for (const own of ['/status', '/partnership', '/me', ''])
      expect(bar).toContain(`href="/p/far-shelves${own}"`);
    expect(bar).toContain('action="/p/far-shelves/sign-out"');
    expect(tomas).not.toContain('aria-label="Main"');
    const way = between(tomas, '<nav class="way"', '</nav>');
    expect(withoutMarkup(way)).toMatch(/You are here: .* until/);
    expect(way).toContain('href="/p/far-shelves/workbench/matching/1"');
    const menu = between(tomas, '<nav aria-label="Workbench"', '</nav>');
    expect(withoutMarkup(menu).replaceAll(/\s+/g, ' ')).toMatch(/Today ?2 .*Outbox ?2 /);

    const ngozi = (await browse(ctx, cast, 'ngozi').get('/workbench?lang=en')).text;
    const hers = between(ngozi, '<nav class="way"', '</nav>');
    expect(hers).toContain('/workbench/applications?round=1');
    expect(hers).not.toContain('/workbench/matching/1');
    expect(withoutMarkup(between(ngozi, '<nav aria-label="Workbench"', '</nav>'))).toMatch(/Today ?1 /);

    // A round whose dates have begun is not open before it is public.
    await ctx.db.updateTable('round').set({ published_at: null }).execute();
    const hidden = (await browse(ctx, cast, 'tomas').get('/workbench/rounds/1?lang=en')).text;
    expect(withoutMarkup(between(hidden, '<nav class="way"', '</nav>'))).toMatch(
      /You are here: not public yet(?! until)/,
    );
    expect(withoutMarkup(hidden)).not.toContain('Applications are open');
  }));
