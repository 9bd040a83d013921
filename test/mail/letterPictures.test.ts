import sharp from 'sharp';
import { expect, test } from 'vitest';
import { keepPicture } from '../../src/rooms/incoming/index.ts';
import { writeLetter } from '../../src/rooms/partnerships/index.ts';
import { stagePartnership } from '../partners.ts';
import { mailScene } from './mailScene.ts';

const scene = mailScene();

test('the pictures of a letter go with its mail, as far as a mailbox takes them', async () => {
  const { ctx, cast, round } = scene;
  const programme = cast.programme;
  const { luca, mei } = cast.people;
  const partnership = await stagePartnership(ctx, programme, round, [luca, mei]);
  const small = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#b4471c' } })
    .jpeg()
    .toBuffer();
  const sizes = [small, Buffer.alloc(5_000_000, 1), Buffer.alloc(5_000_000, 2)];
  const pictures = [];
  for (const [index, bytes] of sizes.entries())
    pictures.push({
      file: await keepPicture(ctx, { programme, bytes, kind: 'image/jpeg', by: luca }),
      name: index === 0 ? '../حديقة.heic' : '',
    });
  await writeLetter(ctx, { programme, person: luca, partnership, body: 'Look.', formKey: 'k', pictures });
  const to = await scene.server();
  await (await scene.deliveryTo(to.url)).run(ctx);
  const [{ mail }] = to.received as [(typeof to.received)[number]];
  expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
    ['حديقة.jpg', 'image/jpeg'],
    ['2.jpg', 'image/jpeg'],
  ]);
  expect(Buffer.from(mail.attachments[0]!.content as ArrayBuffer).equals(small)).toBe(true);
  expect(mail.text).toContain('3 pictures');
});
