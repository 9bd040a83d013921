import { expect, test } from 'vitest';
import { stageForm } from '../../../../test/applicant.ts';
import { apply, poolMember, poolOfMany } from '../../../../test/pool.ts';
import { forgetMatchInputs, introduceByHand, pairByHand, remindOfMatching } from '../index.ts';
import { proposalsOf } from '../../../../test/proposalsOf.ts';
import { fiveApply, mails, onTheDay, publishIt, run, states } from '../../../../test/publishing.ts';

test('in a round that runs, two who wait are introduced to each other by hand', () =>
  onTheDay(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const { four, alone } = await fiveApply(scene);
    await run(scene);
    const at = { programme, round: round.id, actor };
    const late = await poolMember(ctx, round, { name: 'Late', country: 'PE', zone: 'America/Lima' });
    expect(
      await introduceByHand(ctx, { ...at, applications: [alone.application, late.application] }),
    ).toEqual({
      ok: false,
      reason: 'unpublished',
    });
    expect(await publishIt(scene)).toMatchObject({ waiting: 2 });
    ctx.clock.set('2027-03-08T12:00:00Z');
    const applications = [alone.application, late.application];
    const first = await introduceByHand(ctx, { ...at, applications });
    expect(first).toMatchObject({ ok: true, broken: ['sharedLanguage'] });
    expect(await introduceByHand(ctx, { ...at, applications })).toEqual({ ok: false, reason: 'gone' });
    expect(
      await introduceByHand(ctx, { ...at, applications: [four[0]!.application, late.application] }),
    ).toEqual({ ok: false, reason: 'gone' });
    const now = await states(scene);
    expect(applications.map((id) => now[id])).toEqual(['matched', 'matched']);
    const told = (await mails(scene)).filter(
      ({ kind, person_id }) => kind === 'introduction' && person_id === late.person,
    );
    expect(told).toHaveLength(1);
    expect(await ctx.db.selectFrom('unmatched').selectAll().execute()).toEqual([]);
  }));

test('two who said no country are proposed to each other and introduced', () =>
  onTheDay(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const applications = (await poolOfMany(ctx, round, 2)).map(({ application }) => application);
    await ctx.db.updateTable('person').set({ country: null }).execute();
    const pair = { programme, round: round.id, actor, applications, confirmed: true };
    const countries = (table: 'proposal' | 'partnership') =>
      ctx.db.selectFrom(table).select('countries').execute();
    expect(await pairByHand(ctx, pair)).toMatchObject({ ok: true });
    expect(await countries('proposal')).toEqual([{ countries: '' }]);
    expect(await publishIt(scene)).toMatchObject({ ok: true, partnerships: 1 });
    expect(await countries('partnership')).toEqual([{ countries: '' }]);
  }));

test('partners of an earlier round are not proposed to each other again', () =>
  onTheDay(async (scene) => {
    const { ctx, round, programme } = scene;
    const [a, b] = await poolOfMany(ctx, round, 2);
    await run(scene);
    await publishIt(scene);
    const next = await stageForm(ctx, programme, '2027-07-10T09:00', 2);
    await apply(ctx, next, a!.person, { country: 'SN', zone: 'Africa/Dakar' });
    await apply(ctx, next, b!.person, { country: 'IT', zone: 'Europe/Rome' });
    await run({ ...scene, round: next });
    expect(await proposalsOf(ctx, programme, next.id)).toEqual([]);
  }));

test('a round whose matching is due stands on the work list until its partners are introduced', () =>
  onTheDay(async (scene) => {
    const { ctx } = scene;
    await fiveApply(scene);
    await remindOfMatching(ctx);
    const open = () =>
      ctx.db.selectFrom('matter').select(['kind', 'subject_id']).where('closed_at', 'is', null).execute();
    await remindOfMatching(ctx);
    expect(await open()).toEqual([{ kind: 'matching-due', subject_id: scene.round.id }]);
    await run(scene);
    await publishIt(scene);
    await remindOfMatching(ctx);
    expect(await open()).toEqual([]);
  }));

test('what a run kept of people goes with the data of the round', () =>
  onTheDay(async (scene) => {
    const { ctx } = scene;
    await fiveApply(scene);
    await run(scene);
    await forgetMatchInputs(ctx);
    const row = () => ctx.db.selectFrom('match_run').selectAll().executeTakeFirstOrThrow();
    expect((await row()).input).not.toBeNull();
    ctx.clock.set('2027-12-31T12:00:00Z');
    await forgetMatchInputs(ctx);
    const { input, input_gone_at, result, fingerprint } = await row();
    expect({ input, input_gone_at }).toEqual({ input: null, input_gone_at: ctx.clock.now() });
    expect(result).toMatchObject({ totals: { people: 5 } });
    expect(result).not.toHaveProperty('groups');
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
  }));

/** How many writing statements a publication takes, without those for mails. */
async function writesToPublish(people: number): Promise<number> {
  let writes = 0;
  await onTheDay(async (scene) => {
    const { ctx } = scene;
    await poolOfMany(ctx, scene.round, people);
    for (const name of ['Alone', 'Aside', 'Afar'].slice(0, people / 2))
      await poolMember(ctx, scene.round, {
        name,
        country: 'GL',
        zone: 'America/Nuuk',
        answers: { languages: [{ code: 'kl', level: 'native' }] },
      });
    await run(scene);
    const counted = ctx.db.withPlugin({
      transformQuery: ({ node }) => {
        const [start = ''] = node.kind === 'RawNode' ? node.sqlFragments : [];
        if (/^\s*(with|insert|update|delete)/.test(start) || /^(Insert|Update|Delete)/.test(node.kind))
          writes += 1;
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    });
    const mailer = { ...ctx.mailer, queue: () => Promise.resolve() };
    const done = await publishIt({ ...scene, ctx: { ...ctx, db: counted, mailer } });
    expect(done).toMatchObject({ ok: true, partnerships: people / 2, waiting: people / 2 });
  });
  return writes;
}

test('many are introduced, and wait, by as many statements as two', async () => {
  const few = await writesToPublish(2);
  expect(few).toBeGreaterThan(5);
  expect(await writesToPublish(6)).toBe(few);
});
