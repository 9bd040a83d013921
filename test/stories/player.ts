import type { BrowserContext } from 'playwright-core';
import type { MessageKey } from '../../src/i18n/locales.ts';
import { translator } from '../../src/i18n/translate.ts';
import type { World, Player } from './world.ts';

/** An address in a mail that leads to a page of the reader's own. */
const LINK = /https?:\/\/\S+\/l\/\S+/;

export async function sitDown(
  context: BrowserContext,
  at: { origin: string; address: string; locale: string; mailTo: World['mailTo'] },
): Promise<Player> {
  const { origin, address, mailTo } = at;
  const tab = await context.newPage();
  tab.setDefaultTimeout(60_000);
  const { t } = translator(at.locale);
  const arrive = async (act: () => Promise<unknown>): Promise<number> => {
    // After redirects the last answer is that of the final page.
    const [answered] = await Promise.all([tab.waitForNavigation(), act()]);
    return answered?.status() ?? 0;
  };
  const open = async (path: string): Promise<number> => {
    const { pathname, search } = new URL(path, origin);
    return (await tab.goto(origin + pathname + search))?.status() ?? 0;
  };
  const linkIn = (subject?: string, button?: MessageKey): string => {
    const { text } = mailTo(address, subject);
    const words = button ? t(button) : '';
    const line = text.replaceAll(/[ \t\r\n]+/g, ' ');
    const link = LINK.exec(line.slice(Math.max(0, line.indexOf(words))))?.[0];
    if (!link) throw new Error(`no link "${words}" in\n${text}`);
    return link;
  };
  /** The hidden words that name a button's subject, after the visible words. */
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
    press: (key, within = 'body', values = {}) =>
      arrive(() =>
        tab
          .locator(within)
          .getByRole('button', { name: t(key, values), exact: true })
          .or(named(within, 'button', t(key, values)))
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
    // Non-breaking spaces belong to the words.
    text: async () => (await tab.locator('main').innerText()).replaceAll(/[ \t\r\n]+/g, ' '),
    send: () => arrive(() => tab.locator('main form .button.main').first().click()),
    openMail: (subject, button) => open(linkIn(subject, button)),
    linkIn,
    post: async (path, fields) => {
      const { pathname } = new URL(path, origin);
      const answered = await context.request.post(origin + pathname, {
        data: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
      });
      return answered.status();
    },
    beside: () => sitDown(context, at),
  };
}
