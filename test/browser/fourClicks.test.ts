import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { comingMeetings } from '../../src/rooms/meetings/index.ts';
import { linkToken, openSession } from '../../src/rooms/people/index.ts';
import { stage, stageRound } from '../cast.ts';
import { testContext } from '../context.ts';
import { smallDatabase } from '../database.ts';
import { stagePartnership } from '../partners.ts';
import { sharedChromium } from './chromium.ts';
import { serveSite } from './site.ts';

test('two partners come from "find an hour" to a meeting that stands by four clicks between them, without script', async () => {
  const database = await smallDatabase();
  const ctx = testContext(database.db);
  const cast = await stage(ctx);
  const site = await serveSite(ctx, {});
  const browser = await sharedChromium();
  try {
    const { programme } = cast;
    const { amina, mei } = cast.people;
    const round = await stageRound(ctx, programme);
    ctx.clock.set('2027-02-12T12:00:00Z');
    const pair = await stagePartnership(ctx, programme, round.id, [amina, mei]);
    const context = await browser.newContext({ javaScriptEnabled: false });
    await context.addCookies([{ name: 'lang', value: 'en', url: site.origin }]);
    let clicks = 0;
    const click = async (tab: Page, role: 'link' | 'button', name: string): Promise<void> => {
      await tab.getByRole(role, { name }).first().click();
      clicks += 1;
    };
    const session = await openSession(ctx, { account: cast.accounts.amina, device: '', proved: true });
    await context.addCookies([{ name: 'session', value: session, url: site.origin }]);
    const hers = await context.newPage();
    await hers.goto(`${site.origin}/p/${cast.slug}/partnership/${pair}`);
    await click(hers, 'link', 'Find an hour');
    await click(hers, 'button', 'Propose');
    const [proposed] = await comingMeetings(ctx, programme, pair);
    expect(proposed).toMatchObject({ state: 'proposed', proposer: amina });
    expect(proposed?.times).toHaveLength(2);
    await context.clearCookies({ name: 'session' });
    const theirs = await context.newPage();
    const subject = String(proposed!.id);
    const token = await linkToken(ctx, { programme, person: mei, purpose: 'meeting', subject });
    // The button of the mail.
    await theirs.goto(`${site.origin}/p/${cast.slug}/l/${token}`);
    clicks += 1;
    await click(theirs, 'button', 'This suits me');
    expect(await comingMeetings(ctx, programme, pair)).toMatchObject([{ id: proposed!.id, state: 'stands' }]);
    expect(clicks).toBeLessThanOrEqual(4);
    await context.close();
  } finally {
    await browser.close();
    await site.close();
    await database.drop();
  }
});
