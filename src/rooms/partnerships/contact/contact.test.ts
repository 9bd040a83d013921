import { expect, test } from 'vitest';
import type { CastName } from '../../../../test/cast.ts';
import { applied, withPartners, write } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { DAY, away, between, mailsTo, pass } from '../../../../test/silence.ts';
import { partnershipOf, reportContact } from '../index.ts';
import type { ContactAnswer } from '../index.ts';
import { quietIn } from '../silence/queries.ts';

const tell = ({ ctx, cast, pair }: PartnersScene, who: CastName, answer: ContactAnswer) =>
  reportContact(ctx, { programme: cast.programme, person: cast.people[who], partnership: pair, answer });

const questions = async (scene: PartnersScene, who: CastName) =>
  (await mailsTo(scene, who)).filter((mail) => mail.startsWith('contact-question')).length;

const told = async ({ ctx, cast, pair }: PartnersScene, who: CastName) => {
  const own = (await partnershipOf(ctx, cast.programme, cast.people[who], pair))!;
  return (await quietIn(ctx, cast.programme, own)).told.map(({ talked }) => talked);
};

test('each is asked a fortnight after they met, and a fortnight later, once each time', () =>
  between(async (scene) => {
    await pass(scene, 10);
    await write(scene, 'amina', 'Hello');
    await pass(scene, 3);
    expect(await questions(scene, 'amina')).toBe(0);
    await pass(scene, 1);
    expect([await questions(scene, 'amina'), await questions(scene, 'mei')]).toEqual([1, 1]);
    await pass(scene, 13);
    expect(await questions(scene, 'amina')).toBe(1);
    await pass(scene, 1);
    expect(await questions(scene, 'amina')).toBe(2);
  }));

test('who joins a pair as a third reads of no talk from before', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    await tell(scene, 'amina', 'talked');
    await pass(scene, 1);
    const { round_id } = await ctx.db.selectFrom('partnership').select('round_id').executeTakeFirstOrThrow();
    const of = { programme_id: cast.programme, partnership_id: pair, round_id };
    const joined = { ...of, person_id: cast.people.luca, joined_at: ctx.clock.now() };
    await ctx.db.insertInto('membership').values(joined).execute();
    expect([await told(scene, 'luca'), await told(scene, 'mei')]).toEqual([[], [[cast.people.amina]]]);
    await pass(scene, 14);
    await tell(scene, 'mei', 'talked');
    expect(await told(scene, 'luca')).toEqual([[cast.people.mei]]);
  }));

test('nobody is asked where both wrote in that time, or one said that they talked', () =>
  between(async (scene) => {
    await pass(scene, 3);
    await write(scene, 'amina', 'Hello');
    await write(scene, 'mei', 'Hello you');
    await pass(scene, 11);
    expect(await questions(scene, 'amina')).toBe(0);
    await pass(scene, 3);
    await write(scene, 'amina', 'Are you there?');
    await tell(scene, 'mei', 'talked');
    await pass(scene, 11);
    expect([await questions(scene, 'amina'), await questions(scene, 'mei')]).toEqual([0, 0]);
  }));

test('“not yet”, told unasked before the end of a time, does not stand for the question at its end; the answer is about that time', () =>
  between(async (scene) => {
    await pass(scene, 10);
    await write(scene, 'amina', 'Hello');
    await tell(scene, 'mei', 'not-yet');
    await tell(scene, 'amina', 'wrong');
    await pass(scene, 3);
    expect(await questions(scene, 'mei')).toBe(0);
    await pass(scene, 1);
    expect([await questions(scene, 'amina'), await questions(scene, 'mei')]).toEqual([0, 1]);
    await pass(scene, 2);
    expect([await questions(scene, 'mei'), await told(scene, 'mei')]).toEqual([1, [[]]]);
    await tell(scene, 'mei', 'not-yet');
    await pass(scene, 1);
    expect(await questions(scene, 'mei')).toBe(1);
    await tell(scene, 'mei', 'talked');
    expect(await told(scene, 'mei')).toEqual([[scene.cast.people.mei]]);
  }));

test('who is away is not asked, and nobody in the last days of the round', () =>
  between(async (scene) => {
    const { ctx, round } = scene;
    await pass(scene, 10);
    await write(scene, 'amina', 'Hello');
    await away(scene, 'mei', '2027-03-01');
    await pass(scene, 4);
    expect([await questions(scene, 'amina'), await questions(scene, 'mei')]).toEqual([1, 0]);
    await ctx.db
      .updateTable('round_date')
      .set({ due_at: new Date('2027-03-13T12:00:00Z') })
      .where('round_id', '=', round.id)
      .where('kind', '=', 'ends')
      .execute();
    await pass(scene, 14);
    expect(await questions(scene, 'amina')).toBe(1);
  }));

test('what both told is compared; “not yet” is shown to who said it, and that something is wrong to nobody', () =>
  between(async (scene) => {
    const { amina, mei } = scene.cast.people;
    await pass(scene, 10);
    await write(scene, 'amina', 'Hello');
    await pass(scene, 4);
    await tell(scene, 'amina', 'wrong');
    await tell(scene, 'mei', 'not-yet');
    expect([await told(scene, 'amina'), await told(scene, 'mei')]).toEqual([[], [[]]]);
    await tell(scene, 'mei', 'talked');
    expect([await told(scene, 'amina'), await told(scene, 'mei')]).toEqual([[[mei]], [[mei]]]);
    await tell(scene, 'amina', 'talked');
    const both = [amina, mei].sort((a, b) => a - b);
    expect([await told(scene, 'amina'), await told(scene, 'mei')]).toEqual([[both], [both]]);
    await pass(scene, 10);
    await tell(scene, 'amina', 'talked');
    expect(await told(scene, 'mei')).toEqual([[amina], both]);
  }));

test('that they talked makes them active, and is contact of both: nobody owes a letter for a fortnight', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    const turns = async () => {
      const own = (await partnershipOf(ctx, cast.programme, cast.people.mei, pair))!;
      return (await quietIn(ctx, cast.programme, own)).turns.map(({ owes }) => owes);
    };
    await write(scene, 'amina', 'Hello');
    expect((await turns()).toSorted()).toEqual(['answer', null]);
    ctx.clock.forward(DAY);
    await tell(scene, 'mei', 'talked');
    expect(await turns()).toEqual([null, null]);
    expect((await partnershipOf(ctx, cast.programme, cast.people.mei, pair))?.state).toBe('active');
    ctx.clock.forward(15 * DAY);
    expect(await turns()).toEqual(['sign', 'sign']);
  }));

test('only members tell, and of a partnership that goes on', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    expect(await tell(scene, 'nils', 'talked')).toEqual({ ok: false, reason: 'unknown' });
    await scene.ctx.db
      .updateTable('partnership')
      .set({ state: 'ended', ended_at: scene.ctx.clock.now() })
      .execute();
    expect(await tell(scene, 'mei', 'talked')).toEqual({ ok: false, reason: 'ended' });
    expect((await applied(scene, 'mei'))?.state).toBe('matched');
  }));
