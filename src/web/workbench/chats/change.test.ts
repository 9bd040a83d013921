import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { announced } from '../../../../test/chatting.ts';
import { onStage } from '../../../../test/onStage.ts';
import { hostsOf, stepIn } from '../../../rooms/chats/index.ts';

test('a chat is planned, scripted, announced, moved and called off from its desk; only then the world knows of it', () =>
  onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    const desk = '/workbench/chats';
    const plan = { act: 'plan', title: 'Low shelves', locale: 'en', zone: 'Africa/Lagos', minutes: '60' };
    const planned = await tomas.post(desk, { ...plan, wall: '2027-02-03T21:00' });
    const own = planned.location.replace('/p/far-shelves', '');
    const visitor = browse(ctx, cast);
    expect((await visitor.get('/chats')).text).not.toContain('Low shelves');
    expect((await tomas.post(`${own}/script`, { question1: 'Which?', minutes1: 'x' })).status).toBe(422);
    expect((await tomas.post(`${own}/script`, { question1: 'Which?', minutes1: '10' })).status).toBe(303);
    const texts = {
      title: 'Low shelves',
      about: 'All of them',
      hashtag: '#low shelves',
      welcome: '',
      farewell: '',
    };
    expect((await tomas.post(own, texts)).text).toContain('low shelves');
    expect((await tomas.post(own, { ...texts, hashtag: '#lowShelves' })).status).toBe(303);
    expect((await tomas.post(`${own}/announcement`)).status).toBe(303);
    const page = (await visitor.get('/chats/low-shelves')).text;
    for (const words of ['All of them', '#lowShelves', '2027-02-03T20:00:00Z']) expect(page).toContain(words);
    const [at] = /sessions\/\d+/.exec((await tomas.get(own)).text)!;
    const move = { day: '2027-02-04', time: '21:00', zone: 'Africa/Lagos', minutes: '90' };
    expect((await tomas.post(`${own}/${at}`, { ...move, day: '2026-01-01' })).status).toBe(422);
    expect((await tomas.post(`${own}/${at}`, move)).status).toBe(303);
    const hosts = { host1: String(cast.people.bao), host2: '0', host3: '0' };
    expect((await tomas.post(`${own}/${at}/hosts`, hosts)).status).toBe(303);
    expect((await visitor.get('/chats/low-shelves')).text).toContain('Bao Tran');
    expect((await tomas.post(`${own}/cancellation`, { reason: 'Nobody has time' })).status).toBe(303);
    expect((await visitor.get('/chats/low-shelves')).text).toContain('Nobody has time');
    expect((await visitor.get('/chats')).text).not.toContain('Low shelves');
  }));

test('a host opens the room from the desk, asks the next question, lets the clock lead, and closes it', () =>
  onStage(async (ctx, cast) => {
    const { chat, session, slug } = await announced(ctx, cast);
    await ctx.db
      .insertInto('role')
      .values({
        programme_id: cast.programme,
        person_id: cast.people.bao,
        role: 'chat_host',
        granted_at: ctx.clock.now(),
      })
      .execute();
    const bao = browse(ctx, cast, 'bao');
    const own = `/workbench/chats/${chat}`;
    const press = async (act: string) => (await bao.post(`${own}/sessions/${session}/lead`, { act })).status;
    expect(await press('open')).toBe(422);
    ctx.clock.forward(0.4);
    expect((await bao.get(own)).text).toContain('Open the room');
    const statuses = [
      await press('open'),
      await press('ask 1'),
      await press('clock'),
      await press('nonsense'),
    ];
    expect(statuses).toEqual([303, 303, 303, 422]);
    expect((await browse(ctx, cast).get(`/chats/${slug}`)).text).toContain('Which shelf was your first?');
    const desk = (await bao.get(own)).text;
    for (const words of ['Question 1 is pinned', 'Ask question 2', 'The clock leads'])
      expect(desk).toContain(words);
    expect([await press('close'), await press('close')]).toEqual([303, 422]);
    expect((await browse(ctx, cast).get(`/chats/${slug}`)).text).toContain('This chat is over');
  }));

test('only its hosts, and those who host by their role, lead a chat: an editor has no button, nor has a moderator who is not named', () =>
  onStage(async (ctx, cast) => {
    const { chat, session } = await announced(ctx, cast);
    ctx.clock.forward(0.4);
    const own = `/workbench/chats/${chat}`;
    const elif = browse(ctx, cast, 'elif');
    const bao = browse(ctx, cast, 'bao');
    const tomas = browse(ctx, cast, 'tomas');
    const open = { act: 'open' };
    const lead = `${own}/sessions/${session}/lead`;
    expect((await elif.get(own)).text).not.toContain(lead);
    expect((await elif.post(lead, open)).status).toBe(404);
    expect((await bao.get(own)).text).toContain(lead);
    const none = { host1: '0', host2: '0', host3: '0' };
    expect((await tomas.post(`${own}/sessions/${session}/hosts`, none)).status).toBe(303);
    expect((await bao.get(own)).text).not.toContain(lead);
    expect((await bao.post(lead, open)).status).toBe(404);
    const editor = { ...none, host1: String(cast.people.elif) };
    expect((await tomas.post(`${own}/sessions/${session}/hosts`, editor)).status).toBe(404);
    expect((await tomas.get(own)).text).toContain(lead);
    expect((await tomas.post(lead, open)).status).toBe(303);
  }));

const script = (question: string, base: string, minutes = '10') => ({
  question1: question,
  minutes1: minutes,
  base,
});

