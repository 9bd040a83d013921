import sharp from 'sharp';
import { expect, test } from 'vitest';
import { keepDocument, keepMailedFile } from '../../src/rooms/files/index.ts';
import { writeLetter } from '../../src/rooms/partnerships/index.ts';
import { MADE_PDF } from '../madeDocuments.ts';
import { stagePartnership } from '../partners.ts';
import { mailScene } from './mailScene.ts';

const scene = mailScene();

test('the files of a letter go with its mail, as far as a mailbox takes them; the others are on the page', async () => {
  const { ctx, cast, round } = scene;
  const programme = cast.programme;
  const { luca, mei } = cast.people;
  const partnership = await stagePartnership(ctx, programme, round, [luca, mei]);
  const small = await sharp({ create: { width: 64, height: 32, channels: 3, background: '#b4471c' } })
    .jpeg()
    .toBuffer();
  const sizes = [small, Buffer.alloc(5_000_000, 1), Buffer.alloc(5_000_000, 2)];
  const files = [];
  for (const [index, bytes] of sizes.entries())
    files.push({
      file: await keepMailedFile(ctx, { programme, bytes, kind: 'image/jpeg', by: luca }),
      name: index === 0 ? '../حديقة.heic' : '',
    });
  const pdf = await keepDocument(ctx, { programme, bytes: MADE_PDF, kind: 'application/pdf', by: luca });
  files.push({ file: pdf!, name: 'سيرة ذاتية.pdf' });
  await writeLetter(ctx, {
    programme,
    person: luca,
    partnership,
    body: 'Look.',
    formKey: 'k',
    files,
  });
  const to = await scene.server();
  await (await scene.deliveryTo(to.url)).run(ctx);
  const [{ mail }] = to.received as [(typeof to.received)[number]];
  expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
    ['حديقة.jpg', 'image/jpeg'],
    ['2.jpg', 'image/jpeg'],
    ['سيرة ذاتية.pdf', 'application/pdf'],
  ]);
  expect(Buffer.from(mail.attachments[0]!.content as ArrayBuffer).equals(small)).toBe(true);
  expect(Buffer.from(mail.attachments[2]!.content as ArrayBuffer).equals(MADE_PDF)).toBe(true);
  const text = mail.text!.replaceAll(/\s+/g, ' ');
  expect(text).toContain('4 files');
  expect(text).toContain('too large for this mail');
});
