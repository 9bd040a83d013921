import { describe, expect, test } from 'vitest';
import { json } from '../../src/db/json.ts';
import type { PictureRefusal } from '../../src/lib/pictures/limits.ts';
import { drawPictures } from '../../src/mail/in/pictures.ts';
import { processIncoming } from '../../src/mail/in/process.ts';
import { resumeIncoming, nextPicture } from '../../src/rooms/incoming/index.ts';
import { blackPng } from '../bombs.ts';
import type { TestCtx } from '../context.ts';
import { mailed, withPartners } from '../partners.ts';
import { MAIL_IN, handled, incomingRow } from './incoming.ts';
import { arrives, lettersOf, part, photograph, plain } from './pictured.ts';

const jobs = (ctx: TestCtx): string[] => ctx.enqueued.splice(0).map(({ name }) => name);

describe('pictures of a mail', () => {
  test('are drawn before its transaction, and it goes on when all are', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx } = scene;
      const pictures = [
        part('image/jpeg', 'a.jpg', await photograph()),
        part('image/png', 'b.png', await plain(900, 900).png().toBuffer()),
      ];
      const id = await arrives(ctx, 'luca@cast.example', lettersOf(scene), 'Look', pictures);
      expect(jobs(ctx)).toEqual(['mail-in']);
      await processIncoming(ctx, MAIL_IN, id);
      expect(await incomingRow(ctx, id)).toMatchObject({ state: 'waiting', attempts: 0 });
      expect(jobs(ctx)).toEqual(['draw-pictures']);
      await drawPictures(ctx);
      expect(jobs(ctx)).toEqual(['mail-in']);
      const small = await ctx.db.selectFrom('incoming_picture').select(['kind', 'bytes']).execute();
      expect(small.map(({ kind }) => kind)).toEqual(['image/jpeg', 'image/jpeg']);
      await processIncoming(ctx, MAIL_IN, id);
      expect(await incomingRow(ctx, id)).toMatchObject({ state: 'done', attempts: 1 });
      expect(await ctx.db.selectFrom('letter_picture').select('name').orderBy('file_id').execute()).toEqual([
        { name: 'a.jpg' },
        { name: 'b.png' },
      ]);
      // The copies kept for drawing are gone, and so are the originals.
      expect(await ctx.db.selectFrom('incoming_picture').select('number').execute()).toEqual([]);
    }));

  test('are drawn by turns of mails, known people’s first and then what is least work', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx } = scene;
      const large = part('image/png', 'l.png', await plain(1500, 1500).png().toBuffer());
      const small = part('image/png', 's.png', await plain(600, 600).png().toBuffer());
      const stranger = 'nils@hostile.example';
      const hostile = await arrives(ctx, stranger, 'hello@far-shelves.example', 'x', [large, large, large]);
      const honest = await arrives(ctx, 'vera@post.example', 'hello@far-shelves.example', 'y', [small]);
      const letter = await arrives(ctx, 'luca@cast.example', lettersOf(scene), 'z', [large]);
      for (const id of [hostile, honest, letter]) await processIncoming(ctx, MAIL_IN, id);
      const order = [];
      for (let next = await nextPicture(ctx); next; next = await nextPicture(ctx)) order.push(next.incoming);
      expect(order).toEqual([letter, honest, hostile, hostile, hostile]);
      // All pictures are in hand; if that process dies, the next one takes them.
      await drawPictures(ctx);
      expect((await incomingRow(ctx, letter)).state).toBe('waiting');
      ctx.clock.forward(0.1);
      await drawPictures(ctx);
      for (const id of [hostile, honest, letter]) {
        await processIncoming(ctx, MAIL_IN, id);
        expect((await incomingRow(ctx, id)).state).toBe('done');
      }
    }));

  test('that ended the process twice stay behind, and their mail arrives', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx } = scene;
      const deadly = part('image/jpeg', 'x.jpg', await photograph());
      const id = await arrives(ctx, 'luca@cast.example', lettersOf(scene), 'Dear Mei', [deadly]);
      await processIncoming(ctx, MAIL_IN, id);
      for (let death = 0; death < 2; death++) {
        expect(await nextPicture(ctx)).toMatchObject({ incoming: id });
        ctx.clock.forward(0.1);
        jobs(ctx);
        await resumeIncoming(ctx);
        expect(jobs(ctx)).toEqual(['draw-pictures']);
      }
      expect(await nextPicture(ctx)).toBeNull();
      await processIncoming(ctx, MAIL_IN, id);
      expect((await incomingRow(ctx, id)).state).toBe('done');
      expect(await ctx.db.selectFrom('letter').select('body').execute()).toEqual([{ body: 'Dear Mei' }]);
    }));

  test('of one mail are not drawn once they were too much work together', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx } = scene;
      const picture = part('image/jpeg', 'x.jpg', await photograph());
      const id = await arrives(ctx, 'luca@cast.example', lettersOf(scene), 'Look', [
        picture,
        picture,
        picture,
      ]);
      await processIncoming(ctx, MAIL_IN, id);
      await ctx.db
        .updateTable('incoming_picture')
        .set({ spent_ms: 21_000, refusal: json<PictureRefusal>({ reason: 'heavy' }) })
        .where('number', '=', 1)
        .execute();
      await drawPictures(ctx);
      const rows = await ctx.db.selectFrom('incoming_picture').select('refusal').execute();
      expect(rows.map(({ refusal }) => refusal?.reason)).toEqual(['heavy', 'heavy', 'heavy']);
    }));

  test('are six at most; decorations of a signature are left out', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx } = scene;
      const logo = part('image/png', 'logo.png', await plain(10, 10).png().toBuffer(), 'inline');
      const many = await Promise.all(
        Array.from({ length: 8 }, async (_, at) =>
          part(
            'image/png',
            `../${at}.png`,
            await plain(40 + at)
              .png()
              .toBuffer(),
          ),
        ),
      );
      await handled(ctx, await arrives(ctx, 'luca@cast.example', lettersOf(scene), 'Look', [logo, ...many]));
      const kept = await ctx.db.selectFrom('letter_picture').select('name').orderBy('file_id').execute();
      expect(kept.map(({ name }) => name)).toEqual(['0.png', '1.png', '2.png', '3.png', '4.png', '5.png']);
      const told = await ctx.db
        .selectFrom('outbox')
        .select('kind')
        .where('person_id', '=', scene.cast.people.luca)
        .execute();
      expect(told).toContainEqual({ kind: 'letter-trouble' });
    }));

  test('that are too large stay behind, and the answer says how large they are', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx, cast } = scene;
      const bomb = part('image/png', 'harbour.png', blackPng(12_000, 10_000, [], 1000));
      const id = await arrives(ctx, 'luca@cast.example', lettersOf(scene), 'The harbour', [bomb]);
      await processIncoming(ctx, MAIL_IN, id);
      expect((await incomingRow(ctx, id)).state).toBe('done');
      const { data } = await ctx.db
        .selectFrom('outbox')
        .select('data')
        .where('kind', '=', 'letter-trouble')
        .executeTakeFirstOrThrow();
      const mail = await ctx.mailer.compose(ctx, {
        programme: cast.programme,
        kind: 'letter-trouble',
        person: cast.people.luca,
        data,
      });
      expect(mail?.text).toContain('har…r.png');
      expect(mail?.text.replaceAll(/\s+/g, ' ')).toContain('has 120 megapixels; the most');
    }));

  test('that come alone and are too large are no letter without words: the answer says so', () =>
    withPartners(['luca', 'mei'], async (scene) => {
      const { ctx } = scene;
      const bomb = part('image/png', 'harbour.png', blackPng(12_000, 10_000, [], 1000));
      await processIncoming(
        ctx,
        MAIL_IN,
        await arrives(ctx, 'luca@cast.example', lettersOf(scene), '', [bomb]),
      );
      const [told] = await mailed(scene, 'letter-trouble');
      expect(told?.text).toContain('har…r.png');
      expect(told?.text).toContain('attached');
      expect(told?.text).not.toContain('above the quoted');
      expect(await ctx.db.selectFrom('letter').select('id').execute()).toEqual([]);
    }));
});
