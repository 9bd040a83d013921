import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { EVENINGS, arranged, coming, meetingNow, proposed, say } from '../../../../test/meetings.ts';
import { withPartners } from '../../../../test/partners.ts';
import { between } from '../../../../test/silence.ts';
import { form } from '../../../../test/fieldsOf.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

test('an hour is proposed by a form, and accepted by one button on the page of the two', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    const mei = browse(ctx, cast, 'mei');
    const refused = await mei.post(`/partnership/${pair}/meetings`, { time: '2027-02-01T18:00' });
    expect([refused.status, withoutMarkup(refused.text)]).toEqual([
      422,
      expect.stringContaining('has passed'),
    ]);
    const sent = { time: '2027-02-16T20:00', link: 'https://meet.example/us', repeats: 'weekly' };
    expect((await mei.post(`/partnership/${pair}/meetings`, sent)).status).toBe(303);
    const [meeting] = await coming(scene);
    const amina = browse(ctx, cast, 'amina');
    const page = (await amina.get(`/partnership/${pair}`)).text;
    // Noon in Dakar is the evening in Shanghai.
    expect(withoutMarkup(page)).toMatch(
      /Tuesday,? 16 February 2027, 12:00 \(Dakar time\) · 20:00 for \u2068?陈美/,
    );
    const action = `/partnership/${pair}/meetings/${meeting!.id}/answer`;
    expect((await amina.post(action, form(page, action, 'yes'))).status).toBe(303);
    expect((await meetingNow(scene, meeting!.id)).state).toBe('stands');
    expect(withoutMarkup((await mei.get(`/partnership/${pair}`)).text)).toContain('This stands:');
  }));

test('hours are on the clocks that the form spoke of, whatever zone the browser was told to show', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    const amina = browse(ctx, cast, 'amina');
    amina.cookies.set('zone', 'America/New_York');
    const path = `/partnership/${pair}/meetings`;
    const page = (await amina.get(`${path}?lang=en`)).text;
    expect(withoutMarkup(page)).toContain('On your clocks: New York time.');
    const fields = { ...form(page, `${path}"`), time: '2027-02-16T18:00' };
    await amina.post(path, fields);
    const at = async (id: number) => (await meetingNow(scene, id)).times[0]?.at.toISOString();
    const [meeting] = await coming(scene);
    expect(await at(meeting!.id)).toBe('2027-02-16T23:00:00.000Z');
    const refused = (await amina.post(path, { ...fields, zone: 'Asia/Tokyo', time: '' })).text;
    expect(withoutMarkup(refused)).toContain('On your clocks: Tokyo time.');
    const one = `${path}/${meeting!.id}`;
    const times = form((await amina.get(`${one}?lang=en`)).text, `${one}/times`);
    await amina.post(`${one}/times`, { ...times, time: '2027-02-17T18:00' });
    expect(await at(meeting!.id)).toBe('2027-02-17T23:00:00.000Z');
    await amina.post(`${one}/end`, {});
    const again = form((await amina.get(one)).text, `${path}"`);
    await amina.post(path, again);
    expect(await at((await coming(scene))[0]!.id)).toBe('2027-02-17T23:00:00.000Z');
  }));

test('on its page one is moved, called off, and told where it is', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    const id = await arranged(scene, { repeats: 'weekly' });
    const page = `/partnership/${pair}/meetings/${id}`;
    const amina = browse(ctx, cast, 'amina');
    await amina.post(`${page}/link`, { link: '+44 20 7946 0000' });
    expect((await amina.get(page)).text).toContain('+44 20 7946 0000');
    await amina.post(`${page}/end`, { occurrence: '2027-02-23T20:00' });
    expect((await meetingNow(scene, id)).without).toEqual(['2027-02-23T20:00']);
    const series = (await amina.get(page)).text;
    const many = [...new Set([...series.matchAll(/<option value="(2027-[^"]+)"/g)].map(([, wall]) => wall!))];
    expect(many.length).toBeGreaterThan(8);
    // Each time can be moved alone; times that are not listed are counted.
    expect(withoutMarkup(series)).toContain(`And ${many.length - 8} more, the last on `);
    const past = await amina.post(`${page}/times`, { occurrence: 'all', time: '2027-02-01T18:00' });
    expect(past.status).toBe(422);
    await amina.post(`${page}/times`, {
      occurrence: 'all',
      time: '2027-02-18T18:00',
      time2: '2027-02-19T18:00',
    });
    expect(await meetingNow(scene, id)).toMatchObject({ state: 'proposed', times: [{}, {}] });
    await amina.post(`${page}/end`, {});
    expect((await meetingNow(scene, id)).state).toBe('cancelled');
    const again = (await amina.get(page)).text;
    expect(withoutMarkup(again)).toMatch(/This is off\..*Thursday,? 18 February 2027, 18:00/);
    await amina.post(`/partnership/${pair}/meetings`, form(again, `/partnership/${pair}/meetings"`));
    expect((await coming(scene)).map(({ times }) => times.length)).toEqual([2]);
  }));

