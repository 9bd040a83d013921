import { onStage } from '../onStage.ts';
import { expect, test } from 'vitest';
import { fetchMail } from '../../src/mail/in/channels/fetch.ts';
import type { Mailbox } from '../../src/mail/in/channels/fetch.ts';
import type { TestCtx } from '../context.ts';
import { MAIL_IN, inboxOf } from './incoming.ts';

const SETTINGS = { ...MAIL_IN, maxSize: 1000, address: 'mentoring@shelves.example' };

/** A mailbox in memory. */
function mailboxWith(mails: string[], trouble: Partial<Mailbox> = {}) {
  const left = new Map(mails.map((text, index) => [index + 1, Buffer.from(text)]));
  const kept: number[] = [];
  const mailbox: Mailbox = {
    list: () => Promise.resolve([...left].map(([uid, raw]) => ({ uid, size: raw.length }))),
    read: (uid) => Promise.resolve(left.get(uid) ?? null),
    taken: (uid) => Promise.resolve(void left.delete(uid)),
    leave: (uid) => Promise.resolve(void (left.delete(uid), kept.push(uid))),
    ...trouble,
  };
  return { mailbox, left, kept };
}

const rows = (ctx: TestCtx) =>
  ctx.db
    .selectFrom('incoming')
    .select(['envelope_from as from', 'envelope_to as to', 'channel'])
    .orderBy('id')
    .execute();

test('a fetched mail is taken for whom its server delivered it to, and noted as taken once it is stored', () =>
  onStage(async (ctx, cast) => {
    const to = inboxOf(ctx, cast);
    const { mailbox, left } = mailboxWith([
      `Return-Path: <luca@cast.example>\r\nDelivered-To: ${to.toUpperCase()}\r\nTo: Programme <mentoring@shelves.example>\r\n\r\nOne`,
      `Return-Path: <>\r\nTo: "a, b" <hello@far-shelves.example>,\r\n other@cast.example\r\n\r\nTwo`,
      `From: Nils <nils@cast.example>\r\nTo: undisclosed-recipients:;\r\n\r\nThree`,
    ]);
    expect(await fetchMail(ctx, mailbox, SETTINGS)).toBe(3);
    expect(await rows(ctx)).toEqual([
      { channel: 'imap', from: 'luca@cast.example', to },
      { channel: 'imap', from: '', to: 'hello@far-shelves.example' },
      { channel: 'imap', from: 'nils@cast.example', to: 'mentoring@shelves.example' },
    ]);
    expect(left.size).toBe(0);
  }));

test('a mail that was stored but could not be noted as taken is found again, and is the one we have', () =>
  onStage(async (ctx) => {
    let broken = true;
    const { mailbox, left } = mailboxWith([
      'Message-ID: <a@b.example>\r\nTo: hello@far-shelves.example\r\n\r\nOne',
    ]);
    const breaking: Mailbox = {
      ...mailbox,
      taken: (uid) => (broken ? Promise.reject(new Error('gone')) : mailbox.taken(uid)),
    };
    await expect(fetchMail(ctx, breaking, SETTINGS)).rejects.toThrow('gone');
    broken = false;
    expect(await fetchMail(ctx, breaking, SETTINGS)).toBe(0);
    expect([(await rows(ctx)).length, left.size]).toEqual([1, 0]);
  }));

test('a mail that cannot be stored stays in its mailbox', () =>
  onStage(async (ctx) => {
    const { mailbox, left } = mailboxWith(['To: hello@far-shelves.example\r\n\r\nOne']);
    const failing = { ...ctx, jobs: { enqueue: () => Promise.reject(new Error('no queue')) } };
    await expect(fetchMail(failing, mailbox, SETTINGS)).rejects.toThrow('no queue');
    expect(left.size).toBe(1);
  }));

test('a mail that is too large stays in its mailbox, marked, and holds up no other', () =>
  onStage(async (ctx) => {
    const { mailbox, kept } = mailboxWith([
      `To: hello@far-shelves.example\r\n\r\n${'x'.repeat(1000)}`,
      'To: hello@far-shelves.example\r\n\r\nTwo',
    ]);
    expect(await fetchMail(ctx, mailbox, SETTINGS)).toBe(1);
    expect(kept).toEqual([1]);
  }));
