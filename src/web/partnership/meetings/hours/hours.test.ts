import { expect, test } from 'vitest';
import { defaultForm } from '../../../../../sample/form.ts';
import { browse } from '../../../../../test/browse.ts';
import { withPartners } from '../../../../../test/partners.ts';
import type { PartnersScene } from '../../../../../test/partners.ts';
import { withoutMarkup } from '../../../../../test/withoutMarkup.ts';
import { weekBits } from '../../../../lib/time/week.ts';
import { giveHours, givenHours } from '../../../../rooms/applications/index.ts';
import { loadForm } from '../../../../rooms/programmes/index.ts';

const asked = (play: (scene: PartnersScene) => Promise<void>): Promise<void> =>
  withPartners(['luca', 'mei'], async (scene) => {
    await loadForm(scene.ctx, scene.cast.programme, scene.round.id, defaultForm);
    await play(scene);
  });

test('who gave no hours is led to say them, and the page of both shows the hours they share', () =>
  asked(async ({ ctx, cast, round, pair }) => {
    const [luca, mei] = [browse(ctx, cast, 'luca'), browse(ctx, cast, 'mei')];
    const page = `/partnership/${pair}`;
    expect((await luca.get(`${page}?lang=en`)).text).toContain(`href="/p/far-shelves${page}/meetings/hours"`);
    const form = await luca.get(`${page}/meetings/hours?lang=en`);
    expect(form.text).toContain('name="hours"');
    const sent = await luca.post(`${page}/meetings/hours`, { hours: ['12345:4-5', '6-5'] });
    expect(sent.location).toBe(`/p/far-shelves${page}#clocks`);
    const shown = withoutMarkup((await luca.get(`${page}?lang=en`)).text);
    expect(shown).toContain('The hours in which you can meet follow it from now on.');
    expect(shown).toMatch(/Saturday You : 10:00–12:00 .*Monday – Friday You : 08:00–12:00/);
    expect(shown).toContain('7:00 to 23:00 counts for who gave none');
    const theirs = withoutMarkup((await mei.get(`${page}?lang=en`)).text);
    expect(theirs).toMatch(/Monday – Friday You : 15:00–19:00 Luca Ferri : 08:00–12:00/);
    const given = await givenHours(ctx, cast.programme, round.id, [cast.people.luca, cast.people.mei]);
    expect([...given.keys()]).toEqual([cast.people.luca]);
    expect((await luca.get(`${page}/meetings/hours`)).text).toMatch(/value="12345:4-5"[^>]* checked/);
  }));

test('half hours that were given by mail stay when the form is sent as it is', () =>
  asked(async ({ ctx, cast, round, pair }) => {
    const person = cast.people.luca;
    const of = { programme: cast.programme, round: round.id, person };
    const hours = weekBits(['12345.37-39', '6-5']);
    await giveHours(ctx, { ...of, actor: { kind: 'person', id: person }, hours });
    const luca = browse(ctx, cast, 'luca');
    const { text } = await luca.get(`/partnership/${pair}/meetings/hours?lang=en`);
    expect(text).toContain('Monday – Friday, 18:30–19:30');
    const ticked = [...text.matchAll(/name="hours" value="([^"]+)"[^>]* checked/g)].map(
      ([, value]) => value!,
    );
    await luca.post(`/partnership/${pair}/meetings/hours`, { hours: ticked });
    expect(await givenHours(ctx, cast.programme, round.id, [person])).toEqual(new Map([[person, hours]]));
  }));

test('hours are given by members alone, while they have their partner, and where the round asks for any', async () => {
  await asked(async ({ ctx, cast, pair }) => {
    const page = `/partnership/${pair}/meetings/hours`;
    for (const stranger of ['nils', 'tomas', 'olga'] as const) {
      const browser = browse(ctx, cast, stranger);
      expect((await browser.get(page)).status, stranger).toBe(404);
      expect((await browser.post(page, { hours: '6-5' })).status, stranger).toBe(404);
    }
    const luca = browse(ctx, cast, 'luca');
    await luca.post(`/partnership/${pair}/leaving`, { after: 'stop' });
    expect((await luca.get(page)).status).toBe(404);
    expect((await luca.post(page, { hours: '6-5' })).location).toContain(`/partnership/${pair}`);
    expect(await ctx.db.selectFrom('answer').select('question_id').execute()).toEqual([]);
  });
  await withPartners(['luca', 'mei'], async ({ ctx, cast, pair }) => {
    const luca = browse(ctx, cast, 'luca');
    expect((await luca.get(`/partnership/${pair}/meetings/hours`)).status).toBe(404);
    expect((await luca.get(`/partnership/${pair}`)).text).not.toContain('/hours"');
  });
});

test('a form that was open when its address was another is taken', () =>
  asked(async ({ ctx, cast, round, pair }) => {
    const luca = browse(ctx, cast, 'luca');
    const sent = await luca.post(`/partnership/${pair}/hours`, { hours: '6-5' });
    expect(sent.location).toBe(`/p/far-shelves/partnership/${pair}#clocks`);
    const given = await givenHours(ctx, cast.programme, round.id, [cast.people.luca]);
    expect(given.get(cast.people.luca)).toBe(weekBits(['6-5']));
  }));
