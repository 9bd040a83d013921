import { expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import { stageForm } from '../../../test/applicant.ts';
import { apply, poolMember, poolOfMany } from '../../../test/pool.ts';
import type { PoolMember } from '../../../test/pool.ts';
import { asMatcher } from '../../../test/onStage.ts';
import type { RoundScene } from '../../../test/onStage.ts';
import { withdraw } from '../applications/index.ts';
import {
  forgetMatchInputs,
  introduceByHand,
  lock,
  pairByHand,
  proposalsOf,
  publish,
  remindOfMatching,
  runMatch,
  setPolicy,
  startRun,
} from './index.ts';

/** On the day the matching is due. */
const onTheDay = (play: (scene: RoundScene) => Promise<void>): Promise<void> =>
  asMatcher(play, '2027-02-08T12:00:00Z');

async function run({ ctx, round, programme, actor }: RoundScene) {
  const started = await startRun(ctx, { programme, round: round.id, actor });
  if (!started.ok) throw new Error(started.reason);
  return runMatch(ctx, { programme, run: started.run });
}

const publishIt = ({ ctx, round, programme, actor }: RoundScene) =>
  publish(ctx, { programme, round: round.id, actor });

const states = async ({ ctx }: RoundScene): Promise<Record<number, string>> =>
  Object.fromEntries(
    (await ctx.db.selectFrom('application').select(['id', 'state']).execute()).map(({ id, state }) => [
      id,
      state,
    ]),
  );

const mails = ({ ctx }: RoundScene) =>
  ctx.db
    .selectFrom('outbox')
    .select(['kind', 'person_id', 'due_at', 'text'])
    .where('kind', 'in', ['introduction', 'waiting'])
    .orderBy('id')
    .execute();

/** Four who share English, and one who speaks Greenlandic only. */
async function fiveApply(scene: RoundScene): Promise<{ four: PoolMember[]; alone: PoolMember }> {
  const four = await poolOfMany(scene.ctx, scene.round, 4);
  const alone = await poolMember(scene.ctx, scene.round, {
    name: 'Alone',
    country: 'GL',
    zone: 'America/Nuuk',
    answers: { languages: [{ code: 'kl', level: 'native' }] },
  });
  return { four, alone };
}

test('publishing makes partnerships, tells everybody, and waits with a reason for who has none', () =>
  onTheDay(async (scene) => {
    const { ctx, round } = scene;
    const { four, alone } = await fiveApply(scene);
    await run(scene);
    expect(await publishIt(scene)).toEqual({ ok: true, partnerships: 2, matched: 4, waiting: 1 });
    const now = await states(scene);
    expect(four.map(({ application }) => now[application])).toEqual(Array(4).fill('matched'));
    expect(now[alone.application]).toBe('waiting');
    const sent = await mails(scene);
    expect(
      sent
        .filter(({ kind }) => kind === 'introduction')
        .map(({ person_id }) => person_id)
        .sort(),
    ).toEqual(four.map(({ person }) => person).sort());
    expect(sent.filter(({ kind }) => kind === 'waiting').map(({ person_id }) => person_id)).toEqual([
      alone.person,
    ]);
    // Planned for the introduction, which is still to come.
    for (const mail of sent) expect(mail.due_at).toEqual(round.dates.introduces.dueAt);
    expect(await proposalsOf(ctx, scene.programme, round.id)).toEqual([]);
    const partnership = await ctx.db.selectFrom('partnership').selectAll().executeTakeFirstOrThrow();
    expect(partnership.reasons).toMatchObject([{ broken: [] }]);
  }));

test('who never said whether they are still there hears it when the others are introduced', () =>
  onTheDay(async (scene) => {
    const { ctx } = scene;
    const { alone } = await fiveApply(scene);
    await ctx.db
      .updateTable('application')
      .set({ available_asked_at: ctx.clock.now(), answer_by: ctx.clock.now(), available_at: null })
      .where('id', '=', alone.application)
      .execute();
    await run(scene);
    expect(await publishIt(scene)).toEqual({ ok: true, partnerships: 2, matched: 4, waiting: 0 });
    const told = await ctx.db
      .selectFrom('outbox')
      .select(['person_id', 'due_at'])
      .where('kind', '=', 'unanswered')
      .execute();
    expect(told).toEqual([{ person_id: alone.person, due_at: scene.round.dates.introduces.dueAt }]);
  }));

test('when the introduction is past, mails leave at once', () =>
  onTheDay(async (scene) => {
    await fiveApply(scene);
    await run(scene);
    scene.ctx.clock.set('2027-02-20T12:00:00Z');
    await publishIt(scene);
    for (const mail of await mails(scene)) expect(mail.due_at).toEqual(scene.ctx.clock.now());
  }));

test('publishing twice is refused, and nothing can be changed by hand or by a run afterwards', () =>
  onTheDay(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    const { four } = await fiveApply(scene);
    await run(scene);
    await publishIt(scene);
    const before = await mails(scene);
    expect(await publishIt(scene)).toEqual({ ok: false, reason: 'published' });
    const applications = [four[0]!.application, four[1]!.application];
    const at = { programme, round: round.id, actor };
    expect(await pairByHand(ctx, { ...at, applications })).toEqual({ ok: false, reason: 'published' });
    expect(await startRun(ctx, at)).toEqual({ ok: false, reason: 'published' });
    expect(await setPolicy(ctx, { ...at, policy: defaultPolicy() })).toMatchObject({ reason: 'published' });
    expect(await mails(scene)).toEqual(before);
  }));

