import sharp from 'sharp';
import { expect, test } from 'vitest';
import { answersFor, giveAnswers } from '../../../../test/applicant.ts';
import { browse, testDoor } from '../../../../test/browse.ts';
import { htmlFindings } from '../../../../test/browser/checks.ts';
import { asMatcher } from '../../../../test/onStage.ts';
import { withPartners } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { unzip } from '../../../../test/unzip.ts';
import { poolMember, poolOfMany } from '../../../../test/pool.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { defaultForm } from '../../../../sample/form.ts';
import { applicationTo, withdraw } from '../../../rooms/applications/index.ts';
import { publish, runMatch, startRun } from '../../../rooms/pairing/index.ts';
import { loadForm } from '../../../rooms/programmes/index.ts';
import { createApp } from '../../app.ts';
import { askAfter, writeLetter } from '../../../rooms/partnerships/index.ts';
import { openSession, ownData } from '../../../rooms/people/index.ts';

const picture = (colour: string): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 32, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();

/** Luca answered the form and wrote a letter with a picture; so did Mei. */
async function written({ ctx, cast, round, pair }: PartnersScene): Promise<void> {
  const programme = cast.programme;
  await loadForm(ctx, programme, round.id, defaultForm);
  const person = cast.people.luca;
  const application = (await applicationTo(ctx, programme, round.id, person))!.id;
  await giveAnswers(ctx, { programme, round: round.id, application, person }, answersFor('luca'));
  for (const who of ['luca', 'mei'] as const)
    await browse(ctx, cast, who).upload(
      `/partnership/${pair}/letters`,
      { body: `What ${who} wrote <b>`, form_key: who },
      { file: await picture(who === 'luca' ? '#b4471c' : '#1c47b4') },
    );
}

test.each(['en', 'es', 'fr', 'ar'])('one’s own data can be read on a page, in words, in %s', (lang) =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    await written(scene);
    const page = await browse(ctx, cast, 'luca').post(`/me/data?lang=${lang}`, { as: 'page' });
    expect(page.status).toBe(200);
    expect(await htmlFindings(page.text)).toEqual([]);
    const text = withoutMarkup(page.text);
    expect(text).toContain('luca@cast.example');
    expect(text).toContain('What luca wrote');
    expect(text).not.toContain('What mei wrote');
    // The page shows neither names of columns nor keys of the catalogue.
    expect(text).not.toMatch(/\b\w+_(at|id)\b|own-data|\[object/);
    // The page shows no codes either: a state is said in words.
    if (lang === 'en') expect(text).toMatch(/State has a partner/);
    if (lang === 'ar') expect(text).not.toMatch(/\b(matched|waiting|shown|form|letter-written)\b/);
    expect(page.text.match(/<img src="[^"]*\/letters\/\d+\/pictures\/\d+"/g)).toHaveLength(1);
    if (lang === 'en')
      expect(text).toMatch(/Letters you wrote .*Your answers|Your answers .*Letters you wrote/s);
  }),
);

test('an archive holds the file, a page that reads alone, and the pictures one sent, and nobody else’s', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast } = scene;
    await written(scene);
    const session = await openSession(ctx, { account: cast.accounts.luca, device: '', proved: true });
    const origin = 'http://localhost:3000';
    const answer = await createApp(testDoor(ctx)).fetch(
      new Request(`${origin}/p/${cast.slug}/me/data`, {
        method: 'POST',
        body: new URLSearchParams({ as: 'zip' }),
        headers: { origin, cookie: `session=${session}` },
      }),
    );
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toContain('far-shelves-my-data.zip');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const files = unzip(Buffer.from(await answer.arrayBuffer()));
    const shown = [...files.keys()].find((name) => name.startsWith('pictures/'));
    expect([...files.keys()].sort()).toEqual(['data.json', 'index.html', shown]);
    expect((await sharp(files.get(shown!)!).metadata()).format).toBe('jpeg');
    const data = JSON.parse(files.get('data.json')!.toString()) as Record<string, { body: string }[]>;
    expect(data['letters']!.map(({ body }) => body)).toEqual(['What luca wrote <b>']);
    const page = files.get('index.html')!.toString();
    expect(page).toContain(`<img src="${shown}"`);
    expect(page).toContain('What luca wrote &lt;b>');
    expect(page).not.toMatch(/<script|https?:/);
    expect(await htmlFindings(page)).toEqual([]);
  }));

