import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';
import type { Scene } from '../../../../test/partnershipDesk.ts';
import { DAY } from '../../../../test/silence.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { lookAfter, writeLetter } from '../../../rooms/partnerships/index.ts';

/**
 * Mei, who owes Amina a letter, has had the last reminder, and so have Luca and Nils, neither of whom wrote. Returns the address that ends
 * both partnerships.
 */
async function silent({ ctx, pair }: Scene): Promise<string> {
  for (let day = 0; day < 22; day += 1) {
    ctx.clock.forward(DAY);
    await lookAfter(ctx);
  }
  const all = await ctx.db.selectFrom('partnership').select('id').execute();
  expect(all.map(({ id }) => id)).toContain(pair);
  return `/workbench/partnerships/ends?pairs=${all.map(({ id }) => id).join(',')}&lang=en`;
}

const states = async ({ ctx, cast: { people } }: Scene): Promise<Record<string, string>> => {
  const rows = await ctx.db.selectFrom('application').select(['person_id', 'state']).execute();
  const state = (person: number) => rows.find((row) => row.person_id === person)?.state ?? '';
  return { amina: state(people.amina), mei: state(people.mei), luca: state(people.luca) };
};

const hidden = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

test('several silent pairs end at once: counted first, another partner for who waits alone, one entry, one undo', () =>
  onStage(async (scene) => {
    const { ctx, cast, pair } = scene;
    const ends = await silent(scene);
    const bao = browse(ctx, cast, 'bao');
    const { location } = await bao.get(
      '/workbench/matters/several?group=pair-silent.write&act=another&all=yes',
    );
    expect(location).toContain('/workbench/partnerships/ends?pairs=');
    const page = (await bao.get(ends)).text;
    const said = withoutMarkup(page).replaceAll(/[\u2068\u2069]/g, '');
    expect(said).toContain('End 2 partnerships?');
    expect(said).toContain('One person gets another partner, first of all.');
    expect(said).toContain('For 3 who stayed silent the round is over.');
    expect(said).toContain('Another partner for Amina Diallo');
    const post = { pairs: hidden(page, 'pairs'), mark: hidden(page, 'mark') };
    expect((await bao.post('/workbench/partnerships/ends', post)).status).toBe(303);
    expect(await states(scene)).toEqual({ amina: 'waiting', mei: 'finished', luca: 'finished' });
    const mails = await ctx.db
      .selectFrom('outbox')
      .select('data')
      .where('kind', '=', 'partnership-ended')
      .execute();
    expect(mails.map(({ data }) => (data as { another: boolean }).another).toSorted()).toEqual([
      false,
      false,
      false,
      true,
    ]);
    // The undo stands beside the note. No member has been told yet.
    expect((await bao.get('/workbench?lang=en')).text).toMatch(/<form[^>]*action="[^"]*\/log\/\d+\/undoing"/);
    const log = (await bao.get('/workbench/log?lang=en')).text;
    expect(withoutMarkup(log)).toContain('ended several partnerships at once (⁨2⁩)');
    await bao.post(/action="([^"]*\/undoing)"/.exec(log)?.[1] ?? '');
    expect(await states(scene)).toEqual({ amina: 'matched', mei: 'matched', luca: 'matched' });
    const open = await ctx.db.selectFrom('partnership').select('id').where('state', '<>', 'ended').execute();
    expect(open.map(({ id }) => id)).toContain(pair);
    expect(open).toHaveLength(2);
    const told = async () =>
      (
        await ctx.db
          .selectFrom('outbox')
          .select(['kind', 'state'])
          .where('kind', 'like', 'partnership-%')
          .execute()
      )
        .map(({ kind, state }) => `${kind} ${state}`)
        .toSorted();
    expect(await told()).toEqual(Array.from({ length: 4 }, () => 'partnership-ended dropped'));

    // The second time one member had been told: only that one gets a mail that they go on, and the result says so.
    const again = (await bao.get(ends)).text;
    await bao.post('/workbench/partnerships/ends', {
      pairs: hidden(again, 'pairs'),
      mark: hidden(again, 'mark'),
    });
    const [undo] = /\/workbench\/log\/\d+\/undoing/.exec((await bao.get('/workbench?lang=en')).text)!;
    const waiting = ctx.db.selectFrom('outbox').select('id').where('state', '=', 'waiting').limit(1);
    await ctx.db
      .updateTable('outbox')
      .set({ state: 'sent' })
      .where('id', '=', waiting.where('kind', '=', 'partnership-ended'))
      .execute();
    const back = await bao.post(undo);
    expect(withoutMarkup((await bao.get(back.location.replace('/p/far-shelves', ''))).text)).toContain(
      'Undone. One mail had left already and stays sent.',
    );
    expect((await told()).filter((one) => one.startsWith('partnership-reopened'))).toHaveLength(1);
  }));