test('two who change one chat at once: the second is told, reads what the first saved, and loses no word', () =>
  onStage(async (ctx, cast) => {
    const { chat } = await announced(ctx, cast);
    const [tomas, elif] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'elif')];
    tomas.cookies.set('lang', 'en');
    const own = `/workbench/chats/${chat}`;
    const bases = async (): Promise<string[]> =>
      [...(await tomas.get(own)).text.matchAll(/name="base" value="([^"]*)"/g)].map(([, base]) => base!);
    const [, , ofScript = '', ofTexts = ''] = await bases();
    expect((await elif.post(`${own}/script`, script('Of Elif?', ofScript))).status).toBe(303);
    // A form that came back with a fault keeps the version with which its writer began.
    const wrong = await tomas.post(`${own}/script`, script('Of Tomás?', ofScript, 'x'));
    expect([wrong.status, wrong.text.includes(`name="base" value="${ofScript}"`)]).toEqual([422, true]);
    const late = await tomas.post(`${own}/script`, script('Of Tomás?', ofScript));
    expect(late.status).toBe(422);
    expect(late.text).toContain('Somebody else wrote a new version meanwhile.');
    for (const words of ['Of Tomás?</textarea>', 'Of Elif? (10)</li>']) expect(late.text).toContain(words);
    expect((await tomas.get(own)).text).toContain('Of Elif?</textarea>');
    const [, , now = ''] = await bases();
    expect((await tomas.post(`${own}/script`, script('Of Tomás?', now))).status).toBe(303);
    const texts = { title: 'First shelves', about: 'Of Elif', hashtag: '', welcome: '', farewell: '' };
    expect((await elif.post(own, { ...texts, base: ofTexts })).status).toBe(303);
    const second = await tomas.post(own, { ...texts, about: 'Of Tomás', base: ofTexts });
    expect(second.status).toBe(422);
    for (const words of ['Of Tomás</textarea>', 'Of Elif</li>']) expect(second.text).toContain(words);
    expect((await tomas.get(own)).text).toContain('Of Elif</textarea>');
  }));

test('two who move one session, or name its hosts, at once: the second is told how it stands now, and nothing is undone unseen', () =>
  onStage(async (ctx, cast) => {
    const { chat, session } = await announced(ctx, cast);
    const [tomas, elif] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'elif')];
    tomas.cookies.set('lang', 'en');
    const own = `/workbench/chats/${chat}`;
    const at = `${own}/sessions/${session}`;
    const bases = async (): Promise<string[]> =>
      [...(await tomas.get(own)).text.matchAll(/name="base" value="([^"]*)"/g)].map(([, base]) => base!);
    const [ofHour = '', ofHosts = ''] = await bases();
    const hour = { day: '2027-02-04', time: '21:00', zone: 'Africa/Lagos', minutes: '60' };
    expect((await elif.post(at, { ...hour, base: ofHour })).status).toBe(303);
    const mine = { ...hour, day: '2027-02-05', base: ofHour };
    const past = await tomas.post(at, { ...mine, day: '2020-02-05' });
    expect([past.status, past.text.includes(`name="base" value="${ofHour}"`)]).toEqual([422, true]);
    const late = await tomas.post(at, mine);
    expect(late.status).toBe(422);
    expect(late.text).toContain('It is now: Thursday, 4 February 2027, 21:00, Lagos time, 60′.');
    expect(late.text).toContain('value="2027-02-05"');
    expect((await tomas.get(own)).text).toContain('value="2027-02-04"');
    const [now = ''] = await bases();
    expect((await tomas.post(at, { ...mine, base: now })).status).toBe(303);
    const hosts = (first: number) => ({ host1: String(first), host2: '0', host3: '0', base: ofHosts });
    expect((await elif.post(`${at}/hosts`, hosts(cast.people.tomas))).status).toBe(303);
    const second = await tomas.post(`${at}/hosts`, {
      ...hosts(cast.people.bao),
      host2: String(cast.people.tomas),
    });
    expect(second.status).toBe(422);
    expect(second.text).toMatch(/It is now: .*Tom/);
    expect(second.text).toContain(`<option value="${cast.people.bao}" selected`);
  }));

test('hosts who stepped in beyond the third keep their places when the others are named anew', () =>
  onStage(async (ctx, cast) => {
    const { chat, session } = await announced(ctx, cast);
    const people = ['bao', 'tomas', 'elif', 'amina', 'mei', 'luca'].map((name) => cast.people[name as 'bao']);
    for (const person of people) await stepIn(ctx, { programme: cast.programme, session, person });
    const tomas = browse(ctx, cast, 'tomas');
    const own = `/workbench/chats/${chat}`;
    const form = (await tomas.get(own)).text.split(`sessions/${session}/hosts`)[1]!.split('</form>')[0]!;
    const places = [...form.matchAll(/<select[^>]* name="(host\d+)"[\s\S]*?<\/select>/g)].map(
      ([select, name]) => [name!, /value="(\d+)" selected/.exec(select)![1]!] as const,
    );
    expect(places.map(([, person]) => Number(person))).toEqual(people);
    const swapped = Object.fromEntries([...places, ['host1', places[1]![1]], ['host2', places[0]![1]]]);
    expect((await tomas.post(`${own}/sessions/${session}/hosts`, swapped)).status).toBe(303);
    const [first, second, ...others] = people;
    expect((await hostsOf(ctx, cast.programme, chat)).map(({ person }) => person)).toEqual([
      second,
      first,
      ...others,
    ]);
  }));
