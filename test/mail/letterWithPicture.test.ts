import { describe, expect, test } from 'vitest';
import { forgetMailedFiles } from '../../src/rooms/files/index.ts';
import { browse } from '../browse.ts';
import { minuteOver } from '../minuteOver.ts';
import { withPartners } from '../partners.ts';
import type { PartnersScene } from '../partners.ts';
import { answerAt, comesIn, handled, incomingRow } from './incoming.ts';
import { arrives, lettersOf, part, photograph } from './pictured.ts';

/** A letter with words, a picture and a document. Returns the file of the picture. */
async function mailWith(scene: PartnersScene, text: string): Promise<number> {
  const { ctx } = scene;
  const id = await arrives(ctx, 'luca@cast.example', lettersOf(scene), text, [
    part('image/jpeg', 'garden.jpg', await photograph()),
    part('application/pdf', 'cv.pdf', Buffer.from('<html>')),
  ]);
  await handled(ctx, id);
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
      await minuteOver(ctx);
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
      await forgetMailedFiles(ctx);
      expect(await ctx.db.selectFrom('file').select('id').execute()).toHaveLength(1);
      await ctx.db.deleteFrom('letter_picture').execute();
      await forgetMailedFiles(ctx);
      expect(await ctx.db.selectFrom('file').select('id').execute()).toEqual([]);
    }));
});
