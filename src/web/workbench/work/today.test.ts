import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stageRound } from '../../../../test/cast.ts';
import type { CastName } from '../../../../test/cast.ts';
import { onStage } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { openMatter } from '../../../rooms/matters/index.ts';
import { grantRole } from '../../../rooms/people/index.ts';

const words = (page: string): string =>
  withoutMarkup(page)
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ');

/** Mails to five people came back, one of them with a grave matter, and somebody wrote in. */
const waiting = (play: Parameters<typeof onStage>[0]) =>
  onStage(async (ctx, cast) => {
    const of = { programme: cast.programme, kind: 'mail-bounced', data: { mail: null } } as const;
    const people: CastName[] = ['luca', 'mei', 'amina', 'nils', 'bao'];
    for (const who of people) await openMatter(ctx, { ...of, subject: ['person', cast.people[who]] });
    await openMatter(ctx, {
      programme: cast.programme,
      kind: 'mail-complaint',
      subject: ['person', cast.people.mei],
      urgency: 3,
      data: { mail: null },
    });
    await play(ctx, cast);
  });

test('matters of one kind are one line with a count and some names, the gravest first', () =>
  waiting(async (ctx, cast) => {
    const page = (await browse(ctx, cast, 'tomas').get('/workbench?lang=en')).text;
    const said = words(page);
    expect(said).toContain('6 matters wait for somebody.');
    expect(said).toMatch(
      /Mail to 5 people could not be delivered Luca Ferri , \S+ , Amina Diallo and 2 more/,
    );
    expect(said.indexOf('a person may be in danger')).toBeGreaterThan(0);
    expect(said.indexOf('Somebody reported a mail')).toBeLessThan(said.indexOf('Mail to 5 people'));
    expect(page.match(/<tbody>[^]*?<\/tbody>/)![0].match(/<tr/g)).toHaveLength(2);
    const all = words((await browse(ctx, cast, 'tomas').get('/workbench?kind=mail-bounced&lang=en')).text);
    expect(all).toContain('5 matters wait for somebody.');
    expect(all).not.toContain('reported a mail');
    // Several matters with one name count as that name, not as more.
    await ctx.db
      .updateTable('person')
      .set({ name: 'Luca Ferri' })
      .where('name', '<>', 'Amina Diallo')
      .execute();
    const same = words((await browse(ctx, cast, 'tomas').get('/workbench?lang=en')).text);
    expect(same).toMatch(/Mail to 5 people could not be delivered Luca Ferri , Amina Diallo (?!and)/);
  }));

test('where more matters wait than a page reads, a single one of a kind that was not read leads to its own page', () =>
  waiting(async (ctx, cast) => {
    await sql`
      insert into matter (programme_id, kind, subject_kind, subject_id, urgency, since)
      select ${cast.programme}, 'mail-complaint', 'person', 100000 + n, 3, ${ctx.clock.now()} from generate_series(1, 200) n`.execute(
      ctx.db,
    );
    const { programme } = cast;
    await openMatter(ctx, { programme, kind: 'mail-tray', subject: ['programme', programme] });
    const page = await browse(ctx, cast, 'tomas').get('/workbench?lang=en');
    expect(page.status).toBe(200);
    expect(page.text).toContain('/workbench?kind=mail-tray');
    // The line says the urgency of its matters once.
    const lines = page.text.match(/<summary[^>]*>[^]*?<\/summary>/g)!;
    expect(
      lines.filter((line) => line.includes('in danger')).map((line) => line.split('in danger').length),
    ).toEqual([2]);
  }));

