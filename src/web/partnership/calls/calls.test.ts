import { expect, test } from 'vitest';
import { browse, testDoor } from '../../../../test/browse.ts';
import type { Browser } from '../../../../test/browse.ts';
import type { CastName } from '../../../../test/cast.ts';
import { leave, withPartners } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';

const secret = 'a secret of the relay, 32 letters';
const calls = { stun: ['stun:a.example'], turn: ['turn:a.example'], secret };

const at = ({ ctx, cast }: PartnersScene, who?: CastName, own = calls): Browser =>
  browse(ctx, cast, who, { door: { config: { ...testDoor(ctx).config, calls: own } } });
/** Each window has a key of its own. */
let next = 0;
const json = (text: string) => JSON.parse(text) as Record<string, never>;

async function comesIn(scene: PartnersScene, browser: Browser): Promise<number> {
  const { status, text } = await browser.post(`/partnership/${scene.pair}/call/seats`, {
    key: `${next++}`.padStart(20, 'k'),
  });
  expect(status).toBe(200);
  return json(text)['seat']!;
}

test('nobody but partners sees the page, gets a line, takes a seat, or hears and says something by another’s', () =>
  withPartners(['luca', 'amina'], async (scene) => {
    const { ctx, pair } = scene;
    const room = `/partnership/${pair}/call`;
    const [luca, amina] = [at(scene, 'luca'), at(scene, 'amina')];
    const [first, second] = [await comesIn(scene, luca), await comesIn(scene, amina)];
    const seats = () => ctx.db.selectFrom('call_seat').selectAll().orderBy('id').execute();
    const before = await seats();
    const signals = () => ctx.db.selectFrom('call_signal').select('said').execute();
    const said = (await signals()).length;
    for (const who of ['mei', 'tomas', 'ines', 'olga', undefined] as const) {
      const other = at(scene, who);
      const answers = [
        await other.get(room),
        await other.get(`${room}/seats/${first}/events?after=0`),
        await other.post(`${room}/line`),
        await other.post(`${room}/seats`, { key: 'k'.repeat(20) }),
        await other.post(`${room}/seats/${first}/signals`, { to: String(second), said: '[]' }),
        await other.post(`${room}/seats/${first}/hearing`),
        await other.post(`${room}/seats/${first}/leaving`),
        await other.post(`${room}/seats/${first}/mail`),
        await other.post(`${room}/way`, { direct: 'yes' }),
      ];
      for (const { status, text } of answers) {
        expect(status, who).not.toBe(200);
        expect(text).not.toContain('credential');
      }
    }
    // A partner cannot use a seat that is not theirs.
    expect((await amina.post(`${room}/seats/${first}/leaving`)).status).toBe(410);
    expect((await amina.get(`${room}/seats/${first}/events?after=0`)).status).toBe(404);
    expect(
      (await amina.post(`${room}/seats/${first}/signals`, { to: String(second), said: '[]' })).status,
    ).toBe(410);
    expect(await seats()).toEqual(before);
    expect(await signals()).toHaveLength(said);
  }));

test('whoever leaves is out at once, and so is the partner: no line, no seat, no word any more', () =>
  withPartners(['luca', 'amina'], async (scene) => {
    const { ctx, pair } = scene;
    const room = `/partnership/${pair}/call`;
    const [luca, amina] = [at(scene, 'luca'), at(scene, 'amina')];
    const [first, second] = [await comesIn(scene, luca), await comesIn(scene, amina)];
    await leave(scene, 'luca');
    const open = await ctx.db.selectFrom('call_seat').select('id').where('left_at', 'is', null).execute();
    expect(open).toEqual([]);
    const over = await ctx.db
      .selectFrom('call_signal')
      .select('seat_id')
      .where('said', '=', '{"k":"over"}')
      .orderBy('seat_id')
      .execute();
    expect(over.map(({ seat_id }) => seat_id)).toEqual([first, second]);
    for (const [browser, seat, to] of [
      [luca, first, second],
      [amina, second, first],
    ] as const) {
      expect((await browser.post(`${room}/line`)).status).toBe(409);
      expect((await browser.post(`${room}/seats`, { key: 'k'.repeat(20) })).status).toBe(409);
      expect(
        (await browser.post(`${room}/seats/${seat}/signals`, { to: String(to), said: '[]' })).status,
      ).toBe(409);
      expect((await browser.get(room)).status).toBe(404);
    }
  }));

