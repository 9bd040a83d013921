import PostalMime from 'postal-mime';

/** A mail taken apart. Texts are as the sender wrote them: untrusted. */
export interface Message {
  /** In their order, names in lower case, values unfolded. */
  headers: readonly { key: string; value: string }[];
  from: { name: string; address: string } | null;
  subject: string;
  /** With its angle brackets; '' when it has none. */
  messageId: string;
  inReplyTo: string;
  references: readonly string[];
  /** '' when it has no such part. */
  text: string;
  html: string;
  attachments: readonly Attachment[];
}

export interface Attachment {
  name: string;
  /** As the sender claims. */
  type: string;
  bytes: Uint8Array;
  isInline: boolean;
}

/** Reads a raw message. */
export async function readMessage(raw: Buffer): Promise<Message> {
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 50, maxHeadersSize: 512 * 1024 });
  return {
    headers: mail.headers,
    from: mail.from?.address ? { name: mail.from.name ?? '', address: mail.from.address } : null,
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    inReplyTo: mail.inReplyTo ?? '',
    references: idsIn(mail.references ?? ''),
    text: mail.text ?? '',
    html: mail.html ?? '',
    attachments: mail.attachments.map((one) => ({
      name: one.filename ?? '',
      type: one.mimeType,
      bytes: bytesOf(one.content),
      isInline: one.disposition === 'inline' || one.related === true,
    })),
  };
}

const idsIn = (text: string): string[] => (text.match(/<[^<>\s]{1,300}>/g) ?? []).slice(-50);

const bytesOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content);

export const headerOf = (message: Pick<Message, 'headers'>, key: string): string =>
  message.headers.find((one) => one.key === key)?.value ?? '';