test('when somebody wrote meanwhile nothing ends, and the page says anew what would happen', () =>
  onStage(async (scene) => {
    const { ctx, cast, pair } = scene;
    const ends = await silent(scene);
    const bao = browse(ctx, cast, 'bao');
    const page = (await bao.get(ends)).text;
    const letter = { partnership: pair, body: 'Here I am', formKey: 'late' };
    await writeLetter(ctx, { programme: cast.programme, person: cast.people.mei, ...letter });
    ctx.clock.forward(DAY);
    await lookAfter(ctx);
    const post = { pairs: hidden(page, 'pairs'), mark: hidden(page, 'mark') };
    const anew = await bao.post('/workbench/partnerships/ends', post);
    expect(anew.status).toBe(422);
    expect(await states(scene)).toEqual({ amina: 'matched', mei: 'matched', luca: 'matched' });
    expect(withoutMarkup(anew.text)).toContain('2');
    expect(hidden(anew.text, 'mark')).not.toBe(post.mark);
    expect((await bao.post('/workbench/partnerships/ends', { pairs: 'x', mark: '' })).status).toBe(422);
  }));

test('only those who look after silent pairs end several', () =>
  onStage(async ({ ctx, cast, pair }) => {
    for (const who of ['ngozi', 'ines', 'elif', 'amina'] as const) {
      const browser = browse(ctx, cast, who);
      expect((await browser.get(`/workbench/partnerships/ends?pairs=${pair}`)).status, who).toBe(404);
      const posted = await browser.post('/workbench/partnerships/ends', { pairs: String(pair), mark: '' });
      expect(posted.status, who).toBe(404);
    }
  }));

test('the page of one quiet pair names who owes a letter and what was done, leads to words for the two, and would give another partner to who waits alone', () =>
  onStage(async (scene) => {
    const { ctx, cast, pair } = scene;
    const ends = await silent(scene);
    const bao = browse(ctx, cast, 'bao');
    const page = (await bao.get(`/workbench/partnerships/${pair}?lang=en`)).text;
    const said = withoutMarkup(page);
    expect(said).toContain('It has been the turn of 陈美 since Friday, 12 February');
    expect(said).toMatch(/We reminded 陈美 on 19 February, 26 February,? and 5 March/);
    expect(said).not.toContain('the turn of Amina');
    expect(page).toContain(`/workbench/partnerships/words?pairs=${pair}"`);
    const ticked = [...page.matchAll(/<input[^>]*name="another"[^>]*>/g)]
      .map(([input]) => input)
      .filter((input) => input.includes('checked'));
    expect(ticked.join()).toContain(`value="${cast.people.amina}"`);
    expect(ticked).toHaveLength(1);
    // Ines only looks after safety: she can neither remind nor write.
    expect((await browse(ctx, cast, 'ines').get(`/workbench/partnerships/${pair}`)).text).not.toContain(
      'words?pairs',
    );
    // Each link on the page for several names its partnership.
    expect((await bao.get(ends)).text).toMatch(
      /Look at it<span class="vh"> <bdi[^>]*>(?:<bdi>[^<]*<\/bdi> and )?<bdi>Amina Diallo/,
    );
    await ctx.db
      .updateTable('membership')
      .set({ rests_at: ctx.clock.now() })
      .where('person_id', '=', cast.people.mei)
      .execute();
    const after = withoutMarkup((await bao.get(`/workbench/partnerships/${pair}?lang=en`)).text);
    expect(after).toContain('陈美 gets no more reminders until they write');
  }));
