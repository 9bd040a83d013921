import { randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';

/** A mail as a person's mail program would write it. */
export interface Written {
  from: string;
  to: string;
  subject: string;
  text: string;
  /** The Message-ID of the answered mail, and those of the mails before that. */
  answers?: { id: string; references: string } | undefined;
}

/** The octets of the mail. Nothing is sent. */
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
