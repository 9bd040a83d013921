import { expect, test } from 'vitest';
import { stageForm } from '../../../../test/applicant.ts';
import { after, atEnd, begins, keeps, opens, purge, told } from '../../../../test/kept.ts';
import { forgetPeople } from '../../partnerships/index.ts';
import { erasePerson, ownData, personById } from '../../people/index.ts';
import { removeQuestion } from '../../programmes/index.ts';
import { subscribe } from '../../readers/index.ts';
import { tellOfOpening } from '../../readers/tellOfOpening.ts';
import { answersOf, forgetKept, keepNoAnswers, keptOf, leftOut, submit, tellOfCall } from '../index.ts';

test('answers go at the promised date, but for those somebody asked to keep, which stand in the next form', () =>
  atEnd(async (scene) => {
    const { ctx, cast, programme } = scene;
    expect(await keeps(scene, 'amina')).toMatchObject({ ok: true });
    expect(await keeps(scene, 'amina')).toMatchObject({ ok: true });
    await purge(scene);
    expect(await ctx.db.selectFrom('answer').select('version').execute()).toEqual([]);
    expect((await personById(ctx, programme, cast.people.amina))?.name).toBe('Amina Diallo');
    expect((await personById(ctx, programme, cast.people.mei))?.erased_at).not.toBeNull();
    const next = await opens(scene);
    const own = await begins(scene, next, 'amina');
    const roles = [...(await answersOf(ctx, programme, own.id)).values()].map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining(['work', 'hopes', 'languages', 'contactWays']));
    expect(roles).not.toContain('exclusions');
    expect(own.state).toBe('draft');
    expect(await leftOut(ctx, own)).toEqual([]);
    // Once it is sent in, the application holds the answers.
    const actor = { kind: 'person', id: cast.people.amina } as const;
    const consents = { adult: true, conduct: true, privacy: true };
    expect(await submit(ctx, { programme, actor, application: own.id, consents })).toMatchObject({
      ok: true,
    });
    expect(await keptOf(ctx, programme, cast.people.amina)).toBeNull();
  }));

test('what the next form does not ask any more is left out, and is named', () =>
  atEnd(async (scene) => {
    const { ctx, cast, programme } = scene;
    await keeps(scene, 'amina');
    await purge(scene);
    const next = await stageForm(ctx, programme, '2027-10-15T09:00', 2);
    const { id } = await ctx.db
      .selectFrom('question')
      .innerJoin('round_question', 'round_question.question_id', 'question.id')
      .select('question.id')
      .where('round_id', '=', next.id)
      .where('role', '=', 'hopes')
      .executeTakeFirstOrThrow();
    const actor = { kind: 'person', id: cast.people.ines } as const;
    await removeQuestion(ctx, { programme, actor, round: next.id, question: id });
    ctx.clock.set(after(next, 'opens'));
    const own = await begins(scene, next, 'amina');
    const labels = await leftOut(ctx, own);
    expect(labels).toHaveLength(1);
    expect(labels[0]!['en']).toMatch(/hope/i);
  }));

test('who took it back, said it too late or never said it has nothing kept', () =>
  atEnd(async (scene) => {
    const { ctx, cast, programme, round } = scene;
    await keeps(scene, 'amina');
    const actor = { kind: 'person', id: cast.people.amina } as const;
    await keepNoAnswers(ctx, { programme, actor, person: actor.id });
    expect(await ctx.db.selectFrom('kept_answer').select('version').execute()).toEqual([]);
    ctx.clock.set(after(round, 'purges'));
    expect(await keeps(scene, 'mei')).toEqual({ ok: false, reason: 'gone' });
    expect(await keptOf(ctx, programme, cast.people.mei)).toBeNull();
  }));

test('when the next round opens, each of them gets one mail, and none besides about its opening', () =>
  atEnd(async (scene) => {
    const { ctx, cast, programme } = scene;
    await keeps(scene, 'amina');
    for (const who of ['amina', 'luca'] as const)
      await subscribe(ctx, { programme, person: cast.people[who], offers: ['openings'] });
    await tellOfCall(ctx);
    expect(await told(scene, 'come-back')).toEqual([]);
    await opens(scene);
    for (let tick = 0; tick < 2; tick++) {
      await tellOfCall(ctx);
      await tellOfOpening(ctx);
    }
    expect(await told(scene, 'come-back')).toEqual([{ person_id: cast.people.amina }]);
    expect(await told(scene, 'round-open')).toEqual([{ person_id: cast.people.luca }]);
  }));

test('after two years what was kept goes, and its person with it', () =>
  atEnd(async (scene) => {
    const { ctx, cast, programme } = scene;
    const kept = await keeps(scene, 'amina');
    await purge(scene);
    ctx.clock.set('2029-05-01T12:00:00Z');
    await forgetKept(ctx);
    expect(await keptOf(ctx, programme, cast.people.amina)).not.toBeNull();
    ctx.clock.set(kept.ok ? kept.until.toISOString() : '');
    await forgetKept(ctx);
    expect(await keptOf(ctx, programme, cast.people.amina)).toBeNull();
    ctx.clock.forward(25);
    for (let tick = 0; tick < 3; tick++) await forgetPeople(ctx);
    expect((await personById(ctx, programme, cast.people.amina))?.erased_at).not.toBeNull();
  }));

test('what is kept stands in the file of own data, and goes with its person', () =>
  atEnd(async (scene) => {
    const { ctx, cast, programme } = scene;
    await keeps(scene, 'amina');
    const data = await ownData(ctx, programme, cast.people.amina);
    expect(JSON.stringify(data['keptAnswers'])).toContain('By way of a bakery.');
    await erasePerson(ctx, {
      programme,
      actor: { kind: 'person', id: cast.people.amina },
      person: cast.people.amina,
    });
    expect(await ctx.db.selectFrom('kept_answer').select('version').execute()).toEqual([]);
  }));
