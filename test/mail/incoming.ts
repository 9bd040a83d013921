import { receiveMail } from '../../src/rooms/incoming/index.ts';
import { replyAddress } from '../../src/mail/addresses.ts';
import type { ReplyForm, Target } from '../../src/mail/addresses.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import type { MailInSettings } from '../../src/mail/in/process.ts';
import type { TestCtx } from '../context.ts';

export const MAIL_IN: MailInSettings = {
  replies: { before: 'reply+', after: '', domain: 'shelves.example' },
  sender: 'mentoring@shelves.example',
  authserv: [],
};

/** A mail as somebody's program writes it. */
export interface Written {
  from: string;
  to: string;
  subject?: string;
  text?: string;
  messageId?: string;
  /** What its body is; plain text without. */
  type?: string;
  /** Further header lines. */
  headers?: string[];
}

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
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${mail.text ?? 'Hello.'}\r\n`);
}

/** The address at which one of the cast answers about something. */
export const answerAt = (
  ctx: TestCtx,
  target: Target & { person: number },
  form: ReplyForm = MAIL_IN.replies,
): string => replyAddress(ctx, form, { epoch: 0, ...target });

const plainAddress = (from: string): string => /<([^>]*)>/.exec(from)?.[1] ?? from;

/** A mail comes in and is read; how it was settled. */
export async function comesIn(
  ctx: TestCtx,
  mail: Written & { envelopeFrom?: string },
  settings: MailInSettings = MAIL_IN,
) {
  const envelope = { from: mail.envelopeFrom ?? plainAddress(mail.from), to: mail.to };
  const { id } = await receiveMail(ctx, { raw: rawMail(mail), channel: 'smtp', envelope });
  await processIncoming(ctx, settings, id);
  return incomingRow(ctx, id);
}

export const incomingRow = (ctx: TestCtx, id: number) =>
  ctx.db.selectFrom('incoming').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
