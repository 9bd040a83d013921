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

/** A mail as somebody may look at it: decoded, within the limits of reading, secret addresses and links left out. Null when it cannot be read. */
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

/** The octets themselves as text, for a mail that cannot be read otherwise. */
export const rawTextOf = (raw: Buffer): string => plain(raw.subarray(0, 4 * SHOWN).toString('utf8'));

/** Removes control characters and secrets. Cuts last, so that no half of an address is taken for words. */
const plain = (text: string): string =>
  withoutSecrets(
    text
      .slice(0, 2 * SHOWN)
      .replaceAll('\r\n', '\n')
      .replaceAll(/[^\P{Cc}\n\t]/gu, ''),
  ).slice(0, SHOWN);

/** An address as it may be shown. */
export const shownAddress = (address: string): string => plain(address);
