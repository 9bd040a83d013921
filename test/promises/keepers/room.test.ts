import { expect, test } from 'vitest';
import { againDue } from '../../../src/rooms/pairing/again/againDue.ts';
import { againOf, lastChance } from '../../../src/rooms/pairing/index.ts';
import { letDown } from '../../again.ts';
import { browse } from '../../browse.ts';
import { chosen, filesOf } from '../../letterFiles.ts';
import { mails, plain } from '../../mail/quietPartners.ts';
import { withPartners, write } from '../../partners.ts';
import { onTheDay } from '../../publishing.ts';
import { withoutMarkup } from '../../withoutMarkup.ts';

// Sentences of the page of two that no test of a room covers as a whole.

test('what the page says that a partner hears of who leaves is what their mail says, and their letters stay', async () => {
  for (const choice of ['another', 'stop'] as const)
    await withPartners(['amina', 'mei'], async (scene) => {
      const { ctx, cast, pair } = scene;
      await ctx.db.updateTable('person').set({ locale: 'en' }).execute();
      await write(scene, 'amina', 'Where the river bends.');
      const amina = browse(ctx, cast, 'amina');
      const page = plain(withoutMarkup((await amina.get(`/partnership/${pair}/leaving?lang=en`)).text));
      const said =
        choice === 'another'
          ? /“([^”]+) has left your partnership\.”/
          : /“([^”]+) no longer takes part in the round\.”/;
      const [, me] = said.exec(page)!;
      await amina.post(`/partnership/${pair}/leaving`, { after: choice });
      const told = (await mails(scene, 'mei')).find(({ kind }) => kind === 'partner-left')!.text;
      expect(told).toContain(
        choice === 'another' ? `${me} has left your partnership in` : `${me} no longer takes part in`,
      );
      for (const who of ['amina', 'mei'] as const)
        expect((await browse(ctx, cast, who).get(`/partnership/${pair}`)).text).toContain(
          'Where the river bends.',
        );
    });
});

test('after the last day on which people are matched again nobody is, however long they wait', () =>
  onTheDay(async (scene) => {
    const { ctx, programme, round } = scene;
    await letDown(scene);
    const at = { programme, round: round.id };
    const last = lastChance(round, await againOf(ctx, at));
    ctx.clock.set(new Date(last.getTime() + 3_600_000).toISOString());
    await ctx.db
      .updateTable('round_again')
      .set({ next_at: null, last_at: last })
      .where('round_id', '=', round.id)
      .execute();
    while (ctx.clock.now() < round.dates.ends.dueAt) {
      await againDue(ctx);
      ctx.clock.forward(24);
    }
    expect((await againOf(ctx, at)).nextAt).toBeNull();
    const together = await ctx.db
      .selectFrom('membership')
      .select('person_id')
      .where('left_at', 'is', null)
      .execute();
    expect(together).toEqual([]);
  }));

test('of a draft’s files one whose box is left empty stays behind', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const amina = browse(scene.ctx, scene.cast, 'amina');
    const page = `/partnership/${scene.pair}`;
    await amina.upload(
      `${page}/letters`,
      { body: 'Both of them?', form_key: 'k', act: 'draft' },
      { file: [chosen('stays.txt', 'one'), chosen('goes.txt', 'two')] },
    );
    const [, draft] = /name="draft" value="(\d+)"/.exec((await amina.get(page)).text)!;
    const goes = (await filesOf(scene)).find(({ name }) => name === 'goes.txt')!;
    await amina.post(`${page}/letters`, {
      body: 'One.',
      form_key: 'l',
      draft: draft!,
      keep: String(goes.file),
    });
    expect((await filesOf(scene)).map(({ name, drafted_at }) => [name, drafted_at])).toEqual([
      ['goes.txt', null],
    ]);
  }));
