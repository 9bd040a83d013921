import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { crowd } from '../../../../test/crowd.ts';
import { rolledBack } from '../../../../test/database.ts';
import { comersOf } from '../../../rooms/chats/index.ts';
import { roundByNumber } from '../../../rooms/programmes/index.ts';

const PLAN = {
  title: 'First weeks <b>at</b> a library',
  locale: 'en',
  zone: 'Africa/Lagos',
  minutes: '60',
  round: '1',
  ahead: '4',
  awake: 'yes',
  wall: '2027-05-05T21:00',
  wall2: '',
  topic: '',
};

const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

const played = (
  play: (of: {
    ctx: ReturnType<typeof testContext>;
    elif: ReturnType<typeof browse>;
    programme: number;
    round: number;
  }) => Promise<void>,
) =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    await stageRound(ctx, cast.programme);
    const round = (await roundByNumber(ctx, cast.programme, 1))!;
    await crowd(ctx, cast, round, { NG: 6, JP: 7, NZ: 2 });
    for (const [country, zone] of [
      ['NG', 'Africa/Lagos'],
      ['JP', 'Asia/Tokyo'],
      ['NZ', 'Pacific/Auckland'],
    ] as const)
      await db.updateTable('person').set({ zone }).where('country', '=', country).execute();
    await play({ ctx, elif: browse(ctx, cast, 'elif'), programme: cast.programme, round: round.id });
  });

test('Elif looks at hours before he plans a chat: who could come from which part of the world, and what is fair', () =>
  played(async ({ elif }) => {
    const blank = await elif.get('/workbench/chats/new');
    expect(blank.status).toBe(200);
    expect(blank.text).toContain('Next best hour:');
    const looked = await elif.post('/workbench/chats', { ...PLAN, act: 'look' });
    expect(looked.status).toBe(200);
    const text = plain(looked.text);
    // Nine in the evening in Lagos is five in the morning in Tokyo.
    expect(text).toContain('Wednesday 5 May 2027, 21:00 (Lagos time)'.replace(' 5', ', 5'));
    expect(text).toContain('Asia: 0 of 7 could come. Tokyo Thursday 05:00');
    expect(text).toMatch(/Africa: \d+ of \d+ could come\./);
    expect(looked.text).toContain('class="day-bar"');
    expect(looked.text).not.toContain('<script>');
    // A second session half a day later lets Tokyo attend.
    const second = /name="act" value="second ([^"]+)"/.exec(looked.text)![1]!;
    expect(second).toMatch(/^2027-05-06T\d\d:00$/);
    const both = await elif.post('/workbench/chats', { ...PLAN, act: `second ${second}` });
    expect(both.text).toContain(`value="${second}"`);
    expect(plain(both.text)).toContain('Asia: 7 of 7 could come.');
    // Each part of the world has a line for each session, also for the one on the next day.
    expect(both.text.match(/<line /g)).toHaveLength(2 * both.text.match(/class="day-bar"/g)!.length);
    // The title is kept in the form, and nothing is planned yet.
    expect(both.text).toContain('value="First weeks &lt;b>at&lt;/b> a library"');
    expect((await elif.get('/workbench/chats')).text).toContain('No live chat is planned yet.');
  }));

test('she plans one as a draft; an hour that has passed, and a chat without a title, are refused beside the field', () =>
  played(async ({ elif }) => {
    const refused = await elif.post('/workbench/chats', { ...PLAN, act: 'plan', title: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('id="f-title-error"');
    const late = await elif.post('/workbench/chats', { ...PLAN, act: 'plan', wall2: '2020-01-01T10:00' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('id="f-wall2-error"');
    const none = await elif.post('/workbench/chats', { ...PLAN, act: 'plan', wall: 'soon', zone: 'Nowhere' });
    expect(none.status).toBe(422);
    const made = await elif.post('/workbench/chats', { ...PLAN, act: 'plan', wall2: '2027-05-06T09:00' });
    expect(made.status).toBe(303);
    const page = await elif.get(made.location.replace(/^.*?\/workbench/, '/workbench'));
    expect(plain(page.text)).toContain('Draft');
    expect(plain(page.text)).toContain('Thursday, 6 May 2027, 09:00 (Lagos time)');
    expect((await elif.get('/workbench/chats')).text).toContain('First weeks &lt;b>at&lt;/b> a library');
  }));

test('people count by where they live, the hours they gave and their absences; people alike are one', () =>
  played(async ({ ctx, programme, round }) => {
    const { comers, every } = await comersOf(ctx, { programme, round });
    expect(every).toBe(1);
    const of = (zone: string) => comers.filter((one) => one.zone === zone && one.hours === null);
    expect(of('Asia/Tokyo')).toMatchObject([{ part: '142', people: 7, away: [] }]);
    expect(of('Pacific/Auckland')).toMatchObject([{ part: '009', people: 2 }]);
    const [away] = await ctx.db
      .selectFrom('person')
      .select('id')
      .where('country', '=', 'JP')
      .orderBy('id')
      .limit(1)
      .execute();
    await ctx.db
      .insertInto('absence')
      .values({
        programme_id: programme,
        person_id: away!.id,
        said_at: ctx.clock.now(),
        until_day: '2030-01-01',
        back_at: new Date('2030-01-02T00:00:00Z'),
      })
      .execute();
    const now = (await comersOf(ctx, { programme, round })).comers.filter(
      ({ zone }) => zone === 'Asia/Tokyo',
    );
    expect(now.map(({ people, away }) => [people, away.length]).toSorted()).toEqual([
      [1, 1],
      [6, 0],
    ]);
  }));

test('of a large round some are looked at by lot: people who came in turns are found in the parts they have in it', () =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    const { id: round } = await stageRound(ctx, programme);
    const zones = ['Africa/Lagos', 'Asia/Tokyo', 'Pacific/Auckland'];
    // Plans made for a few rows would take seconds here.
    await sql`discard plans`.execute(db);
    await sql`
      with come as (
        insert into person (programme_id, address, name, locale, zone, created_at)
        select ${programme}, 'reader' || n || '@post.example', 'Reader', 'en', (${zones}::text[])[1 + n % 3], ${ctx.clock.now()}
        from generate_series(1, 1800) n order by n returning programme_id, id)
      insert into application (programme_id, round_id, person_id, state, state_at, created_at)
      select programme_id, ${round}, id, 'confirmed', ${ctx.clock.now()}, ${ctx.clock.now()} from come order by id`.execute(
      db,
    );
    const { comers, every } = await comersOf(ctx, { programme, round });
    expect(every).toBe(3);
    expect(comers.reduce((sum, { people }) => sum + people, 0)).toBe(1800);
    for (const own of zones) {
      const part = comers.find(({ zone }) => zone === own)?.people ?? 0;
      expect(part / 1800, own).toBeGreaterThan(0.27);
      expect(part / 1800, own).toBeLessThan(0.4);
    }
  }));
