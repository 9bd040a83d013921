import { equal, ok } from 'node:assert/strict';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { libraryForm } from '../../sample/libraryOptions.ts';
import { compareNew } from '../../src/rooms/duplicates/index.ts';
import { runMatch } from '../../src/rooms/pairing/index.ts';
import { openSession } from '../../src/rooms/people/index.ts';
import { loadForm, questionsOf } from '../../src/rooms/programmes/index.ts';
import { servedFiles } from '../browser/servedFiles.ts';
import { sharedChromium } from '../browser/chromium.ts';
import { serveSite } from '../browser/site.ts';
import { stage, stageRound } from '../cast.ts';
import type { TestCtx } from '../context.ts';
import { lastCode } from '../lastCode.ts';
import { countedOn } from './counted.ts';
import { countOf, playEveryDay } from './everyDay.ts';
import type { EveryDay } from './everyDay.ts';
import { spreadsheet } from './spreadsheet.ts';

const ROWS = 764;
/** The people check what the file says of them, and send it in. */
async function confirmAll({ db, clock }: TestCtx): Promise<void> {
  const at = clock.now();
  await sql`
    with sent as (
      update application set state = 'confirmed', state_at = ${at}, submitted_at = ${at}, available_at = ${at}
      where source = 'import' returning programme_id, person_id
    ), proved as (
      update person set address_confirmed_at = ${at} from sent where person.id = sent.person_id)
    insert into consent (programme_id, person_id, kind, version, given_at)
    select programme_id, person_id, kind, 1, ${at} from sent, unnest(array['conduct', 'privacy', 'adult']) kind`.execute(
    db,
  );
  await sql`analyze`.execute(db);
}

/** Clicks and screens of a coordinator for a whole round, and clicks for daily work. */
export interface CoordinatorCounts extends EveryDay {
  clicks: number;
  screens: number;
}

/**
 * A coordinator, in a browser without script, takes a spreadsheet of 764 rows from import to published partners. It has faults and repeated
 * people. The database starts empty.
 */
export async function playCoordinator(ctx: TestCtx): Promise<CoordinatorCounts> {
  const cast = await stage(ctx);
  const { programme, slug, accounts } = cast;
  const round = await stageRound(ctx, programme);
  await loadForm(ctx, programme, round.id, libraryForm);
  const questions = (await questionsOf(ctx, programme, round.id)).flatMap((step) => step.questions);
  const sheet = spreadsheet(ROWS, questions);
  const known = sheet.here.map((one) => ({
    ...one,
    programme_id: programme,
    locale: 'en',
    created_at: ctx.clock.now(),
  }));
  await ctx.db.insertInto('person').values(known).execute();
  await compareNew(ctx);
  // The style keeps the menu of the desks open.
  const site = await serveSite(ctx, await servedFiles());
  const browser = await sharedChromium();
  try {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const session = await openSession(ctx, { account: accounts.tomas, device: '', proved: true });
    await context.addCookies(
      [
        ['lang', 'en'],
        ['session', session],
      ].map(([name, value]) => ({ name: name!, value: value!, url: site.origin })),
    );
    const tab: Page = await context.newPage();
    const own = countedOn(tab);
    await tab.goto(`${site.origin}/p/${slug}/workbench`);

    await own.press('link', 'Applications');
    await own.press('link', 'Import from a spreadsheet');
    await own.choose(tab.locator('input[type=file]'), { name: 'people.xlsx', bytes: sheet.bytes });
    await own.press('button', 'Read it');
    for (const column of sheet.unasked)
      await own.select(tab.getByLabel(`What the column ${column} holds`), 'Leave this column out');
    for (const [word, meant] of Object.entries(sheet.words)) {
      const row = tab
        .getByRole('row')
        .filter({ has: tab.getByRole('rowheader', { name: word, exact: true }) });
      if (meant === '') await own.tick(row.getByRole('checkbox'));
      else await own.type(row.getByRole('combobox'), meant);
    }
    const cells = tab.locator('textarea[name^="cell-"]');
    const typed = await cells.evaluateAll((all) => all.map(({ textContent }) => textContent));
    for (const [slip, meant] of Object.entries(sheet.slips))
      await own.type(cells.nth(typed.indexOf(slip)), meant);
    for (const row of sheet.ofNobody) await own.tick(tab.getByLabel(`leave out row ${row}`));
    // The first choice for each is that the two are one person.
    const pairs = tab.getByRole('group', { name: 'and the other' });
    equal(await pairs.count(), sheet.here.length + sheet.twice);
    for (const pair of await pairs.all()) await own.tick(pair.getByRole('radio').first());
    await own.press('button', 'Save and read again');
    await own.press('button', `Take ${sheet.people} people in`);
    equal(await countOf(ctx, `outbox where kind = 'import-invitation' and state = 'held'`), sheet.people);
    await own.press('link', 'Look at the invitations');
    await own.press('button', 'Let go');
    equal(await countOf(ctx, `outbox where kind = 'import-invitation' and state = 'waiting'`), sheet.people);
    const earlier = `application a join person p on p.id = a.person_id where p.address like '%@earlier.example'`;
    equal(await countOf(ctx, earlier), sheet.here.length);

    await confirmAll(ctx);
    ctx.clock.set(round.dates.matches.dueAt.toISOString());
    // The coordinator signs in again weeks later.
    await own.press('link', 'Matching');
    await own.type(tab.locator('input[name=address]'), 'tomas@cast.example');
    await own.press('button', 'Mail me a code');
    await own.type(tab.locator('input[name=code]'), await lastCode(ctx, programme));
    await own.press('button', 'Sign in');
    await own.press('button', 'Run the matching');
    const { id: run } = await ctx.db.selectFrom('match_run').select('id').executeTakeFirstOrThrow();
    equal((await runMatch(ctx, { programme, run })).ok, true);
    await own.lookAgain();
    await own.press('link', 'Without a partner');
    await own.follow(tab.locator('tbody th a'));
    // After each pairing comes the next person without a partner.
    for (let hard = 0; hard < 3; hard++) await own.press('button', /^Pair/);
    equal(await countOf(ctx, 'proposal where locked_at is not null and run_id is null'), 3);
    await own.press('link', 'Publish');
    await own.tick(tab.getByRole('checkbox'));
    await own.press('button', 'Introduce everybody');
    ok((await tab.locator('main').innerText()).includes('Published'));
    ok((await countOf(ctx, 'partnership')) > 0.47 * sheet.people);
    const { clicks, screens } = own;

    const everyDay = await playEveryDay(ctx, cast, { own, tab, home: `${site.origin}/p/${slug}/workbench` });
    await context.close();
    return { clicks, screens, ...everyDay };
  } finally {
    await browser.close();
    await site.close();
  }
}
