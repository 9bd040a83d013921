import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { FORM, lucaApplied, withForm } from '../../../../test/formDesk.ts';
import { browse } from '../../../../test/browse.ts';
import { answersOf } from '../../../rooms/applications/index.ts';
import { changeQuestion } from '../../../rooms/programmes/index.ts';

test('a change to a question that people answered says how many it touches, and waits for a word', async () => {
  await withForm(async (scene) => {
    const { olga, byRole } = scene;
    await lucaApplied(scene);
    const sector = await byRole('sector');
    const own = `${FORM}/questions/${sector.id}`;
    expect((await olga.get(own)).text).toContain('1 person has answered this question.');
    const kept = sector.options.filter(({ key }) => key !== 'public');
    const sent = {
      version: '1',
      required: 'yes',
      shown: 'yes',
      'label.en': 'Where do you work?',
      ...Object.fromEntries(
        kept.flatMap(({ key, label }, row) => [
          [`option.${row}.key`, key],
          [`option.${row}.en`, label['en']!],
        ]),
      ),
    };
    const waits = await olga.post(own, sent);
    expect(waits.status).toBe(422);
    expect(waits.text).toContain('1 of the answers is not among those');
    expect(waits.text).toContain('name="agreed" value="1"');
    expect(await byRole('sector')).toEqual(sector);
    expect((await olga.post(own, { ...sent, agreed: '1' })).status).toBe(303);
    expect(await byRole('sector')).toMatchObject({ version: 2 });
    const hopes = await byRole('hopes');
    const out = await olga.post(`${FORM}/questions/${hopes.id}/removal`);
    expect(out.text).toContain('The answers stay with the applications');
    expect(await byRole('hopes')).toBeDefined();
    await olga.post(`${FORM}/questions/${hopes.id}/removal`, { agreed: '1' });
    expect(await byRole('hopes')).toBeUndefined();
  });
});

test('of very many who answered a question the page says that there are more than a thousand, and asks before a change', async () => {
  await withForm(async ({ ctx, cast, olga, byRole, round }) => {
    const hopes = await byRole('hopes');
    await sql`
      with own as (
        insert into person (programme_id, address, name, country, zone, locale, created_at)
        select ${cast.programme}, 'p' || n || '@crowd.example', 'Reader', 'SN', 'Africa/Dakar', 'en', ${ctx.clock.now()}
        from generate_series(1, 1002) n returning id
      ), applied as (
        insert into application (programme_id, round_id, person_id, state, state_at, created_at)
        select ${cast.programme}, ${round}, id, 'draft', ${ctx.clock.now()}, ${ctx.clock.now()} from own returning id
      )
      insert into answer (programme_id, application_id, question_id, value, version, answered_at)
      select ${cast.programme}, id, ${hopes.id}, '"To learn."', 1, ${ctx.clock.now()} from applied`.execute(
      ctx.db,
    );
    const own = `${FORM}/questions/${hopes.id}`;
    expect((await olga.get(own)).text).toContain('More than 1,000 people have answered this question.');
    const out = await olga.post(`${own}/removal`);
    expect(out.text).toContain('More than 1,000 people have answered');
    expect(await byRole('hopes')).toBeDefined();
    const [, agreed] = /name="agreed" value="(\d+)"/.exec(out.text)!;
    await olga.post(`${own}/removal`, { agreed: agreed! });
    expect(await byRole('hopes')).toBeUndefined();
  });
});

test('two who edit one question or heading do not overwrite each other: the second reads both', async () => {
  await withForm(async ({ ctx, cast, olga, byRole, round }) => {
    const hopes = await byRole('hopes');
    const base = {
      programme: cast.programme,
      round,
      actor: { kind: 'person', id: cast.people.tomas } as const,
    };
    await changeQuestion(ctx, { ...base, question: hopes.id, text: { ...hopes, label: { en: 'Theirs?' } } });
    const mine = { version: '1', 'label.en': 'Mine?', maxLength: '600' };
    const second = await olga.post(`${FORM}/questions/${hopes.id}`, mine);
    expect(second.status).toBe(422);
    expect(second.text).toContain('Theirs?');
    expect(second.text).toContain('value="Mine?"');
    expect(second.text).toContain('name="version" value="2"');
    expect((await byRole('hopes')).label).toEqual({ en: 'Theirs?' });
    await olga.post(`${FORM}/questions/${hopes.id}`, { ...mine, version: '2' });
    expect((await byRole('hopes')).label['en']).toBe('Mine?');
    const step = `${FORM}/steps/1`;
    const [, was] = /name="base" value="([^"]+)"/.exec((await olga.get(step)).text)!;
    await olga.post(step, { base: was!, 'title.en': 'Theirs' });
    const late = await olga.post(step, { base: was!, 'title.en': 'Mine' });
    expect(late.status).toBe(422);
    expect(late.text).toMatch(/Theirs[^]*value="Mine"/);
    expect((await olga.post(`${step}/removal`, { base: was! })).status).toBe(422);
  });
});

test('an application that was open while a question moved into its step keeps the answer to it', async () => {
  await withForm(async (scene) => {
    const { ctx, cast, olga, byRole } = scene;
    const application = await lucaApplied(scene, { called: 'Luca the Third' });
    const luca = browse(ctx, cast, 'luca');
    const called = await byRole('called');
    const answer = async () => (await answersOf(ctx, cast.programme, application)).get(called.id)?.value;
    await olga.post(`${FORM}/questions/${called.id}/position`, { to: '2:' });
    const page = await luca.get('/rounds/1/application/steps/2');
    const [, asked] = /name="asked" value="([^"]+)"/.exec(page.text)!;
    expect(asked!.split(' ')).toContain(String(called.id));
    // This post comes from an older page without the question.
    const before = asked!
      .split(' ')
      .filter((id) => id !== String(called.id))
      .join(' ');
    await luca.post('/rounds/1/application/steps/2', { asked: before, go: 'back' });
    expect(await answer()).toBe('Luca the Third');
  });
});
