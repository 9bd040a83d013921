import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import type { MessageKey } from '../../src/i18n/locales.ts';
import { translator } from '../../src/i18n/translate.ts';
import type { Value } from '../../src/i18n/translate.ts';
import { workersOf } from '../../src/jobs/list.ts';
import { tick } from '../../src/jobs/timetable.ts';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import type { Outgoing } from '../../src/mail/out/delivery/transport.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { freshDatabase } from '../database.ts';
import { MAIL_IN } from '../mail/incoming.ts';
import { styleSheet } from './checks.ts';
import { launchChromium } from './chromium.ts';
import { serveSite } from './site.ts';

/** A running installation with a clock that the test moves, and every mail that left it. */
export interface World {
  ctx: TestCtx;
  /** In the order they left. */
  mails: Outgoing[];
  /** Does what is due: the timetable's duties, the jobs that were asked for, the mails. */
  work(): Promise<void>;
  /** Moves the clock there and does what is due then. */
  at(when: string): Promise<void>;
  /** The last mail to somebody, with a word of its subject when that matters. Fails when there is none. */
  mailTo(address: string, subject?: string): Outgoing;
  player(who: Who): Promise<Player>;
  close(): Promise<void>;
}

export interface Who {
  address: string;
  /** The language of their browser. */
  locale: string;
  /** CSS pixels of their screen. */
  width?: number;
}

/** Somebody at a browser without script. */
export interface Player {
  address: string;
  tab: Tab;
  t(key: MessageKey, values?: Record<string, Value>): string;
  /** Opens a path of the site, or an address out of a mail. Returns the status. */
  open(path: string): Promise<number>;
  /** Presses a button by its words and waits for the page that comes. Returns its status. */
  press(key: MessageKey, within?: string): Promise<number>;
  /** Follows the first link with these words. */
  follow(key: MessageKey): Promise<number>;
  fill(name: string, value: string): Promise<void>;
  choose(name: string, value: string): Promise<void>;
  tick(name: string, value?: string): Promise<void>;
  /** What the main part of the page says, spaces made one. */
  text(): Promise<string>;
  /** Opens the first link of the last such mail. */
  openMail(subject?: string, button?: MessageKey): Promise<number>;
}

export async function createWorld(now: string): Promise<World> {
  const database = await freshDatabase();
  const ctx = testContext(database.db, now);
  const site = await serveSite(ctx, {
    'app.css': await styleSheet(),
    'favicon.svg': readFileSync('src/ui/styles/favicon.svg', 'utf8'),
  });
  const browser = await launchChromium();
  const mails: Outgoing[] = [];
  const delivery = createDelivery(
    {
      publicUrl: site.origin,
      sender: { address: 'post@far-shelves.example', domain: 'far-shelves.example' },
    },
    {
      connections: 1,
      send: (_, mail) => {
        mails.push(mail);
        return Promise.resolve();
      },
      isUp: () => Promise.resolve(true),
      close: () => {},
    },
  );
  const workers = workersOf(ctx, delivery, {
    replies: { before: 'reply+', after: '', domain: 'far-shelves.example' },
    sender: 'post@far-shelves.example',
    prove: MAIL_IN.prove,
    mustProve: false,
  });
  const work = async (): Promise<void> => {
    await tick(ctx);
    for (let job = ctx.enqueued.shift(); job; job = ctx.enqueued.shift())
      await workers[job.name](job.data, new AbortController().signal);
  };
  const mailTo = (address: string, subject = ''): Outgoing => {
    const found = mails.findLast((mail) => mail.to.address === address && mail.subject.includes(subject));
    if (found) return found;
    const all = mails.map((mail) => `${mail.to.address}: ${mail.subject}`);
    throw new Error(`no mail "${subject}" to ${address} among\n${all.join('\n')}`);
  };
  return {
    ctx,
    mails,
    work,
    at: (when) => {
      ctx.clock.set(when);
      return work();
    },
    mailTo,
    player: (who) => play(browser, site.origin, who, mailTo),
    close: async () => {
      await browser.close();
      await delivery.stop();
      await site.close();
      await database.drop();
    },
  };
}

async function play(
  browser: Browser,
  origin: string,
  { address, locale, width = 1280 }: Who,
  mailTo: World['mailTo'],
): Promise<Player> {
  const context: BrowserContext = await browser.newContext({
    javaScriptEnabled: false,
    locale,
    viewport: { width, height: 800 },
  });
  const tab = await context.newPage();
  tab.setDefaultTimeout(5000);
  const { t } = translator(locale);
  const arrive = async (act: () => Promise<unknown>): Promise<number> => {
    // Of a redirect and the page it leads to, the last answer is the page.
    const [answered] = await Promise.all([tab.waitForNavigation(), act()]);
    return answered?.status() ?? 0;
  };
  const open = async (path: string): Promise<number> => {
    const { pathname, search } = new URL(path, origin);
    return (await tab.goto(origin + pathname + search))?.status() ?? 0;
  };
  /** What says for those who hear it alone what it is about, behind the words that are seen. */
  const named = (within: string, tag: string, seen: string) =>
    tab
      .locator(`${within} ${tag}:has(> .vh)`)
      .filter({ hasText: new RegExp(`^\\s*${seen.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s`) });
  const field = (name: string) => tab.locator(`[name="${name}"]`);
  return {
    address,
    tab,
    t,
    open,
    press: (key, within = 'body') =>
      arrive(() =>
        tab
          .locator(within)
          .getByRole('button', { name: t(key), exact: true })
          .or(named(within, 'button', t(key)))
          .first()
          .click(),
      ),
    follow: (key) =>
      arrive(() =>
        tab
          .getByRole('link', { name: t(key), exact: true })
          .or(named('body', 'a', t(key)))
          .first()
          .click(),
      ),
    fill: (name, value) => field(name).fill(value),
    choose: async (name, value) => {
      await field(name).selectOption(value);
    },
    tick: (name, value) =>
      (value === undefined ? field(name) : tab.locator(`[name="${name}"][value="${value}"]`)).check(),
    // Spaces that do not break belong to the words.
    text: async () => (await tab.locator('main').innerText()).replaceAll(/[ \t\r\n]+/g, ' '),
    openMail: (subject, button) => {
      const mail = mailTo(address, subject);
      const from = button ? mail.text.indexOf(t(button)) : 0;
      const link = /https?:\/\/\S+\/l\/\S+/.exec(mail.text.slice(from))?.[0];
      if (!link) throw new Error(`no link in\n${mail.text}`);
      return open(link);
    },
  };
}
