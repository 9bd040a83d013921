import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stageRound } from '../../../../test/cast.ts';
import { record } from '../../../rooms/log/index.ts';
import { beginApplication, changeState } from '../../../rooms/applications/index.ts';
import { onStage } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { mailTo } from '../../../../test/mailTo.ts';

const VERA = 'vera@post.example';

test('who has given no name is known by their address, and is no former participant', () =>
  onStage(async (ctx, cast) => {
    const visitor = browse(ctx, cast);
    await visitor.post('/subscription', { offers: 'news', address: VERA });
    await visitor.post((await mailTo(ctx, VERA)).link);
    const log = async () =>
      withoutMarkup((await browse(ctx, cast, 'tomas').get('/workbench/log?lang=en')).text);
    expect(await log()).toContain(`${VERA} asked for mails`);
    await ctx.db
      .updateTable('person')
      .set({ erased_at: ctx.clock.now() })
      .where('address', '=', VERA)
      .execute();
    expect(await log()).toContain('a former participant asked for mails');
  }));

test('what somebody did with another’s application says whose it is', () =>
  onStage(async (ctx, cast) => {
    const { id: round } = await stageRound(ctx, cast.programme);
    const actor = { kind: 'person', id: cast.people.luca } as const;
    const own = await beginApplication(ctx, {
      programme: cast.programme,
      actor,
      round,
      person: cast.people.luca,
    });
    await changeState(ctx, {
      programme: cast.programme,
      actor: { kind: 'person', id: cast.people.olga },
      application: own.id,
      to: 'withdrawn',
    });
    const { text } = await browse(ctx, cast, 'olga').get('/workbench/log?lang=en');
    const { name } = await ctx.db
      .selectFrom('person')
      .select('name')
      .where('id', '=', cast.people.luca)
      .executeTakeFirstOrThrow();
    const log = withoutMarkup(text).replaceAll(/\s+/g, ' ').replaceAll(' : ', ': ');
    expect(log).toMatch(new RegExp(`withdrew an application \\d+: ${name}`));
    expect(log).not.toMatch(new RegExp(`began an application( \\d+)?: ${name}`));
    expect(text).toContain(`/workbench/applications/${own.id}`);
  }));

test('nobody is named twice in a line of the log whose words name them', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const { id: round } = await stageRound(ctx, programme);
    const own = await beginApplication(ctx, {
      programme,
      actor: { kind: 'person', id: people.luca },
      round,
      person: people.luca,
    });
    for (const kind of ['answers-corrected', 'answers-given-back', 'application-moved-back'] as const)
      await record(ctx, {
        programme,
        actor: { kind: 'person', id: people.olga },
        kind,
        subject: ['application', own.id],
      });
    const { text } = await browse(ctx, cast, 'olga').get('/workbench/log?lang=en');
    const cells = text
      .slice(text.indexOf('<tbody'))
      .split(/<t[hd]/)
      .map(withoutMarkup);
    for (const words of ['corrected answers of', 'the answers back', 'moved the application of']) {
      const said = cells.filter((cell) => cell.includes(words)).map((cell) => cell.match(/Luca/g));
      // The line names him once, and so does the box of a line that can be undone.
      expect([words, said.length > 0, said.filter((names) => names?.length !== 1)]).toEqual([
        words,
        true,
        [],
      ]);
    }
  }));

test('a line of the log opens beside the log as it was filtered, and is undone there', () =>
  onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    for (const address of ['one@new.example', 'two@new.example'])
      await tomas.post('/workbench/people/invitations', { address, role: 'moderator' });
    const log = (await tomas.get('/workbench/log?kind=volunteer-invited')).text;
    const link =
      /href="\/p\/far-shelves(\/workbench\/log\/\d+\?list=log&amp;kind=volunteer-invited)" data-row/g;
    const links = [...log.matchAll(link)].map(([, href]) => href!.replaceAll('&amp;', '&'));
    const [first, second] = links;
    const page = (await tomas.get(`${first}&lang=en`)).text;
    expect(page).toContain(`rel="next" href="/p/far-shelves${second!.replaceAll('&', '&amp;')}"`);
    expect(
      page.split('class="beside-record"')[0]!.match(/<li><a href="[^"]*\/workbench\/log\/\d+/g),
    ).toHaveLength(links.length);
    expect((await browse(ctx, cast, 'ngozi').get(first!)).status).toBe(404);
    const [, undoing] = /action="([^"]*\/undoing)"/.exec(page)!;
    const [, back] = /name="back" value="([^"]*)"/.exec(page)!;
    const { location } = await tomas.post(undoing!, { back: back!.replaceAll('&amp;', '&') });
    expect(location).toContain('kind=volunteer-invited');
    expect((await tomas.get(`${first}&lang=en`)).text).toContain('Undone since.');
  }));
