import { expect, test } from 'vitest';
import { mailsOf } from '../../../../test/again.ts';
import { onTheDay, states } from '../../../../test/publishing.ts';
import { askToJoin, pairAndOne } from '../../../../test/trio.ts';
import { keepDraft, lettersOf, partnershipOf, writeLetter } from '../../partnerships/index.ts';
import { againDue } from '../again/againDue.ts';
import { answerTrio } from '../index.ts';
import { triosDue } from './triosDue.ts';

test('a pair whose members both say yes takes in a third, who does not read their letters of before', () =>
  onTheDay(async (scene) => {
    const { ctx, programme } = scene;
    const { first, second, third, partnership } = await pairAndOne(scene);
    const asked = await askToJoin(scene, third);
    if (!asked.ok) throw new Error(asked.reason);
    expect(await askToJoin(scene, third)).toEqual({ ok: false, reason: 'asked' });
    const told = (await mailsOf(scene, 'trio-question')).map(({ person_id }) => person_id);
    expect(new Set(told)).toEqual(new Set([first.person, second.person]));
    const answer = (person: number, yes: boolean) =>
      answerTrio(ctx, { programme, question: asked.question, person, yes });
    expect(await answer(third.person, true)).toEqual({ ok: false, reason: 'unknown' });
    expect(await answer(first.person, true)).toEqual({ ok: true, joined: false });
    expect((await states(scene))[third.application]).toBe('waiting');
    ctx.clock.forward(1);
    expect(await answer(second.person, true)).toEqual({ ok: true, joined: true });
    expect(await answer(second.person, false)).toEqual({ ok: false, reason: 'closed' });
    expect((await states(scene))[third.application]).toBe('matched');
    expect(await mailsOf(scene, 'trio-joined')).toHaveLength(2);
    expect((await mailsOf(scene, 'introduction')).map(({ person_id }) => person_id)).toContain(third.person);
    await writeLetter(ctx, {
      programme,
      person: second.person,
      partnership,
      body: 'Welcome!',
      formKey: 'two',
    });
    const readBy = async (person: number): Promise<string[]> => {
      const own = await partnershipOf(ctx, programme, person, partnership);
      const { letters } = await lettersOf(ctx, programme, own!, { limit: 9, offset: 0 });
      return letters.map(({ body }) => body);
    };
    expect(await readBy(third.person)).toEqual(['Welcome!']);
    expect(await readBy(first.person)).toEqual(['Welcome!', 'Only for you.']);
  }));

test('one no keeps two who are asked to themselves, once and for the round, and nobody learns whose it was', () =>
  onTheDay(async (scene) => {
    const { ctx, programme } = scene;
    const { first, third } = await pairAndOne(scene);
    const asked = await askToJoin(scene, third);
    if (!asked.ok) throw new Error(asked.reason);
    await answerTrio(ctx, { programme, question: asked.question, person: first.person, yes: false });
    expect(await mailsOf(scene, 'trio-declined')).toEqual([{ person_id: third.person }]);
    expect((await states(scene))[third.application]).toBe('waiting');
    expect(await askToJoin(scene, third)).toEqual({ ok: false, reason: 'nobody' });
    const [mail] = await ctx.db
      .selectFrom('outbox')
      .select('text')
      .where('kind', '=', 'trio-declined')
      .execute();
    expect(mail!.text).not.toContain('Person 0');
  }));

test('a question that nobody answers ends after a week, and one whose asker found a partner ends then', () =>
  onTheDay(async (scene) => {
    const { ctx, programme } = scene;
    const { first, third } = await pairAndOne(scene);
    const asked = await askToJoin(scene, third);
    if (!asked.ok) throw new Error(asked.reason);
    ctx.clock.set('2027-03-15T11:00:00Z');
    await triosDue(ctx);
    expect(await mailsOf(scene, 'trio-declined')).toEqual([]);
    await againDue(ctx);
    ctx.clock.set('2027-03-15T12:00:00Z');
    await triosDue(ctx);
    expect(await mailsOf(scene, 'trio-declined')).toEqual([{ person_id: third.person }]);
    expect(
      await answerTrio(ctx, { programme, question: asked.question, person: first.person, yes: true }),
    ).toEqual({ ok: false, reason: 'closed' });
  }));

test('neither a draft that one of the two keeps nor a letter that stays with its author keeps a third waiting', () =>
  onTheDay(async (scene) => {
    const { ctx, programme } = scene;
    const { first, second, third, partnership } = await pairAndOne(scene);
    const own = { programme, person: first.person, partnership };
    await keepDraft(ctx, { ...own, body: 'Not sent yet', from: { seen: null, keep: [] } });
    const written = await writeLetter(ctx, { ...own, body: 'From then', formKey: 'apart' });
    if (!written.ok) throw new Error(written.reason);
    await ctx.db
      .updateTable('letter')
      .set({ held_at: ctx.clock.now(), apart: true })
      .where('id', '=', written.letter)
      .execute();
    const asked = await askToJoin(scene, third);
    if (!asked.ok) throw new Error(asked.reason);
    const yes = (person: number) =>
      answerTrio(ctx, { programme, question: asked.question, person, yes: true });
    await yes(first.person);
    expect(await yes(second.person)).toEqual({ ok: true, joined: true });
  }));
