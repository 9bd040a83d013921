import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { form } from '../../../../test/fieldsOf.ts';
import { arranged, coming, meetingNow, proposed } from '../../../../test/meetings.ts';
import { between } from '../../../../test/silence.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

test('an hour that has begun has no buttons any more, and a late press says so and changes nothing', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    const id = await proposed(scene, 'mei');
    const path = `/partnership/${pair}/meetings/${id}`;
    const amina = browse(ctx, cast, 'amina');
    const [first] = (await meetingNow(scene, id)).times;
    const pressed = { says: 'yes', time: String(first!.id), sequence: '0' };
    ctx.clock.set('2027-02-16T12:20:00Z');
    await amina.post(`${path}/answer`, pressed);
    const late = (await amina.get(`${path}?lang=en`)).text;
    expect(withoutMarkup(late)).toContain('That hour has begun or passed already, so nothing has changed.');
    expect(late).not.toContain(`value="${first!.id}"`);
    expect((await meetingNow(scene, id)).state).toBe('proposed');
    await amina.post(`${path}/answer`, form(late, `${path}/answer`, 'yes'));
    expect((await meetingNow(scene, id)).state).toBe('stands');
    ctx.clock.set('2027-02-17T12:20:00Z');
    const mei = browse(ctx, cast, 'mei');
    const begun = (await mei.get(path)).text;
    expect(begun).toContain(`${path}/link`);
    for (const gone of ['answer', 'times', 'end']) expect(begun).not.toContain(`${path}/${gone}`);
    const typed = { time: '2027-02-19T09:00' };
    const kept = (await mei.post(`${path}/times`, typed)).text;
    expect(withoutMarkup(kept)).toContain('That hour has begun or passed already');
    expect(kept).toContain(`value="${typed.time}"`);
    await mei.post(`/partnership/${pair}/meetings`, {
      ...form(kept, `/partnership/${pair}/meetings"`),
      ...typed,
    });
    expect((await coming(scene)).map(({ times }) => times[0]!.wall)).toEqual([
      '2027-02-17T20:00',
      '2027-02-19T09:00',
    ]);
    await mei.post(`${path}/end`, {});
    expect((await meetingNow(scene, id)).state).toBe('stands');
  }));

test('of two who move it at once the one who comes later sees what it is now, with what they typed', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    const id = await arranged(scene);
    const path = `/partnership/${pair}/meetings/${id}`;
    const [amina, mei] = [browse(ctx, cast, 'amina'), browse(ctx, cast, 'mei')];
    const seen = form((await mei.get(path)).text, `${path}/times`);
    const own = form((await amina.get(path)).text, `${path}/times`);
    await amina.post(`${path}/times`, { ...own, time: '2027-02-19T09:00' });
    const late = await mei.post(`${path}/times`, { ...seen, time: '2027-02-20T20:00' });
    expect([late.status, late.text.includes('value="2027-02-20T20:00"')]).toEqual([422, true]);
    expect(withoutMarkup(late.text)).toMatch(/It has changed meanwhile\..*Friday,? 19 February/);
    expect(await meetingNow(scene, id)).toMatchObject({ sequence: 2, zone: 'Africa/Dakar' });
    await mei.post(`${path}/times`, { ...form(late.text, `${path}/times`), time: '2027-02-20T20:00' });
    expect(await meetingNow(scene, id)).toMatchObject({ sequence: 3, zone: 'Asia/Shanghai' });
  }));
