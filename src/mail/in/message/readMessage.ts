import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { LIMITS } from './limits.ts';
import type { Unreadable } from './limits.ts';
import { unmarked } from './largeFiles.ts';
import type { LargeFiles } from './largeFiles.ts';
import { survey } from './survey.ts';
import { wordsOfMail } from '../wordsOfMail.ts';
import type { Words } from '../wordsOfMail.ts';

/** A mail taken apart. Texts are as the sender wrote them: untrusted. */
export interface Message {
  /** In their order, names in lower case, values unfolded. */
  headers: readonly { key: string; value: string }[];
  from: { name: string; address: string } | null;
  subject: string;
  /** With angle brackets; '' when the mail has none. */
  messageId: string;
  inReplyTo: string;
  references: readonly string[];
  /** '' when the mail has no such part. */
  text: string;
  html: string;
  /** The part of the text that the person wrote. */
  words: Words;
  attachments: readonly Attachment[];
}

export interface Attachment {
  name: string;
  /** The type that the sender claims. */
  type: string;
  bytes: Uint8Array;
  isInline: boolean;
}

export type ReadMail = { ok: true; message: Message } | { ok: false; reason: Unreadable };

/**
 * Reads any raw mail within LIMITS. Refuses, with a reason and without throwing, a mail that exceeds them, or that shows nothing although
 * it holds something. Takes at most 0.5 s and 100 MB for each mail (bench/mailHostile.ts): a process that does anything else has it read
 * aside (`readAside`).
 */
export async function readMessage(raw: Buffer): Promise<ReadMail> {
  const surveyed = survey(raw);
  if (!surveyed.ok) return surveyed;
  let mail: Email;
  try {
    mail = await PostalMime.parse(whole(surveyed.raw), {
      maxNestingDepth: LIMITS.depth,
      maxHeadersSize: LIMITS.headerBytes,
      maxRfc822NestingDepth: LIMITS.inner,
    });
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
  const message = messageOf(mail, surveyed.large);
  if (isTooLong(message)) return { ok: false, reason: 'too-large' };
  if (isEmpty(message) && hasBody(raw)) return { ok: false, reason: 'unreadable' };
  return { ok: true, message: { ...message, words: wordsOfMail(message) } };
}

/** The memory behind a buffer, if no other buffer shares it: the parser would copy any other. */
const whole = (raw: Buffer): Buffer | ArrayBuffer =>
  raw.buffer instanceof ArrayBuffer && raw.byteLength === raw.buffer.byteLength ? raw.buffer : raw;

function reasonOf(error: unknown): Unreadable {
  const text = String(error);
  if (/nesting/i.test(text)) return 'too-deep';
  return /header/i.test(text) ? 'too-many-headers' : 'unreadable';
}

function messageOf(mail: Email, large: LargeFiles): Omit<Message, 'words'> {
  return {
    headers: mail.headers.map(({ key, value }) => ({ key, value: clean(value) })),
    from: mail.from?.address
      ? { name: clean(mail.from.name ?? ''), address: clean(mail.from.address) }
      : null,
    subject: clean(mail.subject ?? ''),
    messageId: clean(mail.messageId ?? ''),
    inReplyTo: clean(mail.inReplyTo ?? ''),
    references: idsIn(mail.references ?? ''),
    text: clean(mail.text ?? ''),
    html: clean(mail.html ?? ''),
    attachments: mail.attachments.map((one) => ({
      name: clean(one.filename ?? ''),
      type: one.mimeType,
      bytes: unmarked(large, bytesOf(one.content)),
      isInline: one.disposition === 'inline' || one.related === true,
    })),
  };
}

/** Removes what PostgreSQL cannot hold: the character zero, and halves of a surrogate pair. */
const clean = (text: string): string => text.replaceAll('\0', '').toWellFormed();

const idsIn = (text: string): string[] => (clean(text).match(/<[^<>\s]{1,300}>/g) ?? []).slice(-50);

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);

const isTooLong = ({ text, html }: Pick<Message, 'text' | 'html'>): boolean =>
  text.length > LIMITS.text ||
  html.length > LIMITS.html ||
  countOf('<', html) > LIMITS.tags ||
  countOf('\n', text) + countOf('\r', text) > LIMITS.textLines;

function countOf(letter: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(letter); at >= 0; at = text.indexOf(letter, at + 1)) count++;
  return count;
}

const isEmpty = ({ text, html, attachments }: Omit<Message, 'words'>): boolean =>
  text.trim() === '' && html.trim() === '' && attachments.every((one) => one.bytes.length === 0);

/** Whether something stands below the headers. */
function hasBody(raw: Buffer): boolean {
  const crlf = raw.indexOf('\r\n\r\n');
  const lf = raw.indexOf('\n\n');
  const from = Math.min(...[crlf, lf].filter((at) => at >= 0));
  return (
    from < raw.length &&
    raw
      .subarray(from, from + 100_000)
      .toString('latin1')
      .trim() !== ''
  );
}

export const headerOf = (message: Pick<Message, 'headers'>, key: string): string =>
  message.headers.find((one) => one.key === key)?.value ?? '';
