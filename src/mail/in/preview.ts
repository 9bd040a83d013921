import { readAside } from './message/index.ts';
import { withoutSecrets } from './wordsOfMail.ts';

/** A mail of the tray as it is shown to a volunteer. */
export interface MailPreview {
  from: string;
  subject: string;
  text: string;
  attachments: string[];
}

/** Characters of a text that are shown. */
const SHOWN = 20_000;

/**
 * A mail as a volunteer may see it: decoded, within the limits of reading, without secret addresses and links. Null when it cannot be read.
 */
export async function previewOf(raw: Buffer): Promise<MailPreview | null> {
  const read = await readAside(raw);
  if (!read.ok) return null;
  const { from, subject, attachments } = read.message;
  return {
    from: from ? plain(`${from.name} <${from.address}>`.trim()) : '',
    subject: plain(subject),
    text: plain(read.message.words.whole),
    attachments: attachments.map(({ name, type }) => plain(name || type)),
  };
}

/** The header lines as they came. */
export const headOf = (raw: Buffer): string => rawTextOf(raw).split(/\n\n/, 1)[0] ?? '';

/** The octets themselves as text, for a mail that cannot be read in another way. */
export const rawTextOf = (raw: Buffer): string => plain(raw.subarray(0, 4 * SHOWN).toString('utf8'));

/** Removes control characters and secrets. Cuts last, so that half an address does not remain as plain text. */
const plain = (text: string): string =>
  withoutSecrets(
    text
      .slice(0, 2 * SHOWN)
      .replaceAll('\r\n', '\n')
      .replaceAll(/[^\P{Cc}\n\t]/gu, ''),
  ).slice(0, SHOWN);

/** An address as it may be shown. */
export const shownAddress = (address: string): string => plain(address);