test('one’s own data has why an application was declined, that a partner asked after one, and mails that nobody else reads', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast, round, pair }) => {
    const { programme, people } = cast;
    await ctx.db
      .updateTable('application')
      .set({ declined_reason: 'The round is for librarians.' })
      .where('person_id', '=', people.luca)
      .where('round_id', '=', round.id)
      .execute();
    ctx.clock.forward(24 * 11);
    expect(await askAfter(ctx, { programme, person: people.mei, partnership: pair })).toMatchObject({
      about: [people.luca],
    });
    const letter = { programme, person: people.mei, partnership: pair, formKey: 'k', body: 'For Luca alone' };
    await writeLetter(ctx, letter);
    const data = await ownData(ctx, programme, people.luca);
    const at = ctx.clock.now();
    expect(data['askedAfterPartners']).toMatchObject([{ asked_at: null, asked_after_me_at: at }]);
    expect((await ownData(ctx, programme, people.mei))['askedAfterPartners']).toMatchObject([
      { asked_at: at, asked_after_me_at: null },
    ]);
    expect(data['mails']).toContainEqual(
      expect.objectContaining({ kind: 'letter', subject: null, text: null, state: 'waiting' }),
    );
    const text = withoutMarkup(
      (await browse(ctx, cast, 'luca').post('/me/data?lang=en', { as: 'page' })).text,
    );
    for (const words of ['The round is for librarians.', 'A partner asked after you', 'what others wrote'])
      expect(text).toContain(words);
    expect(text).not.toContain('For Luca alone');
  }));

test('until partners are told, one’s own data does not say who was chosen and who was not, nor which mail waits to tell it', () =>
  asMatcher(async ({ ctx, round, programme, actor }) => {
    const [chosen] = await poolOfMany(ctx, round, 2);
    const alone = await poolMember(ctx, round, {
      name: 'Alone',
      country: 'GL',
      zone: 'America/Nuuk',
      answers: { languages: [{ code: 'kl', level: 'native' }] },
    });
    const at = { programme, round: round.id, actor };
    const run = await startRun(ctx, at);
    if (!run.ok) throw new Error(run.reason);
    await runMatch(ctx, { programme, run: run.run });
    expect(await publish(ctx, at)).toMatchObject({ ok: true, matched: 2, waiting: 1 });
    const told = async (person: number) => {
      const { applications, partnerships, mails } = await ownData(ctx, programme, person);
      const [{ state, waiting_reason }] = applications as [Record<string, unknown>];
      return {
        state,
        waiting_reason,
        partnerships: partnerships!.length,
        mails: mails!.map(({ kind }) => kind),
      };
    };
    const nothing = { state: 'confirmed', waiting_reason: null, partnerships: 0, mails: [] };
    expect([await told(chosen!.person), await told(alone.person)]).toEqual([nothing, nothing]);
    ctx.clock.set(round.dates.introduces.dueAt.toISOString());
    expect(await told(chosen!.person)).toMatchObject({
      state: 'matched',
      partnerships: 1,
      mails: ['introduction'],
    });
    expect(await told(alone.person)).toMatchObject({ state: 'waiting', mails: ['waiting'] });
  }, '2027-02-08T12:00:00Z'));

test('mails are read without the marks that stand for their links', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast, round }) => {
    const { programme, people } = cast;
    const own = await applicationTo(ctx, programme, round.id, people.luca);
    const actor = { kind: 'person', id: people.luca } as const;
    await withdraw(ctx, { programme, actor, application: own!.id });
    const text = withoutMarkup(
      (await browse(ctx, cast, 'luca').post('/me/data?lang=en', { as: 'page' })).text,
    );
    expect(text).toContain('is withdrawn, so nobody is left waiting');
    expect(text).toContain('[…]');
    expect(text).not.toContain('%%');
  }));

test('an archive and a page ask for a code as the file does', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast }) => {
    for (const as of ['page', 'zip']) {
      const luca = browse(ctx, cast, 'luca', { proved: false });
      const asked = await luca.post('/me/data', { as });
      expect(asked.text).toContain('one-time-code');
      expect(asked.text).toContain(`name="as" value="${as}"`);
    }
  }));
