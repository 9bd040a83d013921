import { expect, test } from 'vitest';
import { poolMember, poolOfMany } from '../../../test/pool.ts';
import type { PoolMember } from '../../../test/pool.ts';
import { asMatcher } from '../../../test/onStage.ts';
import type { RoundScene } from '../../../test/onStage.ts';
import { listUnplaced, pairByHand, placesNow, publish, waitingListPlace } from './index.ts';
import { proposalsOf } from '../../../test/proposalsOf.ts';
import { fromKenya, match, setRules } from '../../../test/promisedRules.ts';

// The promises of a round's rules, from the coordinator’s form to what people are told.

const placed = async ({ ctx, round, programme }: RoundScene): Promise<Set<number>> =>
  new Set(
    (await proposalsOf(ctx, programme, round.id)).flatMap(({ members }) =>
      members.map(({ application }) => application),
    ),
  );

test('a cap takes the first of a country, lets a freed place go to the next, and tells who waits', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    await setRules(scene, { perCountry: 2 });
    const [first, second, third, fourth] = await fromKenya(scene, 4);
    await poolOfMany(ctx, round, 6);
    expect((await match(scene)).result.totals).toMatchObject({ people: 10, matched: 8, capped: 2 });
    const place = (one: PoolMember) =>
      waitingListPlace(ctx, { programme, round: round.id, application: one.application });
    expect(await Promise.all([first!, second!, third!, fourth!].map(place))).toEqual([null, null, 0, 1]);
    const in1 = await placed(scene);
    expect([first, second, third, fourth].map((one) => in1.has(one!.application))).toEqual([
      true,
      true,
      false,
      false,
    ]);

    await ctx.db
      .updateTable('application')
      .set({ state: 'withdrawn' })
      .where('id', '=', first!.application)
      .execute();
    await match(scene);
    expect((await placed(scene)).has(third!.application)).toBe(true);

    ctx.clock.set('2027-02-08T12:00:00Z');
    expect(await publish(ctx, { programme, round: round.id, actor })).toMatchObject({ ok: true, waiting: 1 });
    const row = await ctx.db
      .selectFrom('application')
      .select(['state', 'waiting_reason'])
      .where('id', '=', fourth!.application)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ state: 'waiting', waiting_reason: 'capped' });
    const mail = await ctx.db
      .selectFrom('outbox')
      .select('text')
      .where('kind', '=', 'waiting')
      .executeTakeFirstOrThrow();
    expect(mail.text).toContain('takes a limited number of people from each country');
  }));

test('a place goes to who sent the application in first, not to who began first; the list goes by it too', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme } = scene;
    await setRules(scene, { perCountry: 1 });
    const [began, sent] = await fromKenya(scene, 2);
    await poolMember(ctx, round, { name: 'Rosa', country: 'PE', zone: 'America/Lima' });
    const at = { programme, round: round.id };
    await ctx.db
      .updateTable('application')
      .set({ submitted_at: new Date(ctx.clock.now().getTime() + 60_000) })
      .where('id', '=', began!.application)
      .execute();
    const placeOf = ({ application }: PoolMember) => waitingListPlace(ctx, { ...at, application });
    expect([await placeOf(began!), await placeOf(sent!)]).toEqual([0, null]);
    const listed = await listUnplaced(ctx, { ...at, state: 'confirmed', viewer: null });
    expect(listed.rows.map(({ who }) => who.name)).toEqual(['Kenya 1', 'Rosa', 'Kenya 0']);
    await match(scene);
    expect((await placed(scene)).has(sent!.application)).toBe(true);
  }));

test('a share is a cap that goes by how many are there, in the run and on the waiting list alike', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme } = scene;
    await setRules(scene, { perCountry: { percent: 29 } });
    const kenya = await fromKenya(scene, 4);
    await poolOfMany(ctx, round, 3);
    const places = () =>
      Promise.all(
        kenya.map(({ application }) => waitingListPlace(ctx, { programme, round: round.id, application })),
      );
    // 29 % of seven people are two and a bit.
    expect(await placesNow(ctx, { programme, round: round.id })).toEqual({ places: 2, people: 7 });
    expect(await places()).toEqual([null, null, 0, 1]);
    expect((await match(scene)).result.totals).toMatchObject({ people: 7, capped: 2 });
    await poolMember(ctx, round, { name: 'Nuka', country: 'GL', zone: 'America/Nuuk' });
    await poolMember(ctx, round, { name: 'Rosa', country: 'PE', zone: 'America/Lima' });
    await poolMember(ctx, round, { name: 'Nils', country: 'SE', zone: 'Europe/Stockholm' });
    await poolMember(ctx, round, { name: 'Omar', country: 'EG', zone: 'Africa/Cairo' });
    expect(await places()).toEqual([null, null, null, 0]);
    expect((await match(scene)).result.totals).toMatchObject({ people: 11, capped: 1 });
  }));

test('a locked pair stays together through a run whatever the rules, also where its country is full', () =>
  asMatcher(async (scene) => {
    const { ctx, round, programme, actor } = scene;
    await setRules(scene, { perCountry: 1 });
    const kenya = await fromKenya(scene, 3);
    const others = await poolOfMany(ctx, round, 3);
    const applications = [kenya[2]!.application, others[0]!.application];
    expect(await pairByHand(ctx, { programme, round: round.id, actor, applications })).toMatchObject({
      ok: true,
    });
    const { result } = await match(scene);
    expect(result.totals).toMatchObject({ locked: 1, capped: 2 });
    const groups = (await proposalsOf(ctx, programme, round.id)).map(({ locked, members }) => [
      locked,
      members.map(({ application }) => application),
    ]);
    expect(groups).toContainEqual([true, applications]);
  }));
