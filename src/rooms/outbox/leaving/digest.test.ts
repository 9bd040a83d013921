import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { json } from '../../../db/json.ts';
import { createDelivery } from '../../../mail/out/delivery/deliver.ts';
import { mailboxTransport } from '../../../mail/out/delivery/transport.ts';
import { linkToken } from '../../people/index.ts';
import { chooseRhythm, unsubscribe, USUAL } from '../../preferences/index.ts';
import { bundleMails } from '../index.ts';
import type { Rhythm } from '../../preferences/index.ts';

const DAILY: Rhythm = { ...USUAL, rhythm: 'daily' };

async function inScene(run: (scene: Awaited<ReturnType<typeof makeScene>>) => Promise<void>): Promise<void> {
  await rolledBack(async (db) => run(await makeScene(testContext(db))));
}

async function makeScene(ctx: ReturnType<typeof testContext>) {
  const cast = await stage(ctx);
  const { programme, people } = cast;
  const round = (await stageRound(ctx, programme)).id;
  const { id: topic } = await ctx.db
    .insertInto('topic')
    .values({
      programme_id: programme,
      slug: 'doors',
      source_locale: 'en',
      title: json({ en: 'Doors' }),
      summary: json({ en: 'About doors.' }),
      essay: json({ en: 'The whole essay about doors.' }),
      essay_html: json({ en: '<p>The whole essay about doors.</p>' }),
      questions: json([{ en: 'Which?' }, { en: 'Why?' }]),
      created_at: ctx.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const mail = { programme, person: people.luca };
  const queue = (occasion: string) =>
    ctx.mailer.queue(ctx, [
      { ...mail, kind: 'topic', occasion, data: { topic } },
      { ...mail, kind: 'dates-changed', occasion, data: { round, kinds: ['matches'] } },
      { ...mail, kind: 'sign-in-code', occasion, data: { code: 1 } },
    ]);
  const choose = (rhythm: Partial<Rhythm>) => chooseRhythm(ctx, { ...mail, ...USUAL, ...rhythm });
  const states = async () =>
    (await ctx.db.selectFrom('outbox').select(['kind', 'state']).orderBy('id').execute()).map(
      ({ kind, state }) => `${kind} ${state}`,
    );
  const delivery = createDelivery(
    {
      publicUrl: 'http://localhost:3000',
      sender: { address: 'm@shelves.example', domain: 'shelves.example' },
    },
    await mailboxTransport(),
  );
  const newest = async () => {
    const row = await ctx.db
      .selectFrom('mailbox')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    return row.raw.toString().replaceAll('=\r\n', '');
  };
  return { ctx, cast, mail, queue, choose, states, deliver: () => delivery.run(ctx), newest };
}

test('what can wait is gathered into one mail in the morning, and a code is not', async () => {
  await inScene(async ({ ctx, queue, choose, states, deliver, newest }) => {
    await choose(DAILY);
    await queue('one');
    expect(await states()).toEqual(['topic gathered', 'dates-changed gathered', 'sign-in-code waiting']);
    await bundleMails(ctx);
    expect((await states()).slice(0, 2)).toEqual(['topic gathered', 'dates-changed gathered']);
    await ctx.db.deleteFrom('outbox').where('kind', '=', 'sign-in-code').execute();
    ctx.clock.set('2027-01-16T08:00:00Z');
    await bundleMails(ctx);
    await bundleMails(ctx);
    expect(await states()).toEqual(['topic bundled', 'dates-changed bundled', 'digest waiting']);
    expect(await deliver()).toBe(1);
    const raw = await newest();
    expect(raw).toContain('Subject: 2 messages from');
    expect(raw).toContain('About doors.');
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  });
});

test('whoever stopped the digest still gets what nobody can stop, and nothing else', async () => {
  await inScene(async ({ ctx, mail, queue, choose, states, deliver, newest }) => {
    await choose(DAILY);
    await unsubscribe(ctx, { ...mail, category: 'digest' });
    await queue('one');
    await ctx.db.deleteFrom('outbox').where('kind', '=', 'sign-in-code').execute();
    ctx.clock.set('2027-01-16T08:00:00Z');
    await bundleMails(ctx);
    expect(await states()).toEqual(['topic dropped', 'dates-changed waiting']);
    expect(await deliver()).toBe(1);
    expect(await newest()).toContain('Subject: New dates');
  });
});

test('a single gathered mail leaves as itself, and whoever wants each by itself again gets what was gathered at once', async () => {
  await inScene(async ({ ctx, queue, choose, states, deliver }) => {
    await choose(DAILY);
    await queue('one');
    await ctx.db.deleteFrom('outbox').where('kind', '<>', 'topic').execute();
    ctx.clock.set('2027-01-16T08:00:00Z');
    await bundleMails(ctx);
    expect(await states()).toEqual(['topic waiting']);
    expect(await deliver()).toBe(1);
    await queue('two');
    await ctx.db.deleteFrom('outbox').where('kind', '=', 'sign-in-code').execute();
    await choose({});
    expect(await deliver()).toBe(2);
  });
});

test('who wants mail only when there is something to do gets no topic, and who wants everything gets its whole text', async () => {
  await inScene(async ({ ctx, queue, choose, states, deliver, newest }) => {
    await choose({ onlyActs: true });
    await queue('one');
    await ctx.db.deleteFrom('outbox').where('kind', '=', 'sign-in-code').execute();
    await deliver();
    expect(await states()).toEqual(['topic dropped', 'dates-changed sent']);
    await choose({ everything: true });
    await queue('two');
    await ctx.db.deleteFrom('outbox').where('kind', '<>', 'topic').execute();
    await deliver();
    expect(await newest()).toContain('The whole essay about doors.');
  });
});

test('the rhythm is chosen among one’s details, and from the foot of a mail without signing in', async () => {
  await inScene(async ({ ctx, cast, mail }) => {
    const chosen = {
      rhythm: 'weekly',
      quietFrom: '22:00',
      quietUntil: '07:30',
      extra: ['everything'],
      act: 'rhythm',
    };
    const luca = browse(ctx, cast, 'luca');
    expect((await luca.get('/me')).text).toContain('each mail by itself');
    expect((await luca.post('/me/rhythm', { ...chosen, quietUntil: '' })).status).toBe(422);
    expect((await luca.post('/me/rhythm', chosen)).status).toBe(303);
    const read = () => ctx.db.selectFrom('mail_rhythm').selectAll().executeTakeFirstOrThrow();
    expect(await read()).toMatchObject({
      rhythm: 'weekly',
      everything: true,
      quiet_from: 1320,
      quiet_until: 450,
    });
    const token = await linkToken(ctx, { ...mail, purpose: 'unsubscribe', subject: 'topics' });
    const nobody = browse(ctx, cast);
    expect((await nobody.get(`/l/${token}`)).text).toContain('value="weekly"');
    await nobody.post(`/l/${token}`, { ...chosen, rhythm: 'daily', extra: [] });
    expect(await read()).toMatchObject({ rhythm: 'daily', everything: false });
    expect(await ctx.db.selectFrom('unsubscription').selectAll().execute()).toEqual([]);
  });
});
