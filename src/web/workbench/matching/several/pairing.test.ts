import { expect, test } from 'vitest';
import { form } from '../../../../../test/fieldsOf.ts';
import { matchingScene } from '../../../../../test/matchingScene.ts';
import { proposalsOf } from '../../../../../test/proposalsOf.ts';
import { BASE } from '../../../../../test/studies.ts';
import { lockProposal, pairByHand } from '../../../../rooms/pairing/index.ts';

const PAGE = '/workbench/matching/pairing';
const pairsIn = (text: string): string[] =>
  [...text.matchAll(/name="pair"[^>]* value="([\d,]+)"/g)].map(([, pair]) => pair!);
const undoing = (text: string): string => /\/workbench\/log\/\d+\/undoing/.exec(text)![0];

test('several without a partner are paired among themselves as the matching suggests, shown before, and all of it is taken back at once', () =>
  matchingScene(async ({ ctx, cast, round, people, alone, tomas }) => {
    const three = [...people.slice(0, 2), alone].map(({ application }) => application);
    const asked = await tomas.get(
      `/workbench/lists/unplaced/several?act=pair&which=chosen&query=round%3D1&chosen=${three.join('&chosen=')}`,
    );
    expect(asked.status).toBe(303);
    const shown = await tomas.get(asked.location);
    expect(pairsIn(shown.text)).toEqual([three.slice(0, 2).join(',')]);
    expect(shown.text).toContain('One of them stays without a partner');
    expect(shown.text).toContain('Nuka');
    expect(await proposalsOf(ctx, cast.programme, round.id)).toEqual([]);
    // Nothing is ticked: groups that were unticked stay so.
    const none = await tomas.post(PAGE, {
      applications: three.join(','),
      offered: three.slice(0, 2).join(','),
    });
    expect([none.status, / checked/.test(none.text)]).toEqual([422, false]);

    const all = people.map(({ application }) => application).join(',');
    // All people that the list shows, as its filter finds them.
    const whole = await tomas.get('/workbench/lists/unplaced/several?act=pair&which=all&query=round%3D1');
    expect(whole.location).toMatch(/pairing\?list=unplaced&query=round%3D1$/);
    const suggested = pairsIn((await tomas.get(whole.location)).text);
    expect(suggested).toHaveLength(2);
    const done = await tomas.post(PAGE, { applications: all, pair: suggested.join(';') });
    const list = await tomas.get(done.location);
    expect(list.text).toContain('2 proposals were made, and are locked.');
    expect(list.text.match(/<tr id="row-/g)).toHaveLength(2);
    expect(await proposalsOf(ctx, cast.programme, round.id)).toHaveLength(2);
    // Another volunteer paired them meanwhile.
    const late = await tomas.post(PAGE, { applications: all, pair: suggested });
    expect(late.status).toBe(422);
    expect(late.text).toContain('has changed meanwhile');
    const { to } = form(list.text, '/undoing"');
    const undone = await tomas.post(undoing(list.text), { to: to!.replaceAll('&amp;', '&') });
    expect(undone.location).toBe(`/p/far-shelves${BASE}/proposals?sort=made`);
    expect(await proposalsOf(ctx, cast.programme, round.id)).toEqual([]);
    expect(await ctx.db.selectFrom('parting').select('at').execute()).toEqual([]);
  }));

test('the people of several proposals are paired anew, each with another; locked ones stay, and undoing brings the old ones back', () =>
  matchingScene(async ({ ctx, cast, round, people, tomas }) => {
    const at = { programme: cast.programme, actor: { kind: 'command' } as const };
    const [a, b, c, d] = people.map(({ application }) => application) as [number, number, number, number];
    const made: number[] = [];
    for (const applications of [
      [a, b],
      [c, d],
    ]) {
      const done = await pairByHand(ctx, { ...at, round: round.id, applications, locked: false });
      if (done.ok) made.push(done.proposal);
    }
    const before = (await proposalsOf(ctx, cast.programme, round.id)).map(({ members }) => members);
    const page = `${PAGE}?proposals=${made.join(',')}`;
    const suggested = pairsIn((await tomas.get(page)).text);
    expect(suggested).toHaveLength(2);
    expect(suggested).not.toContain(`${a},${b}`);
    const done = await tomas.post(PAGE, { proposals: made.join(','), pair: suggested });
    const list = await tomas.get(done.location);
    const anew = await proposalsOf(ctx, cast.programme, round.id);
    expect(
      anew.map(({ members, locked }) => [members.map((one) => one.application).join(','), locked]),
    ).toEqual(suggested.map((pair) => [pair, true]));
    await tomas.post(undoing(list.text));
    const back = await proposalsOf(ctx, cast.programme, round.id);
    expect(back.map(({ members, locked }) => ({ members, locked }))).toEqual(
      before.map((members) => ({ members, locked: false })),
    );
    for (const { id } of back) await lockProposal(ctx, { ...at, proposal: id });
    const locked = await tomas.get(`${PAGE}?proposals=${back.map(({ id }) => id).join(',')}`);
    expect(locked.text).toContain('2 of the chosen proposals are locked');
    expect(pairsIn(locked.text)).toEqual([]);
    expect((await tomas.get(`${BASE}/proposals`)).text).toContain('value="pair-anew"');
  }));

test('before proposals are parted the page says how many of them are locked', () =>
  matchingScene(async ({ ctx, cast, round, people, tomas }) => {
    const at = { programme: cast.programme, actor: { kind: 'command' } as const };
    const [a, b, c, d] = people.map(({ application }) => application) as [number, number, number, number];
    const made: number[] = [];
    for (const [applications, locked] of [
      [[a, b], false],
      [[c, d], true],
    ] as const) {
      const done = await pairByHand(ctx, { ...at, round: round.id, applications, locked });
      if (done.ok) made.push(done.proposal);
    }
    const ask = async (...proposals: number[]) =>
      (
        await tomas.get(
          `/workbench/lists/proposals/several?act=part&query=round%3D1&chosen=${proposals.join(',')}`,
        )
      ).text;
    expect(await ask(...made)).toContain('One of them is locked: it is parted all the same.');
    expect(await ask(made[0]!)).not.toContain('is locked');
  }));
