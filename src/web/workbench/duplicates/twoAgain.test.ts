import { expect, test } from 'vitest';
import { stage } from '../../../../test/cast.ts';
import { onStage } from '../../../../test/onStage.ts';
import type { RoundScene } from '../../../../test/onStage.ts';
import { poolMember } from '../../../../test/pool.ts';
import { fiveApply, onTheDay, publishIt, run } from '../../../../test/publishing.ts';
import { undoLast } from '../../../../test/undoing.ts';
import { SUBJECTS } from '../../../rooms/brought.ts';
import { mergePeople, undoMerge } from '../../../rooms/duplicates/index.ts';
import { namesOf } from '../../../rooms/log/index.ts';
import { lookingOf } from '../../../rooms/pairing/index.ts';
import { endRounds } from '../../../rooms/partnerships/index.ts';
import { erasePerson, linkIdentity, personById } from '../../../rooms/people/index.ts';

/**
 * A person of the pool for whom no partner is found, made one by mistake with another for whom one would be. The application of the other ends.
 */
async function joinedByMistake(scene: RoundScene) {
  const { ctx, round, programme, actor } = scene;
  const { alone } = await fiveApply(scene);
  const other = await poolMember(ctx, round, { name: 'Another', country: 'NP', zone: 'Asia/Kathmandu' });
  const done = await mergePeople(ctx, {
    programme,
    actor,
    kept: alone.person,
    gone: other.person,
    proven: true,
    isKeeper: true,
    withdraws: true,
    mayGiveRoles: true,
    volunteer: actor.id,
  });
  if (!done.ok) throw new Error(done.reason);
  const stands = () =>
    ctx.db
      .selectFrom('application')
      .select(['state', 'waiting_reason', 'person_id'])
      .where('id', '=', other.application)
      .executeTakeFirstOrThrow();
  expect(await stands()).toMatchObject({ state: 'withdrawn' });
  const mails = () =>
    ctx.db
      .selectFrom('outbox')
      .select('kind')
      .where('person_id', '=', other.person)
      .where('kind', 'in', ['waiting', 'round-over'])
      .execute();
  const undo = () => undoLast({ ctx, programme, actor }, 'people-merged');
  return { alone, other, stands, mails, undo };
}

test('two again before partners are introduced, the application that had ended is as it was', () =>
  onTheDay(async (scene) => {
    const { ctx, programme } = scene;
    const { alone, stands, mails, undo, other } = await joinedByMistake(scene);
    // The log names the owner of the withdrawn application as they are now, not as a former participant.
    const said = { programme, source: 'en', lang: 'en', t: (key: string) => key } as never;
    const { names } = SUBJECTS['application']!;
    expect(
      await namesOf(ctx, said, new Map([['application', { names: names!, ids: [other.application] }]])),
    ).toEqual([['application', other.application, (await personById(ctx, programme, alone.person))!.name]]);
    ctx.clock.forward(1);
    await undo();
    expect(await stands()).toEqual({
      state: 'confirmed',
      waiting_reason: null,
      person_id: other.person,
    });
    expect(await mails()).toEqual([]);
  }));

test('two again after partners were introduced, the application that had ended waits for one as all who have none, and its person is told', () =>
  onTheDay(async (scene) => {
    const { ctx, programme } = scene;
    const { stands, mails, undo, other } = await joinedByMistake(scene);
    ctx.clock.forward(1);
    await run(scene);
    expect(await publishIt(scene)).toMatchObject({ ok: true });
    ctx.clock.forward(1);
    await undo();
    expect(await stands()).toEqual({
      state: 'waiting',
      waiting_reason: 'noCandidate',
      person_id: other.person,
    });
    expect(await mails()).toEqual([{ kind: 'waiting' }]);
    expect(await lookingOf(ctx, { programme, person: other.person, isTold: true })).toMatchObject({
      application: other.application,
      unmatched: { reason: 'noCandidate' },
    });
    const { kind } = await ctx.db
      .selectFrom('event')
      .select('kind')
      .where('subject_kind', '=', 'application')
      .where('subject_id', '=', other.application)
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(kind).toBe('application-waiting');
  }));

test('two again after the round ended, the application that had ended is finished with it, and no mail says that the search goes on', () =>
  onTheDay(async (scene) => {
    const { ctx, round } = scene;
    const { stands, mails, undo } = await joinedByMistake(scene);
    ctx.clock.forward(1);
    await run(scene);
    await publishIt(scene);
    ctx.clock.set(new Date(round.dates.ends.dueAt.getTime() + 3_600_000).toISOString());
    await endRounds(ctx);
    await undo();
    expect(await stands()).toMatchObject({ state: 'finished', waiting_reason: null });
    expect(await mails()).toEqual([]);
  }));

test('one whose account went meanwhile, when they left another programme, is two again with an account of that address and the sign-ins that were theirs', () =>
  onStage(async (ctx, here) => {
    const { programme, people, accounts } = here;
    const actor = { kind: 'person', id: people.tomas } as const;
    const known = { provider: 'google', issuer: 'https://accounts.example', subject: '7', name: 'Nils' };
    await linkIdentity(ctx, {
      programme,
      person: people.nils,
      account: accounts.nils,
      known,
      called: 'Google',
      tell: false,
    });
    const done = await mergePeople(ctx, {
      programme,
      actor,
      kept: people.luca,
      gone: people.nils,
      proven: true,
      isKeeper: true,
      withdraws: true,
      mayGiveRoles: true,
      volunteer: people.tomas,
    });
    if (!done.ok) throw new Error(done.reason);
    const whose = () =>
      ctx.db
        .selectFrom('sign_in_identity')
        .select('account_id')
        .where('subject', '=', '7')
        .executeTakeFirstOrThrow();
    expect(await whose()).toEqual({ account_id: accounts.luca });

    const { programme: elsewhere, people: there } = await stage(ctx, 'elsewhere');
    expect(await personById(ctx, elsewhere, there.nils)).toMatchObject({ account_id: accounts.nils });
    expect(await erasePerson(ctx, { programme: elsewhere, actor, person: there.nils })).toEqual({ ok: true });
    const account = () =>
      ctx.db.selectFrom('account').select('id').where('address', '=', 'nils@cast.example').executeTakeFirst();
    expect(await account()).toBeUndefined();

    expect(await undoMerge(ctx, { programme, actor, merge: done.merge })).toEqual({ ok: true });
    const { id } = (await account())!;
    expect(await personById(ctx, programme, people.nils)).toMatchObject({
      address: 'nils@cast.example',
      account_id: id,
      merged_into: null,
    });
    expect(await whose()).toEqual({ account_id: id });
  }));
