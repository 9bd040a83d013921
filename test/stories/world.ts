import { basename } from 'node:path';
import { build } from 'esbuild';
import type { Browser, BrowserContext, Page as Tab } from 'playwright-core';
import type { MessageKey } from '../../src/i18n/locales.ts';
import type { Value } from '../../src/i18n/translate.ts';
import { workersOf } from '../../src/jobs/list.ts';
import { tick } from '../../src/jobs/timetable.ts';
import { createOutbound } from '../../src/lib/network/outbound/outbound.ts';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import type { Outgoing } from '../../src/mail/out/delivery/transport.ts';
import { receiveMail } from '../../src/rooms/incoming/index.ts';
import { testContext } from '../context.ts';
import type { TestCtx } from '../context.ts';
import { smallDatabase } from '../database.ts';
import { minuteOver } from '../minuteOver.ts';
import { MAIL_IN, incomingRow, rawMail } from '../mail/incoming.ts';
import { mailboxes } from '../mail/post.ts';
import type { Mailbox } from '../mail/post.ts';
import { servedFiles } from '../browser/servedFiles.ts';
import { sharedChromium } from '../browser/chromium.ts';
import { serveSite } from '../browser/site.ts';
import { sitDown } from './player.ts';

/** A running installation with a clock that the test moves, and every mail that left it. */
export interface World {
  ctx: TestCtx;
  /** The mails in the order in which they left. */
  mails: Outgoing[];
  /** Does all that is due: duties, enqueued jobs and mails. Before that, the minute of waiting letters passes. */
  work(): Promise<void>;
  /** Moves the clock to this second, and does all that is due then. */
  at(when: string): Promise<void>;
  /** The last mail to somebody, or the last one with a word in its subject. Fails if there is none. */
  mailTo(address: string, subject?: string): Outgoing;
  player(who: Who): Promise<Player>;
  /** Somebody's mailbox, without a browser. Their mails come in as from outside, and the worker reads them. */
  box(address: string): Mailbox;
  close(): Promise<void>;
}

export interface Who {
  address: string;
  /** The language of the browser. */
  locale: string;
  /** The size of the screen in CSS pixels. */
  width?: number;
  /** Whether the browser runs scripts; it does not by default. */
  script?: boolean;
  /** Whether the browser prefers dark colours. */
  night?: boolean;
  /** The clock of the browser's machine; by default the server's. */
  zone?: string;
  /** The token of an existing session. */
  session?: string;
}

/** Somebody at a browser. */
export interface Player {
  address: string;
  tab: Tab;
  t(key: MessageKey, values?: Record<string, Value>): string;
  /** Opens a path of the site, or an address from a mail. Returns the status. */
  open(path: string): Promise<number>;
  /** Presses a button by the key of its words, filled in with `values`, and waits for the next page. Returns its status. */
  press(key: MessageKey, within?: string, values?: Record<string, Value>): Promise<number>;
  /** Follows the first link with these words. */
  follow(key: MessageKey): Promise<number>;
  fill(name: string, value: string): Promise<void>;
  choose(name: string, value: string): Promise<void>;
  tick(name: string, value?: string): Promise<void>;
  /** The text of the main part of the page, with single spaces. */
  text(): Promise<string>;
  /** Presses the submit button of the page's form. */
  send(): Promise<number>;
  /** Opens the first link of the last such mail, or the link behind the words of a button. */
  openMail(subject?: string, button?: MessageKey): Promise<number>;
  /** The address of that link. */
  linkIn(subject?: string, button?: MessageKey): string;
  /** Sends a form as a page of the site does, without showing it. Returns the status of the page it leads to. */
  post(path: string, fields: readonly [string, string][]): Promise<number>;
  /** Another tab of the same browser. */
  beside(): Promise<Player>;
}

/** A world of its own. It closes its browser at the end, unless a browser was given. */
export async function createWorld(now: string, shared?: Browser): Promise<World> {
  const database = await smallDatabase();
  const ctx = testContext(database.db, now);
  const site = await serveSite(ctx, await (files ??= assets()));
  const browser = shared ?? (await sharedChromium());
  const mails: Outgoing[] = [];
  const delivery = createDelivery(
    {
      publicUrl: site.origin,
      sender: { address: MAIL_IN.sender, domain: 'shelves.example' },
      replies: MAIL_IN.replies,
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
  const networks = { outbound: createOutbound(), publicUrl: 'https://shelves.example' };
  const workers = workersOf(ctx, delivery, MAIL_IN, () => Promise.resolve(), networks);
  const jobs = async (): Promise<void> => {
    for (let job = ctx.enqueued.shift(); job; job = ctx.enqueued.shift())
      await workers[job.name](job.data, new AbortController().signal);
  };
  const due = async (): Promise<void> => {
    await tick(ctx);
    await jobs();
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
    work: async () => {
      await minuteOver(ctx);
      await due();
    },
    at: (when) => {
      ctx.clock.set(when);
      return due();
    },
    mailTo,
    player: (who) => play(browser, site.origin, who, mailTo),
    box: mailboxes({
      sent: async () => {
        await minuteOver(ctx);
        await jobs();
        await delivery.run(ctx);
        return mails;
      },
      takeIn: async (mail) => {
        const envelope = { from: mail.from, to: mail.to };
        const { id } = await receiveMail(ctx, { raw: rawMail(mail), channel: 'smtp', envelope });
        await jobs();
        return incomingRow(ctx, id);
      },
    }),
    close: async () => {
      if (!shared) await browser.close();
      await delivery.stop();
      await site.close();
      await database.drop();
    },
  };
}

let files: ReturnType<typeof assets> | undefined;

/** The assets of pages, made once for all worlds. */
async function assets(): Promise<Readonly<Record<string, string>>> {
  const islands = await build({
    entryPoints: ['localTime', 'chatTimes', 'proofOfWork'].map((name) => `src/web/islands/${name}.ts`),
    outdir: '/',
    bundle: true,
    write: false,
  });
  return servedFiles(Object.fromEntries(islands.outputFiles.map(({ path, text }) => [basename(path), text])));
}

async function play(
  browser: Browser,
  origin: string,
  { address, locale, width = 1280, script = false, night = false, zone, session }: Who,
  mailTo: World['mailTo'],
): Promise<Player> {
  const context: BrowserContext = await browser.newContext({
    javaScriptEnabled: script,
    locale,
    viewport: { width, height: 800 },
    colorScheme: night ? 'dark' : 'light',
    ...(zone ? { timezoneId: zone } : {}),
  });
  if (session) await context.addCookies([{ name: 'session', value: session, url: origin }]);
  return sitDown(context, { origin, address, locale, mailTo });
}