test('a flood of what browsers say is bounded by number and by size, and malformed posts are refused', () =>
  withPartners(['luca', 'amina'], async (scene) => {
    const room = `/partnership/${scene.pair}/call`;
    const luca = at(scene, 'luca');
    const [first, second] = [await comesIn(scene, luca), await comesIn(scene, at(scene, 'amina'))];
    const says = async (said: string, to: number | string = second): Promise<number> =>
      (await luca.post(`${room}/seats/${first}/signals`, { to: String(to), said })).status;
    expect(await says('x'.repeat(60_001))).toBe(413);
    expect(await says('[]', 'nobody')).toBe(410);
    expect(await says('[]', first)).toBe(410);
    for (const none of ['1.5', '1e30', 'Infinity']) expect(await says('[]', none)).toBe(410);
    expect((await luca.post(`${room}/seats`, { key: 'short' })).status).toBe(422);
    const elsewhere = { origin: 'https://elsewhere.example' };
    expect((await luca.post(`${room}/seats/${first}/leaving`, {}, elsewhere)).status).toBe(403);
    const large: number[] = [];
    for (let sent = 0; sent < 60; sent++) large.push(await says('x'.repeat(2000)));
    expect(large.filter((status) => status === 200)).toHaveLength(59);
    expect(large.at(-1)).toBe(429);
    expect(await says('[]')).toBe(200);
  }));

test('the line tells a browser of the relay alone, by a name that is another tomorrow and in each partnership', () =>
  withPartners(['luca', 'amina'], async (scene) => {
    const { ctx, pair } = scene;
    const line = async (who: CastName) => {
      const { text } = await at(scene, who).post(`/partnership/${pair}/call/line`);
      expect(text).not.toContain(secret);
      const { iceServers, iceTransportPolicy } = json(text) as unknown as RTCConfiguration;
      return {
        servers: iceServers!,
        policy: iceTransportPolicy,
        name: iceServers!.at(-1)!.username!.split(':')[1]!,
      };
    };
    const today = await line('luca');
    expect(today).toMatchObject({ policy: 'relay', servers: [{ urls: calls.turn }] });
    expect(today.servers).toHaveLength(1);
    expect(today.name).toMatch(/^[a-z2-7]{16}$/);
    expect((await line('luca')).name).toBe(today.name);
    expect((await line('amina')).name).not.toBe(today.name);
    // A single member who allows a direct connection changes nothing.
    await at(scene, 'luca').post(`/partnership/${pair}/call/way`, { direct: 'yes' });
    expect((await line('luca')).policy).toBe('relay');
    await at(scene, 'amina').post(`/partnership/${pair}/call/way`, { direct: 'yes' });
    expect(await line('luca')).toMatchObject({
      policy: 'all',
      servers: [{ urls: calls.stun }, { urls: calls.turn }],
    });
    ctx.clock.forward(24);
    expect((await line('luca')).name).not.toBe(today.name);
  }));

test('without a relay each is asked before the first call; who says no is not called, the other reads that it is not possible, and the answer can be changed', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const room = `/partnership/${scene.pair}/call`;
    const alone = { ...calls, turn: [] };
    const [luca, mei] = [at(scene, 'luca', alone), at(scene, 'mei', alone)];
    const reads = async ({ get }: Browser) => {
      const { text } = await get(room);
      return {
        asked: text.includes('One question before your first call'),
        refused: text.includes('A call here is not possible just now'),
        open: text.includes('id="come-in"'),
        otherwise: text.includes('id="otherwise"'),
      };
    };
    const says = async ({ post }: Browser, direct: 'yes' | 'no') =>
      expect((await post(`${room}/way`, { direct })).status).toBe(303);
    const nothing = { asked: false, refused: false, open: false, otherwise: true };
    expect(await reads(luca)).toEqual({ ...nothing, asked: true });
    expect((await luca.post(`${room}/seats`, { key: 'k'.repeat(20) })).status).toBe(409);
    await says(luca, 'no');
    await says(mei, 'yes');
    expect((await luca.post(`${room}/line`)).status).toBe(409);
    expect(await reads(luca)).toEqual(nothing);
    expect(await reads(mei)).toEqual({ ...nothing, refused: true });
    await says(luca, 'yes');
    for (const each of [luca, mei]) expect(await reads(each)).toEqual({ ...nothing, open: true });
  }));
