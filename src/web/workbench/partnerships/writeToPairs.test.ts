import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

const PATH = '/workbench/partnerships/words';

test('one text goes to everybody in the chosen pairs: counted and seen first, errors keep the words, one entry in the log', () =>
  onStage(async ({ ctx, cast, pair }) => {
    const { programme, people } = cast;
    await ctx.db
      .insertInto('unsubscription')
      .values({
        programme_id: programme,
        person_id: people.mei,
        category: 'announcements',
        at: ctx.clock.now(),
      })
      .execute();
    const pairs = (await ctx.db.selectFrom('partnership').select('id').execute())
      .map(({ id }) => id)
      .join(',');
    const bao = browse(ctx, cast, 'bao');
    const mails = () =>
      ctx.db.selectFrom('outbox').select('person_id').where('kind', '=', 'announcement').execute();
    const first = withoutMarkup((await bao.get(`${PATH}?pairs=${pairs}&lang=en`)).text);
    expect(first).toContain('Write to 2 pairs');
    expect(first).not.toContain('not know of each other yet');
    // The language of the words between two names gives the direction of both, not the script of the first name.
    expect((await bao.get(`${PATH}?pairs=${pairs}&lang=ar`)).text).toMatch(
      /<bdi dir="rtl"><bdi>[A-Z][^<]+<\/bdi> و\s?<bdi>[A-Z][^<]+<\/bdi><\/bdi>/u,
    );
    // The partners are published but not introduced: the writer is told that they do not know of each other yet.
    const introduces = ctx.db.updateTable('round_date').where('kind', '=', 'introduces');
    const dueAt = (
      await ctx.db.selectFrom('round_date').select('due_at').where('kind', '=', 'introduces').execute()
    )[0]!;
    await introduces.set({ due_at: new Date(ctx.clock.now().getTime() + 86_400_000) }).execute();
    expect(withoutMarkup((await bao.get(`${PATH}?pairs=${pairs}&lang=en`)).text)).toMatch(
      /\d of these pairs do(es)? not know of each other yet: the introductions leave on \w+, 13 February/,
    );
    await introduces.set(dueAt).execute();
    const typed = { pairs, 'subject.en': 'How is it going?', 'body.en': 'We thought of you.' };
    const refused = await bao.post(`${PATH}?lang=en`, { ...typed, 'subject.en': '', act: 'preview' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('We thought of you.');
    expect(refused.text).toContain(`name="pairs" value="${pairs}"`);
    const seen = await bao.post(`${PATH}?lang=en`, { ...typed, act: 'preview' });
    expect(seen.status).toBe(200);
    const said = withoutMarkup(seen.text);
    for (const name of ['Amina Diallo', 'Luca Ferri', 'Nils Dahl']) expect(said).toContain(name);
    expect(said).toContain('3 people');
    expect(await mails()).toHaveLength(0);
    expect((await bao.post(PATH, { ...typed, act: 'queue' })).status).toBe(303);
    const reached = (await mails()).map((mail) => mail.person_id);
    expect(new Set(reached)).toEqual(new Set([people.amina, people.luca, people.nils]));
    const events = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'announcement-queued')
      .execute();
    expect(events).toHaveLength(1);
    for (const who of ['ngozi', 'ines', 'elif', 'amina'] as const)
      expect((await browse(ctx, cast, who).get(`${PATH}?pairs=${pair}`)).status, who).toBe(404);
  }));

test('whoever left a pair gets nothing, and where nobody is left the words stay on the page', () =>
  onStage(async ({ ctx, cast, pair }) => {
    await ctx.db
      .updateTable('membership')
      .set({ left_at: ctx.clock.now() })
      .where('partnership_id', '=', pair)
      .execute();
    const typed = { pairs: String(pair), 'subject.en': 'Hello', 'body.en': 'Are you there?', act: 'queue' };
    const page = await browse(ctx, cast, 'bao').post(PATH, typed);
    expect(page.status).toBe(422);
    expect(page.text).toContain('Are you there?');
    expect(await ctx.db.selectFrom('announcement').select('id').execute()).toEqual([]);
  }));

test('where no pair is named, words stay on the page, and what is amiss leads to its field', () =>
  onStage(async ({ ctx, cast }) => {
    const page = await browse(ctx, cast, 'bao').post(PATH, {
      pairs: '',
      'body.en': 'Are you there?',
      act: 'preview',
    });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Are you there?');
    expect(page.text).toContain('id="f-subject-en"');
  }));
