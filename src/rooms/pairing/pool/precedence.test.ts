import { expect, test } from 'vitest';
import { stageForm } from '../../../../test/applicant.ts';
import { asMatcher } from '../../../../test/onStage.ts';
import type { RoundScene } from '../../../../test/onStage.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { apply, poolMember } from '../../../../test/pool.ts';
import type { PoolMember } from '../../../../test/pool.ts';
import { propose } from '../../../../test/proposalsOf.ts';
import { applicationById, standingOf } from '../../applications/index.ts';
import { endPartnership, leavePartnership } from '../../partnerships/index.ts';
import type { Place } from '../../../lib/placeInList.ts';
import { alternativesFor, listUnplaced, poolOf } from '../index.ts';
import { UNPLACED_SORTS } from '../proposals/placed.ts';
import type { UnplacedSort } from '../proposals/placed.ts';

// "You come first: when somebody in this round needs a new partner, and when the next round's partners are chosen."

const FROM = {
  Amina: ['SN', 'Africa/Dakar'],
  Luca: ['IT', 'Europe/Rome'],
  Mei: ['CN', 'Asia/Shanghai'],
  Nils: ['SE', 'Europe/Stockholm'],
} as const;

const member = ({ ctx, round }: RoundScene, name: keyof typeof FROM, answers = {}) =>
  poolMember(ctx, round, { name, country: FROM[name][0], zone: FROM[name][1], answers });

const pairUp = ({ ctx, programme, round }: RoundScene, ...people: PoolMember[]) =>
  stagePartnership(
    ctx,
    programme,
    round.id,
    people.map(({ person }) => person),
  );

const wait = ({ ctx }: RoundScene, { application }: PoolMember) =>
  ctx.db
    .updateTable('application')
    .set({ state: 'waiting', waiting_reason: 'allTaken', state_at: ctx.clock.now() })
    .where('id', '=', application)
    .execute();

const leave = ({ ctx, programme }: RoundScene, who: PoolMember, partnership: number) =>
  leavePartnership(ctx, {
    programme,
    actor: { kind: 'person', id: who.person },
    person: who.person,
    partnership,
    reason: '',
    another: true,
  });

const LIKE = { interests: ['learning', 'everyday'] };

/** Nils left Luca; apart from that, he fits Luca best. Mei has waited since the matching. Amina fits Mei better than Luca does. */
async function running(scene: RoundScene) {
  const people = {
    nils: await member(scene, 'Nils', LIKE),
    luca: await member(scene, 'Luca'),
    amina: await member(scene, 'Amina', LIKE),
    mei: await member(scene, 'Mei', LIKE),
  };
  scene.ctx.clock.set('2027-02-12T12:00:00Z');
  const left = await pairUp(scene, people.nils, people.luca);
  await wait(scene, people.mei);
  scene.ctx.clock.set('2027-03-01T12:00:00Z');
  await leave(scene, people.nils, left);
  return people;
}

test('in a running round who comes first is at the top of the list, and the list says why', () =>
  asMatcher(async (scene) => {
    const { ctx, programme, round } = scene;
    const { nils, luca, mei } = await running(scene);
    const { rows } = await listUnplaced(ctx, { programme, round: round.id, state: 'waiting', viewer: null });
    expect(rows.map(({ who, turns }) => [who.application, turns])).toEqual([
      [mei.application, ['unmatched']],
      [luca.application, ['left']],
      [nils.application, ['own']],
    ]);
  }));

test('a list of few is the list that very many would be read as, in each order and from page to page', () =>
  asMatcher(async (scene) => {
    const { ctx, programme, round } = scene;
    const { amina } = await running(scene);
    const confirmed: PoolMember[] = [];
    for (const name of ['Wren', 'Iris', 'Otto'])
      confirmed.push(await poolMember(ctx, round, { name, country: 'IT', zone: 'Europe/Rome' }));
    const [first, second, third] = confirmed.map(({ application }) => application);
    await ctx.db.updateTable('application').set({ priority: 1 }).where('id', '=', third!).execute();
    const read = async (state: 'confirmed' | 'waiting', sorted: UnplacedSort, isFew: boolean) => {
      const asked = { programme, round: round.id, state, viewer: null, isFew, sorted, size: 1 };
      const told: unknown[] = [];
      for (let place: Place | null | undefined = undefined; place !== null;) {
        const { rows, next, count, countries } = await listUnplaced(ctx, asked, place);
        told.push([rows.map(({ who, turns }) => [who.application, turns]), countries]);
        // No count when the list is read as one of very many.
        expect(count === null).toBe(!isFew);
        place = next;
      }
      return told;
    };
    const sorts = UNPLACED_SORTS.flatMap((by) => [
      { by, way: 'rising' as const },
      { by, way: 'falling' as const },
    ]);
    for (const sorted of sorts) {
      const waiting = await read('waiting', sorted, true);
      expect(waiting).toHaveLength(3);
      expect(waiting).toEqual(await read('waiting', sorted, false));
      expect(await read('confirmed', sorted, true)).toEqual(await read('confirmed', sorted, false));
    }
    const turns = await read('confirmed', { by: 'turn', way: 'rising' }, true);
    expect(turns.map((one) => (one as [[number][]])[0][0]![0])).toEqual([
      third,
      amina.application,
      first,
      second,
    ]);
    await propose(ctx, { programme, round: round.id }, [first!]);
    for (const isFew of [true, false])
      expect(await read('confirmed', { by: 'turn', way: 'rising' }, isFew)).toHaveLength(3);
  }));

