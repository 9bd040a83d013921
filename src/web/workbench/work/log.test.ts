import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stage, stageRound } from '../../../../test/cast.ts';
import { testContext } from '../../../../test/context.ts';
import { rolledBack } from '../../../../test/database.ts';
import { stagePartnership } from '../../../../test/partners.ts';
import { record } from '../../../rooms/log/index.ts';
import { openMatter } from '../../../rooms/matters/index.ts';
import { raiseConcern } from '../../../rooms/partnerships/index.ts';
import { grantRole, publishLegal } from '../../../rooms/people/index.ts';
import { htmlFindings } from '../../../../test/browser/checks.ts';
import { readAlong } from '../../../../test/readAlong.ts';

test('the log says who did what to whom, by kind and person, and keeps what others may not read from them', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    const actor = { kind: 'person', id: people.tomas } as const;
    await grantRole(ctx, { programme, actor, person: people.nils, role: 'ambassador', country: 'NO' });
    await grantRole(ctx, {
      programme,
      actor: { kind: 'command' },
      person: people.luca,
      role: 'matcher',
      country: null,
    });
    const ines = browse(ctx, cast, 'ines');
    const log = (await ines.get('/workbench/log')).text;
    expect(log).toContain('Tomás Rey');
    expect(log).toMatch(/gave \u2068Nils Dahl\u2069 the role \u2068ambassador \(Norway\)\u2069/);
    expect(log).toContain('A command on the server');
    expect(log).not.toContain('undoing"');
    const own = (await ines.get(`/workbench/log?person=${people.tomas}`)).text;
    expect(own).toContain('Nils Dahl');
    expect(own).not.toContain('A command on the server');
    expect((await ines.get('/workbench/log?kind=role-ended&before=2')).status).toBe(200);
    expect((await browse(ctx, cast, 'bao').get('/workbench/log')).status).toBe(404);
  });
});

test('the log is read to its end and back, each event once', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme } = cast;
    for (let n = 0; n < 120; n++)
      await record(ctx, {
        programme,
        actor: { kind: 'command' },
        kind: 'consent-adult',
        subject: ['person', cast.people.mei],
      });
    const ines = browse(ctx, cast, 'ines');
    const pages = await readAlong(
      ines,
      '/workbench/log?kind=consent-adult&size=50&lang=en',
      /<th scope="row">[\s\S]*?(confirmed being 18)/g,
    );
    expect(pages.map((page) => page.length)).toEqual([50, 50, 20]);
  });
});

test('a concern can be taken on here, and leaves the list only when it is dealt with', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    const round = await stageRound(ctx, programme);
    const partnership = await stagePartnership(ctx, programme, round.id, [people.mei, people.luca]);
    const own = { programme, person: people.mei, partnership };
    await raiseConcern(ctx, { ...own, body: 'He asks for money.', exit: 'stay' });
    const matter = await db.selectFrom('matter').selectAll().executeTakeFirstOrThrow();
    const tomas = browse(ctx, cast, 'tomas');
    const base = `/workbench/matters/${matter.id}`;
    const page = (await tomas.get('/workbench')).text;
    expect(page).toContain(`${base}/assignment`);
    expect(page).not.toContain(`${base}/end`);
    expect((await tomas.post(`${base}/assignment`)).status).toBe(303);
    expect((await tomas.post(`${base}/end`)).status).toBe(404);
    const read = () => db.selectFrom('matter').selectAll().executeTakeFirstOrThrow();
    expect(await read()).toMatchObject({ assigned_to: people.tomas, closed_at: null });
    const concern = `/workbench/partnerships/${partnership}/concerns/${matter.subject_id}`;
    await tomas.post(`${concern}/handling`, { handled: 'yes' });
    expect((await read()).closed_at).not.toBeNull();
  });
});

test('what is dealt with where it leads is neither taken nor ended here, however it is asked', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme } = cast;
    await openMatter(ctx, { programme, kind: 'comments-held', subject: ['programme', programme] });
    const { id } = await db.selectFrom('matter').select('id').executeTakeFirstOrThrow();
    for (const act of ['assignment', 'end'])
      expect((await browse(ctx, cast, 'bao').post(`/workbench/matters/${id}/${act}`)).status).toBe(404);
    expect(await db.selectFrom('matter').selectAll().executeTakeFirstOrThrow()).toMatchObject({
      assigned_to: null,
      closed_at: null,
    });
  });
});

test('before a round is public, a director reads the first steps, done by what is so, and nobody reads that all is dealt with', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const { programme, people } = cast;
    const tomas = browse(ctx, cast, 'tomas');
    const step = async (words: string): Promise<string> => {
      const { text } = await tomas.get('/workbench?lang=en');
      return (
        /<li>(?:(?!<\/li>).)*$/s.exec(text.slice(0, text.indexOf('</li>', text.indexOf(words))))?.[0] ?? ''
      );
    };
    const { text } = await tomas.get('/workbench?lang=en');
    expect(text).toContain('First steps');
    expect(text).not.toContain('Everything is dealt with');
    expect(await htmlFindings(text)).toEqual([]);
    expect(await step('privacy text')).toMatch(/workbench\/programme\/privacy".*not yet/);
    const actor = { kind: 'person' as const, id: people.tomas };
    const own = { en: 'Our own text.' };
    await publishLegal(ctx, { programme, actor, kind: 'privacy', text: own, sourceLocale: 'en' });
    expect(await step('privacy text')).toContain('done');
    expect(await step('code of conduct')).toContain('not yet');
    expect(await step('mail server')).toMatch(/^<li>Set.*not yet/);
    expect(await step('Plan a round')).toMatch(/rounds\/new".*not yet/);
    for (const list of ['applications', 'partnerships', 'matching'])
      expect((await tomas.get(`/workbench/${list}`)).text, list).toContain('/workbench/rounds/new"');
    const round = await stageRound(ctx, programme);
    await db.updateTable('round').set({ published_at: null }).where('id', '=', round.id).execute();
    expect(await step('Plan a round')).toMatch(/rounds\/1".*done/);
    expect(await step('the form')).toMatch(/rounds\/1\/form".*not yet/);
    expect(await step('Make the round public')).toMatch(/rounds\/1"/);
    const matching = (await tomas.get('/workbench/matching')).text;
    expect(matching).toContain('No round is public yet');
    expect(matching).not.toContain('/workbench/rounds/new"');
    const ngozi = (await browse(ctx, cast, 'ngozi').get('/workbench?lang=en')).text;
    expect(ngozi).not.toContain('First steps');
    expect(ngozi).toContain('No round is public yet');
    await db.updateTable('round').set({ published_at: ctx.clock.now() }).where('id', '=', round.id).execute();
    const after = (await tomas.get('/workbench?lang=en')).text;
    expect(after).not.toContain('First steps');
    expect(after).toContain('Everything is dealt with');
  });
});
