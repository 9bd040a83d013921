import { expect, test } from 'vitest';
import { defaultPolicy } from '#matching';
import { poolMember } from '../../../../test/pool.ts';
import { withdraw } from '../../applications/index.ts';
import { lockProposal, pairByHand, runMatch, setPolicy, startRun } from '../index.ts';
import { proposalsOf } from '../../../../test/proposalsOf.ts';
import { fiveApply, mails, onTheDay, publishIt, run, states } from '../../../../test/publishing.ts';

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
    // Due at the introduction, which is still to come.
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
    await lockProposal(ctx, { programme, actor: scene.actor, proposal: second!.id });
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
