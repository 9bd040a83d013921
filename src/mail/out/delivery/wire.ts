import { createPrivateKey } from 'node:crypto';
import { Transform } from 'node:stream';
import type { Readable } from 'node:stream';
import DKIM from 'nodemailer/lib/dkim';
import type MimeNode from 'nodemailer/lib/mime-node';
import type { Outgoing } from './transport.ts';

/** What mail is signed with, as a private key in PEM. */
export interface Signing {
  domain: string;
  selector: string;
  pem: string;
}

/**
 * The fields a signature covers. Both of one-click unsubscribing must be in it (RFC 8058, section 4); those that say who
 * writes to whom about what, so that nobody can add a second.
 */
export const SIGNED =
  'From:Reply-To:Subject:Date:Message-ID:To:MIME-Version:Content-Type:Content-Transfer-Encoding:In-Reply-To:References:List-Id:List-Unsubscribe:List-Unsubscribe-Post:Auto-Submitted:Feedback-ID';

/** Signs what a transport of nodemailer sends, and hands it on as one piece: each piece is a write of its own to the server. */
export function inOnePiece(signing: Signing | undefined) {
  const signer = signing && signerOf(signing);
  return ({ message }: { message: MimeNode }, done: () => void): void => {
    if (signer) message.processFunc((input) => signer.sign(input as Readable));
    message.processFunc((input) => whole(input as Readable));
    done();
  };
}

/** Everything that comes, at the end. Joined by hand: `pipeline` of node:stream makes an error object for each mail, which costs time. */
function whole(input: Readable): Readable {
  const output = new Whole();
  input.once('error', (error) => output.destroy(error));
  return input.pipe(output);
}

class Whole extends Transform {
  #pieces: Buffer[] = [];
  override _transform(piece: Buffer, _: string, done: () => void): void {
    this.#pieces.push(piece);
    done();
  }
  override _flush(done: () => void): void {
    this.push(Buffer.concat(this.#pieces));
    done();
  }
}

function signerOf({ domain, selector, pem }: Signing): DKIM {
  // A key that is parsed once signs faster than its text.
  const privateKey = createPrivateKey(pem) as unknown as string;
  return new DKIM({ domainName: domain, keySelector: selector, privateKey, headerFieldNames: SIGNED });
}

/** What nodemailer takes for a mail of ours. */
export function forNodemailer(mail: Outgoing) {
  const { headers, isBulk: _, ...rest } = mail;
  return {
    ...rest,
    headers: Object.entries(headers).map(([key, value]) => ({ key, value })),
    textEncoding: 'quoted-printable' as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