test('nothing is published while applications are open, while a run goes on, or without a proposal', () =>
  onTheDay(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    await fiveApply(scene);
    expect(await publishIt(scene)).toEqual({ ok: false, reason: 'nothing' });
    const started = await startRun(ctx, { programme, round: round.id, actor });
    expect(await publishIt(scene)).toEqual({ ok: false, reason: 'running' });
    if (started.ok) await runMatch(ctx, { programme, run: started.run });
    ctx.clock.set('2027-01-20T12:00:00Z');
    expect(await publishIt(scene)).toEqual({ ok: false, reason: 'open' });
  }));

test('who withdrew or lost their consent is left out, and the other waits and hears why', () =>
  onTheDay(async (scene) => {
    const { ctx, programme } = scene;
    await fiveApply(scene);
    await run(scene);
    const [first, second] = await proposalsOf(ctx, programme, scene.round.id);
    const [gone, left] = first!.members;
    await withdraw(ctx, {
      programme,
      actor: { kind: 'person', id: gone!.person },
      application: gone!.application,
    });
    const [lapsed, other] = second!.members;
    await lock(ctx, { programme, actor: scene.actor, proposal: second!.id });
    await ctx.db
      .updateTable('consent')
      .set({ withdrawn_at: ctx.clock.now() })
      .where('person_id', '=', lapsed!.person)
      .execute();
    const extra = [
      await poolMember(ctx, scene.round, { name: 'Extra one', country: 'GH', zone: 'Africa/Accra' }),
      await poolMember(ctx, scene.round, { name: 'Extra two', country: 'PT', zone: 'Europe/Lisbon' }),
    ];
    await pairByHand(ctx, {
      programme,
      round: scene.round.id,
      actor: scene.actor,
      applications: extra.map(({ application }) => application),
    });
    expect(await publishIt(scene)).toEqual({ ok: true, partnerships: 1, matched: 2, waiting: 3 });
    const now = await states(scene);
    expect(now[gone!.application]).toBe('withdrawn');
    expect(now[lapsed!.application]).toBe('confirmed');
    expect([now[left!.application], now[other!.application]]).toEqual(['waiting', 'waiting']);
    const told = (await mails(scene)).map(({ person_id }) => person_id);
    expect(told).toEqual(expect.arrayContaining([left!.person, other!.person]));
    expect(told).not.toContain(gone!.person);
    const why = await ctx.db
      .selectFrom('unmatched')
      .select('reasons')
      .where('application_id', '=', left!.application)
      .executeTakeFirstOrThrow();
    expect(why.reasons).toMatchObject({ reason: 'allTaken' });
  }));

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

/** How many statements that write a publication takes, mails left out. */
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
