import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { form } from '../../../../test/fieldsOf.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';
import type { Scene } from '../../../../test/partnershipDesk.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

const LIST = 'round=1&size=50&sort=-since';
const own = (path: string): string => path.replace('/p/far-shelves', '');

/** Bao ends all partnerships from the list and comes back to it. Returns the page that then stands there, and the fields of its undo. */
async function endAll({ ctx, cast }: Scene) {
  const bao = browse(ctx, cast, 'bao');
  const pairs = (await ctx.db.selectFrom('partnership').select('id').execute()).map(({ id }) => id).join(',');
  const ends = '/workbench/partnerships/ends';
  const asked = await bao.get(`${ends}?${new URLSearchParams({ pairs, list: LIST, lang: 'en' })}`);
  const done = await bao.post(ends, { ...form(asked.text, `${ends}"`), list: LIST });
  const list = await bao.get(own(done.location));
  const [, undo = ''] = /action="([^"]*\/undoing)"/.exec(list.text) ?? [];
  const { to = '' } = form(list.text, '/undoing"');
  return { bao, list: done.location, undo: own(undo), to: to.replaceAll('&amp;', '&') };
}

const after = async ({ bao, undo, to }: Awaited<ReturnType<typeof endAll>>) => {
  const { location } = await bao.post(undo, { to });
  return { location, said: withoutMarkup((await bao.get(own(location))).text) };
};

test('what was done to several is taken back beside its note, and leads back to the list, as it is filtered and sorted there', () =>
  onStage(async (scene) => {
    const ended = await endAll(scene);
    expect(ended.list).toBe(`/p/far-shelves/workbench/partnerships?${LIST}`);
    expect(ended.to).toBe(ended.list);
    const { location, said } = await after(ended);
    expect(location).toBe(ended.list);
    expect(said).toContain('Undone.');
    expect(said).not.toMatch(/had left|stays|but for/);
    // The log says that the partners are together again, not that somebody found a partner.
    const log = withoutMarkup((await ended.bao.get('/workbench/log')).text);
    expect(log).toContain('put partnerships back');
    expect(log).toContain('took an application back in');
    expect(log).not.toContain('found a partner for an application');
    // The undo leads only to pages of the workbench.
    for (const to of ['//evil.example', 'https://evil.example', '/p/far-shelves/me'])
      expect((await ended.bao.post(ended.undo, { to })).location).toBe('/p/far-shelves/workbench/log');
  }));

test('words to several are taken back to the list that they were written from', () =>
  onStage(async ({ ctx, cast, pair }) => {
    const bao = browse(ctx, cast, 'bao');
    const words = '/workbench/partnerships/words';
    const typed = { 'subject.en': 'Hello', 'body.en': 'How is it going?', act: 'queue', list: LIST };
    const { location } = await bao.post(words, { pairs: String(pair), ...typed });
    const { text } = await bao.get(own(`${location}&lang=en`));
    const [, undo = ''] = /action="([^"]*\/undoing)"/.exec(text)!;
    const { to } = form(text, '/undoing"');
    const back = await bao.post(own(undo), { to: to!.replaceAll('&amp;', '&') });
    expect(back.location).toBe(`/p/far-shelves/workbench/partnerships?${LIST}&lang=en`);
  }));

test('of several that are put back in part it is said how many stay, by each reason, and how many mails had left', () =>
  onStage(async (scene) => {
    const { ctx, cast, pair } = scene;
    const { programme, people } = cast;
    const { round_id: round } = await ctx.db
      .selectFrom('partnership')
      .select('round_id')
      .where('id', '=', pair)
      .executeTakeFirstOrThrow();
    const mine = await stagePartnership(ctx, programme, round, [people.bao, people.ngozi]);
    const ended = await endAll(scene);
    await stagePartnership(ctx, programme, round, [people.luca, people.elif]);
    // Amina and Mei are put together again. Amina had read of the end; the mail to Mei was removed by hand.
    for (const [who, state] of [
      ['amina', 'sent'],
      ['mei', 'dropped'],
    ] as const)
      await ctx.db
        .updateTable('outbox')
        .set({ state })
        .where('kind', '=', 'partnership-ended')
        .where('person_id', '=', people[who])
        .execute();
    const { location, said } = await after(ended);
    expect(location).toBe(ended.list);
    expect(said).toContain(
      'Undone, but for 2. In one, somebody has another partner by now. You are in one yourself: ask another coordinator to put it back. One mail had left already and stays sent.',
    );
    const open = await ctx.db.selectFrom('partnership').select('id').where('state', '<>', 'ended').execute();
    expect(open.map(({ id }) => id)).toContain(pair);
    expect(open.map(({ id }) => id)).not.toContain(mine);
    const told = await ctx.db
      .selectFrom('outbox')
      .select('person_id')
      .where('kind', '=', 'partnership-reopened')
      .execute();
    expect(told).toEqual([{ person_id: people.amina }]);
  }));

test('where none of several can be put back it says why of each, and leaves them ended', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const ended = await endAll(scene);
    ctx.clock.forward(8 * 24);
    // The volunteer signs in again, so long after the act.
    const bao = browse(ctx, cast, 'bao');
    await bao.get('/workbench?lang=en');
    expect((await after({ ...ended, bao })).said).toContain(
      'Nothing was undone. 2 ended more than a week ago.',
    );
    const states = await ctx.db.selectFrom('partnership').select('state').execute();
    expect(states).toEqual([{ state: 'ended' }, { state: 'ended' }]);
  }));
