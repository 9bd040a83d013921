import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';

/** A mail as somebody's program would write it. */
export interface Written {
  from: string;
  to: string;
  subject: string;
  text: string;
  /** Message-ID of the mail it answers, and those of the mails before that one. */
  answers?: { id: string; references: string } | undefined;
}

/** Its octets. Nothing is sent anywhere. */
export async function rawMail({ from, to, subject, text, answers }: Written): Promise<Buffer> {
  const writer = createTransport({ streamTransport: true, buffer: true });
  const { message } = await writer.sendMail({
    from: { name: '', address: from },
    to: { name: '', address: to },
    envelope: { from, to },
    subject,
    text: text.replaceAll(/\r\n?/g, '\n'),
    messageId: `<${randomUUID()}@tried.localhost>`,
    ...(answers ? { inReplyTo: answers.id, references: `${answers.references} ${answers.id}`.trim() } : {}),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return message as Buffer;
}
