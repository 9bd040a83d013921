import { linkToken } from '../../../rooms/people/index.ts';
import { expect, test } from 'vitest';
import { stageRound } from '../../../../test/cast.ts';
import type { CastName } from '../../../../test/cast.ts';
import { withPartners } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import {
  declareAbsence,
  endRounds,
  sharedFacts,
  raiseConcern,
  showAddress,
  stayInTouch,
  writeLetter,
} from '../../../rooms/partnerships/index.ts';
import { subscribe } from '../../../rooms/readers/index.ts';
import { translator } from '../../../i18n/translate.ts';
import type { MailKind } from '../../../rooms/ctx.ts';
import { finders } from '../finders.ts';
import { fillIn } from '../placeholders.ts';

/** Queues a mail of a kind to some of the cast and reads it as it would leave. */
async function mailed(
  { ctx, cast, pair }: PartnersScene,
  kind: MailKind,
  to: CastName,
): Promise<{ subject: string; text: string; html: string }> {
  const person = cast.people[to];
  await ctx.mailer.queue(ctx, [
    { programme: cast.programme, kind, occasion: `partnership:${pair}`, person, data: { partnership: pair } },
  ]);
  const mail = await ctx.db
    .selectFrom('outbox')
    .select(['subject', 'text', 'html', 'data'])
    .where('kind', '=', kind)
    .where('person_id', '=', person)
    .executeTakeFirstOrThrow();
  return fillIn(
    ctx,
    { ...mail, programme: cast.programme, base: 'https://shelves.example' },
    finders,
    (purpose, subject) => linkToken(ctx, { programme: cast.programme, person, purpose, subject }),
  );
}

const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/\s+/g, ' ');

test('the introduction tells who the partner is, what they share and when both are awake, on both clocks', async () => {
  await withPartners(['luca', 'mei'], async (scene) => {
    const mail = await mailed(scene, 'introduction', 'luca');
    expect(plain(mail.subject)).toBe('Meet your partner: 陈美');
    const text = plain(mail.text);
    // Rome is an hour ahead of UTC in February, Shanghai eight.
    expect(text).toContain('You: 13:00 on Friday 12 February');
    expect(text).toContain('陈美: 20:00 on Friday 12 February');
    expect(text).toContain('07:00–16:00 for you, 14:00–23:00 for 陈美');
    expect(text).toContain('Nobody gave hours to meet, so 7:00 to 23:00 counts.');
    expect(text).toContain('陈美 lives in China.');
    expect(text).toContain('You both speak English.');
    expect(text).toContain('The round ends on Thursday');
    expect(text).toMatch(/1\. .+ 2\. .+ 3\. /);
    expect(text).toMatch(/https:\/\/shelves\.example\/l\/[0-9a-z]+\.[\w-]+/);
    expect(mail.html).toContain('https://shelves.example/l/');
    // Without its links, whose tokens are drawn anew each time and spell any short word one day.
    const said = mail.text.replaceAll(/https?:\S+/g, '') + withoutMarkup(mail.html);
    for (const secret of ['4711', 'ZZ']) expect(said).not.toContain(secret);
    expect(mail.text + mail.html).not.toContain('@cast.example');
  });
});

test('the introduction says of who is away until when, to the other alone', async () => {
  await withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const away = { programme: cast.programme, person: cast.people.mei, until: '2027-02-20' };
    expect((await declareAbsence(ctx, away)).ok).toBe(true);
    expect(plain((await mailed(scene, 'introduction', 'luca')).text)).toContain(
      '陈美 is away until 20 February 2027.',
    );
    expect(plain((await mailed(scene, 'introduction', 'mei')).text)).not.toContain('is away until');
  });
});

test('a language counts as spoken by both from the level of the round’s rule on; below it the level is named', async () => {
  await withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast, pair, round } = scene;
    const own = async (languages: { code: string; level: 1 | 4 }[]) => {
      const { reasons } = await ctx.db
        .selectFrom('partnership')
        .select('reasons')
        .where('id', '=', pair)
        .executeTakeFirstOrThrow();
      const changed = reasons.map((one) => Object.assign({}, one, { shared: { ...one.shared, languages } }));
      const read = { round: round.id, reasons: changed, me: { person: cast.people.luca } as never };
      const { t } = translator('en');
      const programme = { id: cast.programme, source_locale: 'en' };
      return (await sharedFacts(ctx, programme, read, cast.people.mei, { lang: 'en', t })).join(' ');
    };
    const both = await own([
      { code: 'en', level: 4 },
      { code: 'fr', level: 1 },
    ]);
    expect(both).toContain('You both speak English.');
    expect(both).not.toContain('French');
    const little = await own([{ code: 'fr', level: 1 }]);
    expect(little).not.toContain('You both speak');
    expect(little).toContain('French (A1)');
  });
});

test('to somebody whose zone is not known the introduction tells the partner’s clock alone', async () => {
  await withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    await ctx.db.updateTable('person').set({ zone: null }).where('id', '=', cast.people.luca).execute();
    const text = plain((await mailed(scene, 'introduction', 'luca')).text);
    expect(text).toContain('陈美: 20:00 on Friday 12 February');
    expect(text).not.toContain('You: ');
    expect(text).not.toContain('for you,');
    expect(text).toMatch(/The round ends on .+ Madrid time \(\d\d:00 UTC\)/);
  });
});

test('Auckland and Lima are awake together in Auckland’s late morning, which is Lima’s evening before', async () => {
  await withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    const move = (person: number, zone: string) =>
      ctx.db.updateTable('person').set({ zone }).where('id', '=', person).execute();
    await move(cast.people.luca, 'Pacific/Auckland');
    await move(cast.people.mei, 'America/Lima');
    const text = plain((await mailed(scene, 'introduction', 'luca')).text);
    // Auckland UTC+13, Lima UTC-5: eighteen hours apart.
    expect(text).toContain('You: 01:00 on Saturday 13 February');
    expect(text).toContain('陈美: 07:00 on Friday 12 February');
    expect(text).toContain('07:00–17:00 for you, Friday 13:00–23:00 for 陈美');
  });
});

test('each of a trio meets the two others', async () => {
  await withPartners(['amina', 'luca', 'mei'], async (scene) => {
    const mail = await mailed(scene, 'introduction', 'mei');
    expect(plain(mail.subject)).toBe('Meet your partners: Amina Diallo and Luca Ferri');
    for (const text of ['Senegal', 'Italy']) expect(mail.text).toContain(text);
    expect(plain((await mailed(scene, 'introduction', 'luca')).subject)).toContain('Amina Diallo and 陈美');
  });
});

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
