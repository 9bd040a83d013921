import { generateKeyPairSync, createPublicKey } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { createDelivery } from '../../src/mail/out/delivery/deliver.ts';
import { forNodemailer, inOnePiece } from '../../src/mail/out/delivery/wire.ts';
import { verifyDkim } from '../mail/dkim.ts';
import type { ReplyForm } from '../../src/mail/ownAddresses/replyAddress.ts';
import type { TestCtx } from '../context.ts';
import { MAIL_IN } from '../mail/incoming.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');

/** Delivers due mails, signed. Returns each mail as it is on the wire, once its signature is verified. */
export async function posted(
  ctx: TestCtx,
  { replies, hasRelay = false }: { replies: ReplyForm | undefined; hasRelay?: boolean } = MAIL_IN,
): Promise<{ to: string; kind: string; raw: string }[]> {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' } as Parameters<
    typeof createTransport
  >[0]);
  composer.use('stream', inOnePiece({ domain: 'shelves.example', selector: 'a1', pem }) as never);
  const mails: { to: string; kind: string; raw: string }[] = [];
  const delivery = createDelivery(
    {
      publicUrl: 'http://localhost:3000',
      sender: { address: MAIL_IN.sender, domain: 'shelves.example' },
      replies,
      hasRelay,
    },
    {
      connections: 1,
      send: async (_, mail) => {
        const { message } = (await composer.sendMail(forNodemailer(mail))) as unknown as { message: Buffer };
        verifyDkim(message, publicKey);
        const kind = mail.headers['Feedback-ID']!.split(':')[0]!;
        mails.push({ to: mail.envelope.to, kind, raw: message.toString() });
      },
      isUp: () => Promise.resolve(true),
      close: () => {},
    },
  );
  await delivery.run(ctx);
  return mails;
}
