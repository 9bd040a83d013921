import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { say, stageTopic } from '../../../../test/discussion.ts';
import { onStage } from '../../../../test/partnershipDesk.ts';
import { find } from '../../../../test/searchDesk.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { json } from '../../../db/json.ts';
import { writePage } from '../../../rooms/pages/index.ts';

test('one search finds people, partnerships, topics, comments, pages and places, whatever the accents', () =>
  onStage(async (scene) => {
    const { ctx, cast, pair } = scene;
    const people = await find(scene, 'tomas', 'DIÁLLO');
    expect(people.said).toMatch(/People Amina Diallo amina@.* Partnerships Amina Diallo – 陈美/);
    expect(people.links).toContain(`/partnerships/${pair}`);

    const topic = await stageTopic(ctx, cast);
    const comment = await say(ctx, cast, cast.people.mei, {
      topic,
      body: 'A threshold is a wall that changed its mind.',
    });
    const page = await writePage(ctx, {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.elif },
      kind: 'page',
      draft: { title: { en: 'Bookshop', es: 'Librería' }, body: { en: 'Open', es: 'Abierta los lunes' } },
      key: 'k',
    });
    if (!page.ok) throw new Error('no page');
    expect((await find(scene, 'tomas', 'threshold')).links).toEqual([`/discussion/${comment}`]);
    expect((await find(scene, 'elif', 'libreria lun')).links).toEqual([`/pages/${page.page}`]);
    expect((await find(scene, 'tomas', 'outb')).links).toEqual(['/outbox']);
    const mails = await find(scene, 'tomas', 'moved dates');
    expect(mails.links).toEqual(['/outbox?kind=dates-changed']);
    expect((await find(scene, 'elif', 'moved dates')).links).toEqual([]);
    // Mails to the earlier address of a person lead to the person with whom that one was merged.
    const [kept_id, gone_id] = [cast.people.amina, cast.people.luca];
    const gone_address = 'amina.before@cast.example';
    await ctx.db
      .insertInto('person_merge')
      .values({
        programme_id: cast.programme,
        kept_id,
        gone_id,
        gone_address,
        proven: true,
        at: ctx.clock.now(),
        changes: json([]),
      })
      .execute();
    expect((await find(scene, 'tomas', ' Amina.Before@cast.example')).said).toContain('People Amina Diallo');
    expect((await find(scene, 'elif', gone_address)).said).not.toContain('Amina Diallo');
    expect((await find(scene, 'tomas', 'zzyzx')).said).toContain('Nothing is found for “ zzyzx ”');
    expect((await find(scene, 'tomas', ' ')).said).toBe('');
  }));

test('mails are found by the words of their subjects: as their kind has them in any language, as the programme or a volunteer wrote them; announcements however many came since', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const { programme, people } = cast;
    const [now, actor] = [ctx.clock.now(), { kind: 'person', id: people.tomas } as const];
    const introductions = '/outbox?kind=introduction';
    for (const query of ['meet your partner', 'presentamos colega'])
      expect([query, (await find(scene, 'tomas', query)).links]).toEqual([query, [introductions]]);
    expect((await find(scene, 'tomas', 'partners meet')).links).toContain(introductions);
    // The names of placeholders and of plural forms do not count as words of a subject.
    for (const query of ['plural', 'names other'])
      expect((await find(scene, 'tomas', query)).links).not.toContain(introductions);
    const key = 'mail.introduction.subject';
    await ctx.db
      .insertInto('wording')
      .values({ programme_id: programme, locale: 'en', key, text: 'Zanzibar: {names}', changed_at: now })
      .execute();
    expect((await find(scene, 'tomas', 'zanz')).links).toEqual([introductions]);
    expect((await find(scene, 'tomas', 'partners meet')).links).not.toContain(introductions);

    const { id: round } = await ctx.db.selectFrom('round').select('id').executeTakeFirstOrThrow();
    const mailed = { programme, kind: 'dates-changed', occasion: 'dates/1:2', person: people.luca } as const;
    await ctx.mailer.queue(ctx, [{ ...mailed, data: { round, kinds: ['matches'] } }]);
    const mail = await ctx.db
      .selectFrom('outbox')
      .select('id')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    const worded = (edited_at: Date | null) =>
      ctx.db
        .updateTable('outbox')
        .set({ subject: 'Véranda in the rain', edited_at })
        .where('id', '=', mail.id)
        .execute();
    await worded(now);
    expect((await find(scene, 'tomas', 'VERANDA rai')).links).toEqual([`/outbox/${mail.id}`]);
    expect((await find(scene, 'bao', 'veranda')).links).toEqual([]);

    for (let k = 0; k < 120; k += 1)
      await ctx.db
        .insertInto('announcement')
        .values({
          programme_id: programme,
          subject: { en: k === 0 ? 'A lighthouse' : 'News', es: 'Un faro' },
          body: { en: 'x' },
          filter: {},
          created_at: now,
          created_by: actor.id,
        } as never)
        .execute();
    expect((await find(scene, 'tomas', 'lighth')).links).toHaveLength(1);
  }));

