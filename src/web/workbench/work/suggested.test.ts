import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';
import type { Scene } from '../../../../test/partnershipDesk.ts';
import { DAY } from '../../../../test/silence.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { openMatter } from '../../../rooms/matters/index.ts';
import { lookAfter } from '../../../rooms/partnerships/index.ts';

/** Lets days pass in which nobody writes: Mei owes Amina a letter, Luca and Nils owe each other one. */
async function silentFor({ ctx }: Scene, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    ctx.clock.forward(DAY);
    await lookAfter(ctx);
  }
}

/** The hidden fields of each form on a page that posts to a given address. */
function formsTo(page: string, action: string): Record<string, string>[] {
  const forms = page.match(/<form[^]*?<\/form>/g) ?? [];
  return forms
    .filter((form) => form.includes(`action="/p/far-shelves${action}"`))
    .map((form) =>
      Object.fromEntries(
        [...form.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
      ),
    );
}

const clean = (page: string): string =>
  withoutMarkup(page)
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' .', '.');

test('one click on the work list sends the next reminder to the pair it stands at', () =>
  onStage(async (scene) => {
    const { ctx, cast, pair } = scene;
    await silentFor(scene, 16);
    const bao = browse(ctx, cast, 'bao');
    const list = (await bao.get('/workbench?lang=en')).text;
    expect(clean(list)).toContain('gets it at once; it cannot be taken back');
    const [reminder] = formsTo(list, `/workbench/partnerships/${pair}/reminder`);
    const done = await bao.post(`/workbench/partnerships/${pair}/reminder`, reminder);
    expect([done.status, done.location]).toEqual([303, '/p/far-shelves/workbench']);
    expect(clean((await bao.get('/workbench?lang=en')).text)).toContain('A reminder is on its way.');
    const rows = await ctx.db
      .selectFrom('event')
      .select('subject_id')
      .where('kind', '=', 'partner-reminded')
      .execute();
    expect(rows).toEqual([{ subject_id: pair }]);
  }));

test('after the last reminder a link leads to words for the pair', () =>
  onStage(async (scene) => {
    const { ctx, cast, pair } = scene;
    await silentFor(scene, 22);
    const list = (await browse(ctx, cast, 'bao').get('/workbench?lang=en')).text;
    expect(list).toContain(`/workbench/partnerships/words?pairs=${pair}"`);
  }));

test('once somebody rests, one click ends the pair as the list says, and the log takes it back', () =>
  onStage(async (scene) => {
    const { ctx, cast, pair } = scene;
    await silentFor(scene, 30);
    const bao = browse(ctx, cast, 'bao');
    const list = (await bao.get('/workbench?lang=en')).text;
    expect(clean(list)).toContain('Another partner for Amina Diallo. The round is over for 陈美.');
    const end = formsTo(list, '/workbench/partnerships/ends').find(({ pairs }) => pairs === String(pair));
    const done = await bao.post('/workbench/partnerships/ends', end);
    expect([done.status, done.location]).toEqual([303, '/p/far-shelves/workbench']);
    const state = async () => {
      const rows = await ctx.db.selectFrom('application').select(['person_id', 'state']).execute();
      return [cast.people.amina, cast.people.mei].map(
        (id) => rows.find((row) => row.person_id === id)?.state,
      );
    };
    expect(await state()).toEqual(['waiting', 'finished']);
    const log = (await bao.get('/workbench/log?lang=en')).text;
    await bao.post(/action="([^"]*\/undoing)"/.exec(log)?.[1] ?? '');
    expect(await state()).toEqual(['matched', 'matched']);
  }));

test('who does not answer and who needs another partner have their one way, too', () =>
  onStage(async ({ ctx, cast, pair }) => {
    const about = { programme: cast.programme, subject: ['partnership', pair] } as const;
    const { round_id: round } = await ctx.db
      .selectFrom('partnership')
      .select('round_id')
      .where('id', '=', pair)
      .executeTakeFirstOrThrow();
    await openMatter(ctx, { ...about, kind: 'partner-silent', round });
    await openMatter(ctx, { ...about, kind: 'left-partnership', round });
    const list = (await browse(ctx, cast, 'bao').get('/workbench?lang=en')).text;
    expect(list).toContain(`/workbench/partnerships/words?pairs=${pair}"`);
    expect(list).toMatch(/href="[^"]*\/workbench\/matching\/\d+\/unplaced"/);
  }));
