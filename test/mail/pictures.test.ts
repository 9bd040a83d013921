import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { PICTURES, drawAnew } from '../../src/lib/pictures.ts';
import { keepPictures } from '../../src/mail/in/pictures.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import { forgetPictures, receiveMail } from '../../src/rooms/incoming/index.ts';
import { browse } from '../browse.ts';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { rolledBack } from '../database.ts';
import { withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { MAIL_IN, answerAt, comesIn, incomingRow } from './incoming.ts';

const plain = (width = 64, height = 32) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

/** A photograph as a telephone takes it: turned, and with the place where it was taken. */
const photograph = (): Promise<Buffer> =>
  plain()
    .jpeg()
    .withExif({ IFD0: { Make: 'Pocket' }, IFD3: { GPSLatitude: '14/1 41/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();

const attached = (bytes: Uint8Array, name = 'x.jpg', isInline = false) => ({
  name,
  type: 'image/jpeg',
  bytes,
  isInline,
});

describe('a picture that comes by mail', () => {
  test('is drawn anew, upright, without the place where it was taken', async () => {
    const before = await photograph();
    expect((await sharp(before).metadata()).exif).toBeDefined();
    const drawn = await drawAnew(before);
    const after = await sharp(drawn?.bytes).metadata();
    expect(drawn?.kind).toBe('image/jpeg');
    expect(after).toMatchObject({ width: 32, height: 64, format: 'jpeg' });
    expect([after.exif, after.xmp, after.iptc]).toEqual([undefined, undefined, undefined]);
  });

  test('is made small enough for a slow line, and keeps what shines through', async () => {
    const wide = await drawAnew(await plain(4000, 1000).png().toBuffer());
    expect(await sharp(wide?.bytes).metadata()).toMatchObject({
      width: PICTURES.side,
      height: 512,
      format: 'jpeg',
    });
    const clear = await drawAnew(await plain().ensureAlpha(0.5).png().toBuffer());
    expect(clear?.kind).toBe('image/webp');
  });

  test('is known by its content, whatever it is called', async () => {
    for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.4', 'MZ', '<html>', ''])
      expect(await drawAnew(Buffer.from(text))).toBeNull();
    const broken = (await photograph()).subarray(0, 100);
    expect(await drawAnew(broken)).toBeNull();
  });

  test('is not opened when it would unfold to more than a picture', async () => {
    const bomb = await sharp({
      create: { width: 10_000, height: 10_000, channels: 3, background: 'white' },
      limitInputPixels: false,
    })
      .png()
      .toBuffer();
    expect(bomb.length).toBeLessThan(PICTURES.bytes);
    expect(await drawAnew(bomb)).toBeNull();
  });

  test('is one of six at most; decorations of a signature are left out', () =>
    rolledBack(async (db) => {
      const ctx = testContext(db);
      const { programme, people } = await stage(ctx);
      const many = await Promise.all(
        Array.from({ length: 8 }, async (_, at) =>
          attached(
            await plain(40 + at)
              .png()
              .toBuffer(),
            `../${at}.png`,
          ),
        ),
      );
      const logo = attached(await plain(10, 10).png().toBuffer(), 'logo.png', true);
      const kept = await keepPictures(
        ctx,
        { attachments: [logo, ...many] },
        { programme, person: people.luca },
      );
      expect(kept.pictures.map(({ name }) => name)).toEqual([
        '0.png',
        '1.png',
        '2.png',
        '3.png',
        '4.png',
        '5.png',
      ]);
      expect(kept.refused).toBe(2);
    }));
});

const part = (type: string, name: string, bytes: Buffer): string =>
  `--b\nContent-Type: ${type}; name=${name}\nContent-Disposition: attachment; filename=${name}\nContent-Transfer-Encoding: base64\n\n${bytes.toString('base64')}\n`;

/** A mail with words, a picture and a document. */
async function mailWith(scene: PartnersScene, text: string): Promise<number> {
  const { ctx, cast, pair } = scene;
  const to = answerAt(ctx, {
    kind: 'letter',
    programme: cast.programme,
    person: cast.people.luca,
    subject: pair,
  });
  const raw = Buffer.from(
    `From: luca@cast.example\nTo: ${to}\nMessage-ID: <p@luca.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n` +
      `--b\nContent-Type: text/plain\n\n${text}\n` +
      part('image/jpeg', 'garden.jpg', await photograph()) +
      part('application/pdf', 'cv.pdf', Buffer.from('%PDF-1.4')) +
      '--b--\n',
  );
  const { id } = await receiveMail(ctx, {
    raw,
    channel: 'smtp',
    envelope: { from: 'luca@cast.example', to },
  });
  await processIncoming(ctx, MAIL_IN, id);
  expect((await incomingRow(ctx, id)).state).toBe('done');
  const { file_id: file } = await ctx.db
    .selectFrom('letter_picture')
    .select('file_id')
    .executeTakeFirstOrThrow();
  return file;
}

test('what tells of something wrong says that its pictures stayed behind', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast, pair }) => {
    const person = cast.people.luca;
    const to = answerAt(ctx, { kind: 'concern', programme: cast.programme, person, subject: pair });
    await comesIn(ctx, {
      from: 'luca@cast.example',
      to,
      type: 'multipart/mixed; boundary=b',
      text: `--b\nContent-Type: text/plain\n\nLook at what she wrote.\n${part('image/jpeg', 'screen.jpg', await photograph())}--b--`,
    });
    const { data } = await ctx.db
      .selectFrom('outbox')
      .select('data')
      .where('kind', '=', 'concern-noted')
      .executeTakeFirstOrThrow();
    expect(data['leftOut']).toBe(true);
  }));

describe('a letter by mail with a picture', () => {
  test('shows it to the partners alone, and tells that the rest stayed behind', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx, cast, pair } = scene;
      const file = await mailWith(scene, 'Here is my garden');
      const { id } = await ctx.db.selectFrom('letter').select('id').executeTakeFirstOrThrow();
      const path = `/p/far-shelves/partnership/${pair}/letters/${id}/pictures/${file}`;
      const mei = browse(ctx, cast, 'mei');
      expect((await mei.get(`/p/far-shelves/partnership/${pair}`)).text).toContain(path);
      const shown = await mei.get(path);
      expect(shown.headers.get('content-type')).toBe('image/jpeg');
      expect(shown.headers.get('content-security-policy')).toContain('sandbox');
      expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
      expect((await browse(ctx, cast, 'amina').get(path)).status).toBe(404);
      expect((await browse(ctx, cast, 'tomas').get(path)).status).toBe(404);
      const mails = await ctx.db.selectFrom('outbox').select(['kind', 'person_id']).execute();
      expect(mails).toContainEqual({ kind: 'letter', person_id: cast.people.mei });
      expect(mails).toContainEqual({ kind: 'letter-trouble', person_id: cast.people.luca });
    }));

  test('needs no words', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      await mailWith(scene, '\n');
      expect(await scene.ctx.db.selectFrom('letter').select('body').execute()).toEqual([{ body: '' }]);
    }));

  test('goes when nothing shows it any more', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx } = scene;
      await mailWith(scene, 'Here is my garden');
      ctx.clock.forward(48);
      await forgetPictures(ctx);
      expect(await ctx.db.selectFrom('file').select('id').execute()).toHaveLength(1);
      await ctx.db.deleteFrom('letter_picture').execute();
      await forgetPictures(ctx);
      expect(await ctx.db.selectFrom('file').select('id').execute()).toEqual([]);
    }));
});
