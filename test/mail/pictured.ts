import sharp from 'sharp';
import { receiveMail } from '../../src/rooms/incoming/index.ts';
import type { TestCtx } from '../context.ts';
import type { PartnersScene } from '../partners.ts';
import { answerAt } from './incoming.ts';

export const plain = (width = 64, height = 32) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

/** A photograph as a telephone takes it: rotated, and with its location. */
export const photograph = (): Promise<Buffer> =>
  plain()
    .jpeg()
    .withExif({ IFD0: { Make: 'Pocket' }, IFD3: { GPSLatitude: '14/1 41/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

export const part = (type: string, name: string, bytes: Buffer, how = 'attachment'): string =>
  `--b\nContent-Type: ${type}; name=${name}\nContent-Disposition: ${how}; filename=${name}\nContent-Transfer-Encoding: base64\n\n${bytes.toString('base64')}\n`;

export let count = 0;

/** A mail with words and further parts comes in and is not handled yet. Returns its id. */
export async function arrives(
  ctx: TestCtx,
  from: string,
  to: string,
  text: string,
  parts: string[],
): Promise<number> {
  const raw = Buffer.from(
    `From: ${from}\nTo: ${to}\nMessage-ID: <p${++count}@luca.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n` +
      `--b\nContent-Type: text/plain\n\n${text}\n${parts.join('')}--b--\n`,
  );
  return (await receiveMail(ctx, { raw, channel: 'smtp', envelope: { from, to } })).id;
}

export const lettersOf = ({ ctx, cast, pair }: PartnersScene): string =>
  answerAt(ctx, { kind: 'letter', programme: cast.programme, person: cast.people.luca, subject: pair });
