import { settings } from './mailScene.ts';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { expect, test } from 'vitest';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import { mailboxTransport } from '../../src/mail/out/delivery/transport.ts';
import { ensureDkimKey, signingKey } from '../../src/rooms/sending/index.ts';
import { exampleOf, mails } from '../../src/mail/out/registry.ts';
import type { SomeMail } from '../../src/rooms/kinds.ts';
import type { Mail } from '../../src/mail/out/define.ts';
import { htmlFindings } from '../browser/checks.ts';
import { stage } from '../cast.ts';
import { languagesInTurn } from '../languagesInTurn.ts';
import { oneScene } from '../oneScene.ts';
import { verifyDkim } from './dkim.ts';
import { MORE, hostileScene } from './hostileExamples.ts';

const HOSTILE = '<img src=x> {name} %%letter:1%%\r\nBcc: all@cast.example\u202Egnp';

/** The cast, the key of their domain, and what delivers for it. */
const inScene = oneScene(async (ctx) => {
  const cast = await stage(ctx);
  await ctx.db.updateTable('programme').set({ name: 'Far %%code:1%% Shelves' }).execute();
  const scene = await hostileScene(ctx, cast);
  await ensureDkimKey(ctx, 'shelves.example');
  const { public_key: publicKey } = await ctx.db
    .selectFrom('dkim_key')
    .select('public_key')
    .executeTakeFirstOrThrow();
  const signing = { domain: 'shelves.example', ...(await signingKey(ctx, 'shelves.example'))! };
  const delivery = createDelivery(settings, await mailboxTransport(signing));
  return { ctx, cast, scene, delivery, publicKey };
});

test.each([...mails.values()].map((mail, nth) => [mail.kind, mail, languagesInTurn(nth)] as const))(
  'the mail %s leaves in its languages: text and HTML with the same links, and the headers the world expects',
  (kind, definition, locales) =>
    inScene(async ({ ctx, cast, scene, delivery, publicKey }) => {
      const { db } = ctx;
      const data = { ...(await exampleOf(kind)(scene)), ...MORE[kind] };
      await db.deleteFrom('outbox').where('state', '<>', 'bundled').execute();
      const person = cast.people.luca;
      const reads = db.updateTable('person').where('id', '=', person);
      await reads.set({ name: HOSTILE, called: '' }).execute();
      for (const locale of locales) {
        await reads.set({ locale }).execute();
        await ctx.mailer.queue(ctx, [
          { ...({ kind, data } as SomeMail), programme: cast.programme, occasion: `test:${locale}`, person },
        ]);
        expect(await delivery.run(ctx)).toBe(1);
        const { raw } = await db
          .selectFrom('mailbox')
          .select('raw')
          .orderBy('id', 'desc')
          .limit(1)
          .executeTakeFirstOrThrow();
        const mail = await PostalMime.parse(raw);
        checkHeaders(mail, definition, locale);
        expect(mail.subject).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        checkSignature(raw, publicKey);
        checkParts(mail, locale);
        if (kind === 'letter') expect(mail.text).toContain('%%code:1%%');
        else expect(mail.subject! + mail.text).not.toContain('%%');
        // A mail's title is its whole subject, however long.
        const findings = await htmlFindings(mail.html!, 'mail');
        expect(findings.filter((finding) => !finding.startsWith('long-title'))).toEqual([]);
      }
      const ids = await db.selectFrom('outbox').select('message_id').where('state', '=', 'sent').execute();
      expect(new Set(ids.map((row) => row.message_id)).size).toBe(locales.length);
    }),
);

function checkHeaders(mail: Email, definition: Mail, locale: string): void {
  const header = (name: string): string | undefined =>
    mail.headers.find((one) => one.key === name.toLowerCase())?.value;
  expect(mail.from?.address).toBe('mentoring@shelves.example');
  expect(mail.replyTo?.[0]?.address).toBe('hello@far-shelves.example');
  expect(mail.to).toHaveLength(1);
  expect(mail.to?.[0]?.address).toMatch(/^luca@(cast|new)\.example$/);
  expect(mail.messageId).toMatch(/^<[\w-]+@localhost>$/);
  expect(header('list-id')).toBe('<far-shelves.shelves.example>');
  expect(header('auto-submitted')).toBe(definition.answers ? 'auto-replied' : 'auto-generated');
  expect(header('x-auto-response-suppress')).toBe('All');
  expect(header('feedback-id')).toBe(`${definition.kind}:far-shelves:antipode`);
  expect(header('content-language')).toBe(locale);
  expect(header('precedence')).toBe(definition.many ? 'bulk' : undefined);
  const stop = header('list-unsubscribe') ?? '';
  if (definition.category) {
    // While no mail comes in, nobody can be written to.
    expect(stop).toMatch(/^<http:\/\/localhost:3000\/p\/far-shelves\/unsubscribe\/[\w.-]+>$/);
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  } else expect(stop).toBe('');
  expect(header('bcc')).toBeUndefined();
  for (const shown of [mail.subject ?? '', mail.from?.name ?? '', mail.to?.[0]?.name ?? ''])
    expect(shown).not.toMatch(/[\r\n\u202a-\u202e]/);
}

/** Checks as a receiver would, with our key. Nobody on the way may be able to add or change a field that matters. */
function checkSignature(raw: Buffer, publicKey: string): void {
  const { domain, signed } = verifyDkim(raw, publicKey);
  expect(domain).toBe('shelves.example');
  const present = raw
    .toString('latin1')
    .split('\r\n\r\n')[0]!
    .split(/\r\n(?![ \t])/)
    .map((field) => field.slice(0, field.indexOf(':')).toLowerCase());
  const needed = ['from', 'to', 'subject', 'date', 'message-id', 'reply-to', 'list-id', 'auto-submitted'];
  if (present.includes('list-unsubscribe')) needed.push('list-unsubscribe', 'list-unsubscribe-post');
  expect(signed).toEqual(expect.arrayContaining(needed));
}

/** Keys of messages and placeholders, which nobody must ever see. */
const RAW = /\bmail\.[a-z]+[-.][a-z]|\{[a-z]+[,}](?<!\{name\})/;

function checkParts({ subject = '', text = '', html = '' }: Email, locale: string): void {
  expect(subject.trim()).not.toBe('');
  expect(subject + text).not.toMatch(RAW);
  expect(text).not.toMatch(/<\/?(p|a|br|div|table)[ >]/);
  expect(html).toContain(`lang="${locale}"`);
  expect(html).not.toContain('<img');
  expect(html).not.toContain('href="#"');
  const inText = new Set([...text.matchAll(/https?:\/\/[^\s>]+/g)].map(([link]) => link));
  const inHtml = new Set(
    [...html.matchAll(/href="(https?:[^"]+)"/g)].map(([, link]) => link!.replaceAll('&amp;', '&')),
  );
  for (const link of inHtml) expect(inText).toContain(link);
  // A person's own text stays plain in HTML; mailboxes make links of it as they see fit.
  for (const link of inText) expect(html.replaceAll('&amp;', '&')).toContain(link);
  for (const line of text.split(/\r?\n/))
    if (!/https?:\/\//.test(line)) expect([...line].length, line).toBeLessThanOrEqual(78);
  expect(Buffer.byteLength(html)).toBeLessThan(102 * 1024);
}
