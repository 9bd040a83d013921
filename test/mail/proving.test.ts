import { onStage } from '../onStage.ts';
import { expect, test } from 'vitest';
import type { LookUp } from '../../src/mail/in/senderCheck/index.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import type { MailInSettings } from '../../src/mail/in/process.ts';
import { receiveMail, retryIncoming } from '../../src/rooms/incoming/index.ts';
import type { TestCtx } from '../context.ts';
import {
  ELSEWHERE,
  MAIL_IN,
  STRICT_CAST,
  comesIn,
  incomingRow,
  proving,
  rawMail,
  trusting,
} from './incoming.ts';
import type { Written } from './incoming.ts';
import { worldOf } from './signed.ts';

const MAIL: Written = {
  from: 'luca@cast.example',
  to: 'hello@far-shelves.example',
  text: 'When?',
  signed: true,
};

const asking = (lookUp: LookUp, patience = 10_000): MailInSettings => ({
  ...MAIL_IN,
  checkSender: proving({ lookUp, patience }),
});

const comes = async (ctx: TestCtx, mail: Written): Promise<number> =>
  (
    await receiveMail(ctx, {
      raw: rawMail(mail),
      channel: 'smtp',
      envelope: { from: mail.from, to: mail.to },
    })
  ).id;

const failing: LookUp = () => Promise.reject(Object.assign(new Error('timeout'), { code: 'ETIMEOUT' }));
const silent: LookUp = () => new Promise(() => {});

test('what was found of a sender is kept with the mail; who handed it to us is not', () =>
  onStage(async (ctx) => {
    expect((await comesIn(ctx, MAIL)).proof).toBe('pass');
    expect((await comesIn(ctx, { ...MAIL, signed: false })).proof).toBe('none');
    const forged = await comesIn(
      ctx,
      { ...MAIL, signed: false, text: 'Now', client: ELSEWHERE },
      STRICT_CAST,
    );
    expect(forged).toMatchObject({ proof: 'fail', client_address: null, client_name: null });
    expect((await comesIn(ctx, { ...MAIL, envelopeFrom: '', text: 'A report' })).proof).toBe('none');
  }));

test('a mail to somebody else that was sent on to us proves nothing, whoever found its signature to hold', () =>
  onStage(async (ctx) => {
    const headers = ['Authentication-Results: mx.shelves.example; dmarc=pass header.from=cast.example'];
    const stop = { ...MAIL, subject: 'unsubscribe topics', headers };
    for (const settings of [MAIL_IN, trusting('mx.shelves.example')]) {
      const onward = {
        ...stop,
        to: 'mallory@evil.example',
        envelopeTo: MAIL.to,
        text: `${settings.mustProve}`,
      };
      expect((await comesIn(ctx, onward, settings)).proof).toBe('none');
    }
    expect(await ctx.db.selectFrom('unsubscription').select('category').execute()).toEqual([]);
    expect(await comesIn(ctx, stop, trusting('mx.shelves.example'))).toMatchObject({ kind: 'unsubscribe' });
  }));

test('a later try asks no name server again, whatever has become of the key', () =>
  onStage(async (ctx) => {
    const id = await comes(ctx, { ...MAIL, to: 'nobody@shelves.example' });
    await processIncoming(ctx, MAIL_IN, id);
    expect(await incomingRow(ctx, id)).toMatchObject({ state: 'tray', proof: 'pass' });
    await retryIncoming(ctx, {
      programme: (await incomingRow(ctx, id)).programme_id,
      actor: { kind: 'command' },
      id,
    });
    await processIncoming(ctx, asking(failing), id);
    expect(await incomingRow(ctx, id)).toMatchObject({ state: 'tray', proof: 'pass' });
  }));

test('where name servers do not answer a mail is unproven, until somebody has it tried again', () =>
  onStage(async (ctx, { programme }) => {
    const id = await comes(ctx, { ...MAIL, subject: 'unsubscribe topics' });
    await processIncoming(ctx, asking(failing), id);
    expect(await incomingRow(ctx, id)).toMatchObject({ state: 'tray', reason: 'sender', proof: 'unsure' });
    await retryIncoming(ctx, { programme, actor: { kind: 'command' }, id });
    await processIncoming(ctx, MAIL_IN, id);
    expect(await incomingRow(ctx, id)).toMatchObject({ state: 'done', kind: 'unsubscribe', proof: 'pass' });
  }));

test('a mail whose name servers are slow waits aside, and is read when they have answered', () =>
  onStage(async (ctx) => {
    const { promise: slow, resolve: answer } = Promise.withResolvers<void>();
    const settings = asking(async (name, type) => {
      await slow;
      return worldOf()(name, type);
    }, 10);
    const id = await comes(ctx, MAIL);
    ctx.enqueued.length = 0;
    await processIncoming(ctx, settings, id);
    expect(await incomingRow(ctx, id)).toMatchObject({ state: 'waiting', proof: null });
    answer();
    await expect.poll(() => ctx.enqueued).toEqual([{ name: 'mail-in', data: { id } }]);
    expect(await incomingRow(ctx, id)).toMatchObject({ proof: 'pass', attempts: 0 });
    await processIncoming(ctx, settings, id);
    expect(await incomingRow(ctx, id)).toMatchObject({ state: 'done', kind: 'inbox' });
  }));

test('mails whose name servers never answer hold up nobody else’s', () =>
  onStage(async (ctx) => {
    const settings = asking((name, type) => (name.includes('slow') ? silent : worldOf())(name, type), 250);
    const hostile: number[] = [];
    for (let number = 0; number < 30; number++)
      hostile.push(await comes(ctx, { ...MAIL, from: `a@slow${number}.example`, text: `${number}` }));
    const honest = await comes(ctx, MAIL);
    ctx.enqueued.length = 0;
    const began = performance.now();
    for (const id of [...hostile, honest]) await processIncoming(ctx, settings, id);
    const state = async (): Promise<string> => {
      for (let job = ctx.enqueued.shift(); job; job = ctx.enqueued.shift())
        if (job.name === 'mail-in') await processIncoming(ctx, settings, Number(job.data['id']));
      return (await incomingRow(ctx, honest)).state;
    };
    await expect.poll(state).toBe('done');
    expect(performance.now() - began).toBeLessThan(2000);
    expect(await incomingRow(ctx, honest)).toMatchObject({ proof: 'pass' });
  }));
