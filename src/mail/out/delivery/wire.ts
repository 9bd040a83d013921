import { createHash, createPrivateKey } from 'node:crypto';
import { Readable } from 'node:stream';
import * as base64 from 'nodemailer/lib/base64';
import sign from 'nodemailer/lib/dkim/sign';
import type MimeNode from 'nodemailer/lib/mime-node';
import * as qp from 'nodemailer/lib/qp';
import type { Outgoing } from './transport.ts';

/** The signing key of mail, as a private key in PEM. */
export interface Signing {
  domain: string;
  selector: string;
  pem: string;
}

/**
 * The fields that a signature covers. RFC 8058, section 4, demands both fields of one-click unsubscribing. It covers the fields for sender,
 * recipient and subject, so that nobody can add a second one.
 */
export const SIGNED =
  'From:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Transfer-Encoding:In-Reply-To:References:List-Id:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted:Feedback-ID';

/**
 * Writes and signs a mail of a nodemailer transport, in one step and as one piece. The library itself leads each part of a mail through a
 * dozen streams, which takes longer than writing the mail, and writes each of their pieces to the server separately. Headers, encodings and
 * signature are the library's.
 */
export function inOnePiece(signing: Signing | undefined) {
  const signer = signing && signerOf(signing);
  return ({ message }: { message: MimeNode }, done: (error?: Error) => void): void => {
    try {
      const written = writtenOut(message);
      const mail = written.endsWith('\r\n') ? written : `${written}\r\n`;
      const piece = Buffer.from(signer ? signer(mail) + mail : mail);
      message.createReadStream = () => Readable.from([piece], { objectMode: false });
    } catch (error) {
      return done(error as Error);
    }
    done();
  };
}

/** A mail, or a part of one, with its parts (RFC 2045, 2046). */
export function writtenOut(part: MimeNode): string {
  const encoding = part.getTransferEncoding();
  const headers = `${part.buildHeaders()}\r\n\r\n`;
  const content = contentOf(part, encoding);
  if (!part.multipart) return headers + content;
  const inner = part.childNodes.map((child) => `--${part.boundary}\r\n${writtenOut(child)}`);
  return `${headers}${content}${inner.join('\r\n')}\r\n--${part.boundary}--\r\n`;
}

function contentOf({ content }: MimeNode, encoding: string | false): string {
  if (!content) return '';
  if (typeof content !== 'string' && !Buffer.isBuffer(content))
    throw new Error('a part that is neither words nor bytes');
  if (encoding === 'base64') return base64.wrap(base64.encode(content));
  const text = encoding === 'quoted-printable' ? qp.wrap(qp.encode(content)) : content.toString();
  return text.replaceAll(/\r?\n/g, '\r\n');
}

/** Returns the signature line to put before a mail. */
function signerOf({ domain, selector, pem }: Signing): (mail: string) => string {
  const options = {
    domainName: domain,
    keySelector: selector,
    // A parsed key signs faster than its text.
    privateKey: createPrivateKey(pem) as unknown as string,
    headerFieldNames: SIGNED,
  };
  return (mail) => {
    const end = mail.indexOf('\r\n\r\n');
    const hash = createHash('sha256')
      .update(relaxed(mail.slice(end + 4)))
      .digest('base64');
    return `${sign(fieldsOf(mail.slice(0, end)), 'sha256', hash, options)}\r\n`;
  };
}

/** The fields of a head as bytes, one character each. */
const fieldsOf = (head: string): { key: string; line: string }[] =>
  Buffer.from(head)
    .toString('latin1')
    .split(/\r\n(?![ \t])/)
    .map((line) => ({ key: line.slice(0, line.indexOf(':')).trim().toLowerCase(), line }));

/** A body in the form that is hashed: RFC 6376, section 3.4.4. */
function relaxed(body: string): string {
  const lines = body.replaceAll(/[ \t]+/g, ' ').replaceAll(' \r\n', '\r\n');
  const end = lines.replace(/(?:\r\n)+$/, '');
  return end === '' ? '' : `${end}\r\n`;
}

/** One of our mails, in nodemailer's form. */
export function forNodemailer(mail: Outgoing) {
  const { headers, isBulk: _, calendar, ...rest } = mail;
  return {
    ...rest,
    // The calendar goes twice: as a part beside text and HTML, for Gmail, Outlook and Apple, and as a file, for programs that do not read
    // such a part.
    ...(calendar ? { icalEvent: { method: calendar.method, content: calendar.text } } : {}),
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    textEncoding: 'quoted-printable' as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
