import { expect, test } from 'vitest';
import type { CastName } from '../../../../test/cast.ts';
import { applied, mailed, withPartners } from '../../../../test/partners.ts';
import { json } from '../../../db/json.ts';
import {
  endRounds,
  forgetConcerns,
  handleConcern,
  leavePartnership,
  partnershipOf,
  purgeRounds,
  raiseConcern,
  stayInTouch,
  writeLetter,
} from '../index.ts';

test('a yes to stay in touch stays unknown until the other says yes too; then each gets the other’s address once', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round, pair } = scene;
    const answer = (who: CastName, yes: boolean) =>
      stayInTouch(ctx, { programme: cast.programme, person: cast.people[who], partnership: pair, yes });
    expect(await answer('amina', true)).toEqual({ ok: false, reason: 'closed' });
    ctx.clock.set(round.dates.ends.dueAt.toISOString());
    await endRounds(ctx);
    expect(await answer('nils', true)).toEqual({ ok: false, reason: 'unknown' });
    await answer('amina', true);
    await answer('mei', false);
    expect(await mailed(scene, 'stay-in-touch')).toHaveLength(0);
    const seen = (await partnershipOf(ctx, cast.programme, cast.people.mei, pair))!;
    const silent = { ...seen, me: { ...seen.me, staysInTouch: false } };
    await answer('amina', false);
    expect(await partnershipOf(ctx, cast.programme, cast.people.mei, pair)).toEqual(silent);
    await answer('amina', true);
    await answer('mei', true);
    await answer('mei', true);
    const mails = await mailed(scene, 'stay-in-touch');
    expect(mails).toHaveLength(2);
    for (const mail of mails) {
      const [own, theirs] =
        mail.person_id === cast.people.mei
          ? ['mei@cast.example', 'amina@cast.example']
          : ['amina@cast.example', 'mei@cast.example'];
      expect(mail.text).toContain(theirs);
      expect(mail.text).not.toContain(own);
    }
    const answered = await ctx.db
      .selectFrom('event')
      .select('data')
      .where('kind', '=', 'farewell-answered')
      .execute();
    expect(answered.every(({ data }) => Object.keys(data).length === 0)).toBe(true);
    ctx.clock.set(round.dates.purges.dueAt.toISOString());
    expect(await answer('mei', false)).toEqual({ ok: false, reason: 'closed' });
  });
});

test('at the promised date words and answers of the round go, and who was whose partner stays', async () => {
  await withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, round, pair } = scene;
    const programme = cast.programme;
    const { id: question } = await ctx.db
      .insertInto('question')
      .values({ programme_id: programme, type: 'long', created_at: ctx.clock.now() })
      .returning('id')
      .executeTakeFirstOrThrow();
    await ctx.db
      .insertInto('answer')
      .values({
        programme_id: programme,
        application_id: (await applied(scene, 'mei'))!.id,
        question_id: question,
        version: 1,
        value: json<unknown>('My secret garden'),
        answered_at: ctx.clock.now(),
      })
      .execute();
    const mei = { programme, person: cast.people.mei, partnership: pair };
    await writeLetter(ctx, { ...mei, body: 'A secret letter', formKey: 'k' });
    await raiseConcern(ctx, { ...mei, body: 'A secret worry', exit: 'stay' });
    const concern = await ctx.db.selectFrom('concern').select('id').executeTakeFirstOrThrow();
    await handleConcern(ctx, {
      programme,
      actor: { kind: 'person', id: cast.people.ines },
      viewer: { person: cast.people.ines, account: cast.accounts.ines, operator: false },
      concern: concern.id,
      handled: true,
    });
    await leavePartnership(ctx, {
      programme,
      actor: { kind: 'person', id: cast.people.amina },
      person: cast.people.amina,
      partnership: pair,
      reason: 'A secret reason',
      another: false,
    });
    await ctx.db
      .insertInto('exclusion')
      .values({
        programme_id: programme,
        person_id: cast.people.mei,
        excluded_person_id: cast.people.nils,
        created_at: ctx.clock.now(),
      })
      .execute();
    await ctx.db.updateTable('outbox').set({ state: 'sent' }).execute();

    ctx.clock.set(round.dates.ends.dueAt.toISOString());
    await purgeRounds(ctx);
    expect(await ctx.db.selectFrom('answer').select('version').execute()).toHaveLength(1);
    ctx.clock.set(round.dates.purges.dueAt.toISOString());
    for (let tick = 0; tick < 2; tick++) await purgeRounds(ctx);
    await forgetConcerns(ctx);
    const left = await Promise.all([
      ctx.db.selectFrom('answer').selectAll().execute(),
      ctx.db.selectFrom('letter').selectAll().execute(),
      ctx.db.selectFrom('concern').selectAll().execute(),
      ctx.db.selectFrom('membership').selectAll().execute(),
      ctx.db.selectFrom('partnership').selectAll().execute(),
      ctx.db.selectFrom('outbox').select(['text', 'html']).where('kind', '=', 'partner-left').execute(),
    ]);
    expect(JSON.stringify(left)).not.toMatch(/secret|"weight":4711|had to leave/);
    expect(left[1]).toMatchObject([{ body: '' }]);
    expect(left[3]).toHaveLength(2);
    expect(await ctx.db.selectFrom('exclusion').select('id').execute()).toHaveLength(1);
    const told = await ctx.db
      .selectFrom('event')
      .select('id')
      .where('kind', '=', 'round-data-removed')
      .execute();
    expect(told).toHaveLength(1);
  });
});
