import { expect, test } from 'vitest';
import { stageRound } from '../../../../test/cast.ts';
import type { CastName } from '../../../../test/cast.ts';
import { withPartners } from '../../../../test/partners.ts';
import {
  endRounds,
  raiseConcern,
  showAddress,
  stayInTouch,
  writeLetter,
} from '../../../rooms/partnerships/index.ts';
import { subscribe } from '../../../rooms/readers/index.ts';
import { finders } from '../secretFinders.ts';
import { fillIn } from '../placeholders.ts';
import { mailed, plain } from '../../../../test/partnerMails.ts';

test('an introduction has lost its reason when the partnership has ended before it leaves', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    await ctx.db.updateTable('partnership').set({ state: 'ended' }).execute();
    await ctx.mailer.queue(ctx, [
      {
        programme: cast.programme,
        kind: 'introduction',
        occasion: 'x',
        person: cast.people.mei,
        data: { partnership: pair },
      },
    ]);
    expect(await ctx.db.selectFrom('outbox').select('id').execute()).toHaveLength(0);
  });
});

test('a letter leaves under the programme’s name for the writer, with its words and without any address', async () => {
  await withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const body = 'Dear Mei,\n\n> this is <b>not</b> bold & "fine"';
    const written = await writeLetter(ctx, {
      programme: cast.programme,
      person: cast.people.amina,
      partnership: pair,
      body,
      formKey: 'k',
    });
    expect(written.ok).toBe(true);
    const mail = await ctx.db
      .selectFrom('outbox')
      .selectAll()
      .where('kind', '=', 'letter')
      .executeTakeFirstOrThrow();
    expect(plain(mail.subject)).toBe('A letter from Amina Diallo');
    const gone = await fillIn(
      ctx,
      { ...mail, programme: cast.programme, base: 'https://shelves.example' },
      finders,
      () => Promise.resolve('t'),
    );
    expect(gone.text).toContain(body);
    expect(gone.html).toContain('this is &lt;b&gt;not&lt;/b&gt; bold &amp; &quot;fine&quot;');
    for (const part of [mail.message_id, gone.subject, gone.text, gone.html])
      expect(part).not.toContain('@cast.example');
  });
});

const WORDS = /mail\.[a-z]+-?[a-z]*\.[a-z]|partnership\.[a-z]|\{[a-z]+[,}]/;

test('the farewell offers to tell of the next round, but not to who asked for that, nor while one is open', async () => {
  await withPartners(['amina', 'luca', 'mei'], async (scene) => {
    const { ctx, cast, round } = scene;
    const { programme, people } = cast;
    ctx.clock.set(new Date(round.dates.ends.dueAt.getTime() + 1000).toISOString());
    await endRounds(ctx);
    await ctx.db.deleteFrom('outbox').execute();
    const offer = 'Tell me by mail when the next round opens';
    expect((await mailed(scene, 'farewell', 'luca')).text).toContain(offer);
    await subscribe(ctx, { programme, person: people.mei, offers: ['openings'] });
    expect((await mailed(scene, 'farewell', 'mei')).text).not.toContain(offer);
    await ctx.db.deleteFrom('outbox').execute();
    const yesterday = new Date(ctx.clock.now().getTime() - 86_400_000).toISOString().slice(0, 10);
    await stageRound(ctx, programme, `${yesterday}T09:00`, 2);
    expect((await mailed(scene, 'farewell', 'luca')).text).not.toContain(offer);
  });
});

test.each(['en', 'es', 'fr', 'ar'])('every mail between partners renders in %s', async (locale) => {
  await withPartners(['amina', 'mei', 'luca'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const { programme, people } = cast;
    await ctx.db.updateTable('person').set({ locale }).execute();
    const sent: { html: string; subject: string; text: string }[] = [
      await mailed(scene, 'introduction', 'mei'),
      await mailed(scene, 'ending-soon', 'mei'),
      await mailed(scene, 'partnership-reopened', 'mei'),
    ];
    const own = (who: CastName) => ({ programme, person: people[who], partnership: pair });
    await writeLetter(ctx, { ...own('mei'), body: 'Hello', formKey: 'k' });
    for (const who of ['mei', 'amina'] as const) await showAddress(ctx, { ...own(who), show: true });
    await raiseConcern(ctx, { ...own('luca'), body: 'Help', exit: 'leave' });
    const end = await ctx.db
      .selectFrom('round_date')
      .select('due_at')
      .where('kind', '=', 'ends')
      .executeTakeFirstOrThrow();
    ctx.clock.set(end.due_at.toISOString());
    await endRounds(ctx);
    for (const who of ['mei', 'amina'] as const) await stayInTouch(ctx, { ...own(who), yes: true });
    sent.push(await mailed(scene, 'partnership-ended', 'mei'));
    const rows = await ctx.db.selectFrom('outbox').select(['kind', 'subject', 'text', 'html']).execute();
    expect(new Set(rows.map((row) => row.kind))).toEqual(
      new Set([
        'introduction',
        'ending-soon',
        'partnership-reopened',
        'letter',
        'addresses-shown',
        'concern-raised',
        'partner-left',
        'farewell',
        'stay-in-touch',
        'partnership-ended',
      ]),
    );
    for (const mail of [...sent, ...rows]) {
      expect(mail.html).toContain(`lang="${locale}"`);
      expect(`${mail.subject}${mail.text}`).not.toMatch(WORDS);
    }
  });
});