test('nothing that was sent is lost: neither a fourth time, nor where it is, nor what comes after too many changes', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    const amina = browse(ctx, cast, 'amina');
    const days = [16, 17, 18].map((day) => `2027-02-${day}T18:00`);
    const four = { time: days, time2: '2027-02-19T21:15', link: 'https://meet.example/us' };
    const refused = await amina.post(`/partnership/${pair}/meetings`, four);
    expect(refused.status).toBe(422);
    for (const wall of [...days, '2027-02-19T21:15']) expect(refused.text).toContain(`value="${wall}"`);
    const id = await arranged(scene, { link: 'https://meet.example/ours' });
    const page = `/partnership/${pair}/meetings/${id}`;
    const past = await amina.post(`${page}/times`, { occurrence: 'all', time: '2027-02-01T18:00' });
    expect(past.text).toContain('value="https://meet.example/ours"');
    for (let change = 0; change < 40; change += 1) await amina.post(`${page}/link`, { link: `no ${change}` });
    const often = await amina.post(`${page}/times`, { occurrence: 'all', time: days[1]! });
    expect(withoutMarkup(often.text)).toContain('Those were many changes for one day.');
    expect(often.text).toContain(`value="${days[1]}"`);
  }));

test('where partners met before, by the same means, stands in the form for another meeting', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    await arranged(scene, { link: 'https://meet.example/ours' });
    await arranged(scene);
    const mei = browse(ctx, cast, 'mei');
    const path = `/partnership/${pair}/meetings`;
    for (const page of [path, `${path}/week`])
      expect((await mei.get(page)).text).toContain('value="https://meet.example/ours"');
    // A link that the reader removed does not come back.
    const emptied = await mei.post(path, { time: '2027-02-01T18:00', link: '' });
    expect([emptied.status, emptied.text.includes('value="https://meet.example/ours"')]).toEqual([
      422,
      false,
    ]);
  }));

test('of three, the page says who comes and who does not, and whoever cannot may say that they can after all', () =>
  withPartners(['amina', 'mei', 'luca'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const id = await proposed(scene, 'mei');
    const page = `/partnership/${pair}/meetings/${id}`;
    await say(scene, 'luca', id, 'no');
    await say(scene, 'amina', id, 'yes', 0);
    const shown = async (who: 'luca' | 'mei') =>
      (await browse(ctx, cast, who).get(`${page}?lang=en`)).text.replaceAll(/[\u2066-\u2069]/g, '');
    expect(withoutMarkup(await shown('mei'))).toContain('Amina Diallo comes. Luca Ferri cannot come.');
    const his = await shown('luca');
    expect(withoutMarkup(his)).toContain('Amina Diallo comes. You said that you cannot come.');
    expect(his).not.toContain('value="no"');
    const luca = browse(ctx, cast, 'luca');
    await luca.post(`${page}/answer`, form(his, `${page}/answer`, 'yes'));
    expect(withoutMarkup(await shown('mei'))).toContain('Luca Ferri comes.');
    expect(await shown('luca')).not.toContain('value="yes"');
  }));

test('no other reads it: neither its hours nor its link, whatever number they try', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const id = await proposed(scene, 'mei', { link: 'https://meet.example/us', times: EVENINGS });
    for (const name of ['luca', 'tomas'] as const) {
      const other = browse(ctx, cast, name);
      expect((await other.get(`/partnership/${pair}/meetings/${id}`)).status).toBe(404);
      expect((await other.post(`/partnership/${pair}/meetings/${id}/end`, {})).status).toBe(404);
    }
    const tomas = browse(ctx, cast, 'tomas');
    for (const path of ['/workbench/log', '/workbench/outbox', `/workbench/partnerships/${pair}`])
      expect((await tomas.get(path)).text).not.toMatch(/meet\.example|20:00/);
    expect((await meetingNow(scene, id)).state).toBe('proposed');
  }));