test('who comes first stands before who fits better among those offered to somebody who needs a partner', () =>
  asMatcher(async (scene) => {
    const { ctx, programme, round } = scene;
    const { nils, luca, mei } = await running(scene);
    const offered = async (one: PoolMember) => {
      const at = { programme, round: round.id, application: one.application, viewer: null };
      return (await alternativesFor(ctx, { ...at, state: 'waiting' }))!.allowed.map(({ who, precedence }) => [
        who.application,
        precedence.first,
      ]);
    };
    // Nils shares Mei's interests and Luca shares none, but Nils left of his own will.
    expect(await offered(mei)).toEqual([
      [luca.application, 1],
      [nils.application, 0],
    ]);
    expect(await offered(nils)).toEqual([[mei.application, 1]]);
  }));

test('before partners are introduced, who waited in vain last time stands at the top while they are free', () =>
  asMatcher(async (scene) => {
    const { ctx, programme, round } = scene;
    const mei = await member(scene, 'Mei');
    await wait(scene, mei);
    const next = await stageForm(ctx, programme, '2027-07-10T09:00', 2);
    const again = { ...scene, round: next };
    const luca = await member(again, 'Luca', LIKE);
    const amina = await member(again, 'Amina', LIKE);
    const meiAgain = await apply(ctx, next, mei.person, { country: 'CN', zone: 'Asia/Shanghai' });
    const at = { programme, round: next.id, state: 'confirmed', viewer: null } as const;
    const { rows } = await listUnplaced(ctx, at);
    expect(rows.map(({ who, turns }) => [who.application, turns])).toEqual([
      [meiAgain, ['earlier']],
      [luca.application, []],
      [amina.application, []],
    ]);
    // A search or a country reads no list beforehand.
    for (const [asked, count] of [
      [{ search: 'mei' }, 1],
      [{ search: 'mei', found: null }, 1],
      [{ country: 'CN' }, 1],
    ] as const)
      expect(await listUnplaced(ctx, { ...at, ...asked })).toMatchObject({ rows: [rows[0]], count });
    const offered = await alternativesFor(ctx, { ...at, application: luca.application });
    expect(offered!.allowed.map(({ who }) => who.application)).toEqual([meiAgain, amina.application]);
    expect(round.id).not.toBe(next.id);
  }));

test('the next round thinks first of who was promised it, and of nobody who left of their own will', () =>
  asMatcher(async (scene) => {
    const { ctx, programme, actor } = scene;
    const { nils, luca, mei, amina } = await running(scene);
    // A volunteer ends a partnership and looks in vain for another partner for Amina: "you come first in the next one".
    await ctx.db.deleteFrom('membership').where('person_id', '=', luca.person).execute();
    const pair = await pairUp(scene, amina, luca);
    await endPartnership(ctx, { programme, actor, partnership: pair, another: [amina.person] });
    ctx.clock.set('2027-06-30T12:00:00Z');
    await ctx.db
      .updateTable('application')
      .set({ state: 'finished', state_at: ctx.clock.now(), waiting_reason: null })
      .where('state', '=', 'waiting')
      .execute();
    const next = await stageForm(ctx, programme, '2027-07-10T09:00', 2);
    for (const one of [amina, luca, mei, nils]) {
      const { country, zone } = { country: 'SN', zone: 'Africa/Dakar' };
      await apply(ctx, next, one.person, { country, zone });
    }
    const { candidates } = await poolOf(ctx, { programme, round: next.id });
    const first = new Map(candidates.map(({ id, priority }) => [id, priority]));
    expect([amina, luca, mei, nils].map(({ person }) => first.get(person))).toEqual([1, 0, 1, 0]);
  }));

test('who left of their own will and waits is not told that they come first; who was left is', () =>
  asMatcher(async (scene) => {
    const { ctx, programme } = scene;
    const { nils, luca, mei } = await running(scene);
    const told = async ({ application }: PoolMember) =>
      (await standingOf(ctx, (await applicationById(ctx, programme, application))!)).comesFirst;
    expect([await told(nils), await told(luca), await told(mei)]).toEqual([false, true, true]);
  }));
