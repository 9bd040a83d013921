import type { Stage } from '../cast.ts';
import { receiveMail } from '../../src/rooms/incoming/index.ts';
import { replyAddress } from '../../src/mail/ownAddresses/replyAddress.ts';
import type { ReplyForm, Target } from '../../src/mail/ownAddresses/replyAddress.ts';
import { createSenderCheck } from '../../src/mail/in/senderCheck/index.ts';
import type { CheckSender } from '../../src/mail/in/senderCheck/index.ts';
import { drawPictures } from '../../src/mail/in/pictures.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import type { MailInSettings } from '../../src/mail/in/process.ts';
import type { TestCtx } from '../context.ts';
import { signed, worldOf } from './signed.ts';
import type { Signature } from './signed.ts';

/** A sender check that waits for every look-up, and fails the test when the check itself fails. */
export const proving = (more: Partial<Parameters<typeof createSenderCheck>[0]> = {}): CheckSender =>
  createSenderCheck({
    authserv: [],
    lookUp: worldOf(),
    patience: 10_000,
    log: {
      warn: ({ err }: { err: unknown }) => {
        throw err;
      },
    },
    ...more,
  });

export const MAIL_IN: MailInSettings = {
  replies: { before: 'reply+', after: '', domain: 'shelves.example' },
  sender: 'mentoring@shelves.example',
  checkSender: proving(),
  mustProve: false,
};

/** A mail as somebody's program writes it. */
export interface Written {
  from: string;
  to: string;
  subject?: string;
  text?: string;
  messageId?: string;
  /** The content type of its body; plain text by default. */
  type?: string;
  /** Further header lines. */
  headers?: string[];
  /** Whether the sender's domain signs the mail; not by default. */
  signed?: Signature | boolean;
}

/** Settings in which the cast's domain signs all mail, and sends from one server. */
export const STRICT_CAST: MailInSettings = {
  replies: { before: 'reply+', after: '', domain: 'shelves.example' },
  sender: 'mentoring@shelves.example',
  checkSender: proving({
    lookUp: worldOf({
      'TXT _dmarc.cast.example': 'v=DMARC1; p=reject',
      'TXT cast.example': 'v=spf1 ip4:198.41.0.4 -all',
    }),
  }),
  mustProve: false,
};
/** A server that may not send for that domain. */
export const ELSEWHERE = { address: '198.41.0.5', name: 'mx.evil.example' };

/** Settings of an installation whose own mail server states the sender of each mail. */
export const trusting = (...authserv: string[]): MailInSettings => ({
  ...MAIL_IN,
  checkSender: proving({ authserv }),
  mustProve: true,
});

let count = 0;

export function rawMail(mail: Written): Buffer {
  const lines = [
    `From: ${mail.from}`,
    `To: ${mail.to}`,
    `Subject: ${mail.subject ?? 'Re: a letter'}`,
    `Message-ID: ${mail.messageId ?? `<written-${++count}@elsewhere.example>`}`,
    'Date: Fri, 12 Feb 2027 12:30:00 +0000',
    'MIME-Version: 1.0',
    `Content-Type: ${mail.type ?? 'text/plain; charset=utf-8'}`,
    'Content-Transfer-Encoding: 8bit',
    ...(mail.headers ?? []),
  ];
  const raw = Buffer.from(`${lines.join('\r\n')}\r\n\r\n${mail.text ?? 'Hello.'}\r\n`);
  return mail.signed ? signed(raw, mail.signed === true ? {} : mail.signed) : raw;
}

/** The address to which one of the cast answers about something. */
export const answerAt = (
  ctx: TestCtx,
  target: Target & { person: number },
  form: ReplyForm = MAIL_IN.replies,
): string => replyAddress(ctx, form, { epoch: 0, ...target });

/** The address to which Luca answers a mail without an address of its own. */
export const inboxOf = (ctx: TestCtx, { programme, people }: Stage): string =>
  answerAt(ctx, { kind: 'inbox', programme, person: people.luca, subject: 0 });

const plainAddress = (from: string): string => /<([^>]*)>/.exec(from)?.[1] ?? from;

/** A mail comes in and is handled. Returns its row, which says how it was settled. */
export async function comesIn(
  ctx: TestCtx,
  mail: Written & { envelopeFrom?: string; envelopeTo?: string; client?: { address: string; name: string } },
  settings: MailInSettings = MAIL_IN,
) {
  const envelope = { from: mail.envelopeFrom ?? plainAddress(mail.from), to: mail.envelopeTo ?? mail.to };
  const { client } = mail;
  const { id } = await receiveMail(ctx, { raw: rawMail(mail), channel: 'smtp', envelope, client });
  await handled(ctx, id, settings);
  return incomingRow(ctx, id);
}

/** Handles a received mail at once, or after its pictures are drawn. */
export async function handled(ctx: TestCtx, id: number, settings: MailInSettings = MAIL_IN): Promise<void> {
  const before = ctx.enqueued.length;
  await processIncoming(ctx, settings, id);
  if (!ctx.enqueued.slice(before).some(({ name }) => name === 'draw-pictures')) return;
  await drawPictures(ctx);
  await processIncoming(ctx, settings, id);
}

export const incomingRow = (ctx: TestCtx, id: number) =>
  ctx.db.selectFrom('incoming').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