test('of more than are named the search leads to lists that find them, or says that there are more', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    await ctx.db
      .insertInto('person')
      .values(
        Array.from({ length: 9 }, (_, k) => ({
          programme_id: cast.programme,
          name: `Quimby ${k}`,
          locale: 'en',
          created_at: ctx.clock.now(),
        })),
      )
      .execute();
    const topic = await stageTopic(ctx, cast);
    for (let k = 0; k < 9; k += 1)
      await say(ctx, cast, cast.people.mei, { topic, body: `Thresholds, the ${k}th of them.` });
    const people = await find(scene, 'tomas', 'quimby');
    expect(people.links).toContain('/everybody?search=quimby');
    const all = await browse(ctx, cast, 'tomas').get('/workbench/everybody?search=quimby');
    expect(withoutMarkup(all.text)).toContain('Quimby 8');
    expect(people.said).not.toContain('At most 8');
    expect((await find(scene, 'tomas', 'thresholds')).said).toContain('At most 8 are named here.');
  }));

test('nobody finds what their desks do not show: neither people of other countries, nor concerns, nor letters', () =>
  onStage(async (scene) => {
    const { ctx, cast, pair } = scene;
    await ctx.db.updateTable('person').set({ country: 'NG' }).where('id', '=', cast.people.amina).execute();
    expect((await find(scene, 'ngozi', 'amina')).said).toMatch(/^People Amina Diallo (?!amina@)/);
    expect((await find(scene, 'ngozi', 'luca')).said).toContain('Nothing is found');
    expect((await find(scene, 'ngozi', 'amina@')).said).not.toContain('@cast');
    for (const who of ['elif', 'ines'] as const)
      expect((await find(scene, who, 'amina')).said, who).not.toContain('People');
    const said = 'Somebody says that something is wrong';
    for (const [who, sees] of [
      ['ines', true],
      ['tomas', true],
      ['bao', false],
      ['ngozi', false],
      ['elif', false],
    ] as const)
      for (const query of ['somebody says', 'something wrong']) {
        const { links, said: found } = await find(scene, who, query);
        expect([who, found.includes(said)]).toEqual([who, sees]);
        expect(links.includes(`/partnerships/${pair}`)).toBe(sees);
      }
    for (const query of ['worry', 'Only for Mei'])
      expect((await find(scene, 'tomas', query)).said).toContain('Nothing is found');
  }));

test('a word that most conversations say finds the newest of them, and another one however old', () =>
  onStage(async (scene) => {
    const { ctx, cast } = scene;
    const begin = async (subject: string, from: number, to: number): Promise<void> => {
      await sql`
        insert into thread (programme_id, person_id, subject, state, state_at, opened_at, last_at)
        select ${cast.programme}, ${cast.people.mei}, ${subject} || ' ' || n, 'closed', ${ctx.clock.now()}, ${ctx.clock.now()},
          ${ctx.clock.now()}::timestamptz + n * interval '1 second'
        from generate_series(${from}::int, ${to}::int) n`.execute(ctx.db);
    };
    await begin('Lantern', 1, 1);
    await begin('Shelf', 2, 300);
    const found = await find(scene, 'tomas', 'shelf');
    expect(found.said).toContain('Shelf 300');
    expect(found.said).not.toContain('Shelf 2 ');
    expect((await find(scene, 'tomas', 'lantern')).said).toContain('Lantern 1');
  }));
