import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stageTopic } from '../../../../test/discussion.ts';
import { withPartners, write } from '../../../../test/partners.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { declareAbsence, reportContact } from '../../../rooms/partnerships/index.ts';

const section = (page: string): string =>
  withoutMarkup(/<h2 id="next">.*?<\/section>/s.exec(page)?.[0] ?? '').replaceAll(/[\u2068\u2069]/g, '');

test('the page of two says what comes next: the next topic, the next question whether they talked, and the end', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast, round, pair }) => {
    await stageTopic(ctx, cast);
    const luca = browse(ctx, cast, 'luca');
    const page = async () => (await luca.get(`/partnership/${pair}?lang=en`)).text;
    const before = section(await page());
    expect(before).toMatch(/Friday, 26 February 2027 : we ask by mail whether you have talked/);
    expect(before).toMatch(/Thursday, 3 June 2027.*: the round ends/);
    expect(before).not.toContain('the next topic');
    const away = { programme: cast.programme, person: cast.people.luca, until: '2027-02-27', reason: '' };
    await declareAbsence(ctx, away);
    expect(section(await page())).not.toContain('we ask by mail');
    await luca.post(`/partnership/${pair}/return`);
    expect(section(await page())).toContain('we ask by mail');
    const next = await stageTopic(ctx, cast, 'windows');
    const plan = {
      day: '2027-02-15',
      due_at: new Date('2027-02-15T08:00:00Z'),
      approved_at: null as Date | null,
    };
    const planned = (approved_at: Date | null) =>
      ctx.db
        .updateTable('round_topic')
        .set({ ...plan, approved_at })
        .where('round_id', '=', round.id)
        .where('topic_id', '=', next)
        .execute();
    await planned(null);
    expect(section(await page())).not.toContain('the next topic');
    await planned(ctx.clock.now());
    expect(section(await page())).toMatch(
      /Monday, 15 February 2027 \(Madrid time\) : the next topic.*we ask/s,
    );
    expect(await page()).toContain('Which door did you go through first?');
  }));

test('no question is promised for the last days of a round, in which nobody is asked', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast, pair }) => {
    const page = async () => (await browse(ctx, cast, 'luca').get(`/partnership/${pair}?lang=en`)).text;
    const ends = (at: string) =>
      ctx.db
        .updateTable('round_date')
        .set({ due_at: new Date(at) })
        .where('kind', '=', 'ends')
        .execute();
    await ends('2027-03-01T12:01:00Z');
    expect(section(await page())).toContain('we ask by mail');
    await ends('2027-03-01T11:00:00Z');
    expect(section(await page())).not.toContain('we ask by mail');
  }));

test('no question is promised to who has said that they talked, or wants no reminders', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast, pair }) => {
    const asks = async (who: 'luca' | 'mei') =>
      section((await browse(ctx, cast, who).get(`/partnership/${pair}?lang=en`)).text).includes(
        'we ask by mail',
      );
    const { programme, people } = cast;
    const stopped = { programme_id: programme, person_id: people.luca, category: 'reminders' };
    await ctx.db
      .insertInto('unsubscription')
      .values({ ...stopped, at: ctx.clock.now() })
      .execute();
    expect([await asks('luca'), await asks('mei')]).toEqual([false, true]);
    ctx.clock.forward(1);
    await reportContact(ctx, { programme, person: people.luca, partnership: pair, answer: 'not-yet' });
    expect(await asks('mei')).toBe(true);
    await reportContact(ctx, { programme, person: people.luca, partnership: pair, answer: 'talked' });
    expect(await asks('mei')).toBe(false);
    ctx.clock.forward(15 * 24);
    expect(await asks('mei')).toBe(true);
  }));

test('letters come before the partner once both have written, and links lead to the parts of the page', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const order = async (): Promise<string[]> => {
      const page = (await browse(ctx, cast, 'luca').get('/partnership?lang=en')).text;
      for (const [, id] of page.matchAll(/<a href="#([a-z]+)">/g))
        if (id !== 'main') expect(page, id).toContain(`id="${id}"`);
      return [...page.matchAll(/<h2(?: id="(letters|clocks|next)")?/g)].flatMap(([, id]) => id ?? []);
    };
    expect(await order()).toEqual(['clocks', 'letters', 'next']);
    await write(scene, 'luca', 'Ciao');
    await write(scene, 'mei', 'Ni hao');
    expect(await order()).toEqual(['letters', 'clocks', 'next']);
  }));