test('a line is taken on with one press, as far as nobody has taken any of it, and given back with another', () =>
  waiting(async (ctx, cast) => {
    const matters = await ctx.db
      .selectFrom('matter')
      .selectAll()
      .where('kind', '=', 'mail-bounced')
      .execute();
    const whose = async () => {
      const rows = await ctx.db
        .selectFrom('matter')
        .select('assigned_to')
        .where('kind', '=', 'mail-bounced')
        .orderBy('id')
        .execute();
      return rows.map(({ assigned_to }) => assigned_to);
    };
    const [first = { id: 0 }] = matters;
    const matcher = { programme_id: cast.programme, person_id: cast.people.bao, role: 'matcher' } as const;
    await ctx.db
      .insertInto('role')
      .values({ ...matcher, granted_at: ctx.clock.now() })
      .execute();
    await browse(ctx, cast, 'bao').post(`/workbench/matters/${first.id}/assignment`);
    const tomas = browse(ctx, cast, 'tomas');
    const ids =
      /action="[^"]*\/matters\/assignment"[^>]*>\s*<input type="hidden" name="matters" value="([\d,]+)"/;
    const free = ids.exec((await tomas.get('/workbench')).text)![1]!;
    expect(free.split(',')).toHaveLength(4);
    // Another volunteer may be faster.
    const every = matters.map(({ id }) => id).join(',');
    await tomas.post('/workbench/matters/assignment', { matters: every });
    const { bao, tomas: his } = cast.people;
    expect(await whose()).toEqual([bao, his, his, his, his]);
    await browse(ctx, cast, 'elif').post('/workbench/matters/assignment', { matters: every });
    await tomas.post('/workbench/matters/assignment', { matters: every, back: 'yes' });
    expect(await whose()).toEqual([bao, null, null, null, null]);
    const log = words((await browse(ctx, cast, 'tomas').get('/workbench/log?lang=en')).text);
    expect(log).toContain('took on matters of the work list together (4)');
    expect(log).toContain('gave matters back to the work list together (4)');
  }));

test('it says where the round stands and what comes next; who leads no matching sees no numbers', () =>
  onStage(async (ctx, cast) => {
    const round = await stageRound(ctx, cast.programme);
    const ago = (days: number): Date => new Date(ctx.clock.now().getTime() - days * 86_400_000);
    const own = { programme_id: cast.programme, round_id: round.id };
    const applied = (person_id: number, state: string, at: Date) =>
      Object.assign({ person_id, state, created_at: at, submitted_at: at, state_at: at }, own);
    const { luca, mei, amina } = cast.people;
    await ctx.db
      .insertInto('application')
      .values([
        applied(luca, 'confirmed', ago(20)),
        applied(mei, 'submitted', ago(2)),
        applied(amina, 'withdrawn', ago(3)),
      ])
      .execute();
    const director = (await browse(ctx, cast, 'tomas').get('/workbench?lang=en')).text;
    const said = words(director);
    expect(said).toMatch(/applied 2 \+2 confirmed their address 1 – withdrew/);
    expect(said).toMatch(/withdrew or were declined 1 \+1/);
    expect(director).toContain('/workbench/applications?round=1&amp;state=confirmed"');
    expect(said).toContain('Everything is dealt with. Thank you. Next: ');
    const editor = words((await browse(ctx, cast, 'elif').get('/workbench?lang=en')).text);
    expect(editor).not.toContain('confirmed their address');
    expect(editor).toContain('Everything is dealt with. Thank you. Next: ');
    // Partners are published days before they are introduced.
    const put = (set: { state: string; waiting_reason?: string }, person: number) =>
      ctx.db.updateTable('application').set(set).where('person_id', '=', person).execute();
    await put({ state: 'matched' }, luca);
    await put({ state: 'waiting', waiting_reason: 'allTaken' }, mei);
    const published = words((await browse(ctx, cast, 'tomas').get('/workbench?lang=en')).text);
    expect(published).toMatch(/have a partner 1 .*wait for a partner 1/);
  }));

test('before a round opens a director reads that mails are held, as those of an import are, with the way to them; a matcher does not', () =>
  onStage(async (ctx, cast) => {
    const { programme, people, accounts } = cast;
    const round = await stageRound(ctx, programme, '2027-06-01T09:00');
    const nils = { programme, person: people.nils, role: 'matcher', country: null } as const;
    await grantRole(ctx, { ...nils, actor: { kind: 'operator', id: accounts.olga } });
    await ctx.db.deleteFrom('outbox').execute();
    const today = async (who: CastName) => (await browse(ctx, cast, who).get('/workbench?lang=en')).text;
    expect(words(await today('tomas'))).not.toContain('in the outbox');
    const data = { round: round.id, kinds: ['matches'] } as const;
    const mail = { programme, kind: 'dates-changed', occasion: 'dates/1:2', data } as const;
    await ctx.mailer.queue(ctx, [
      { ...mail, person: people.luca },
      { ...mail, person: people.mei },
    ]);
    await ctx.db.updateTable('outbox').set({ state: 'held' }).execute();
    const page = await today('tomas');
    expect(words(page)).toMatch(/2 mails wait in the outbox ?, 2 are held back/);
    expect(page).not.toContain('aria-labelledby="stands"');
    expect(words(await today('nils'))).not.toContain('in the outbox');
  }));
