import { expect, test } from 'vitest';
import { browse } from '../browse.ts';
import { MADE_PDF, madeOffice, madeOldOffice, madeOpenDocument } from '../madeDocuments.ts';
import { minuteOver } from '../minuteOver.ts';
import { mailed, withPartners } from '../partners.ts';
import { handled, incomingRow } from './incoming.ts';
import { arrives, lettersOf, part, photograph } from './pictured.ts';

test('files of a mail to a partner go on by what is in them; each other is named to its writer, and the letter goes all the same', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const id = await arrives(ctx, 'luca@cast.example', lettersOf(scene), 'All my papers', [
      part('application/octet-stream', 'cv.pdf', MADE_PDF),
      part('image/jpeg', 'garden.jpg', await photograph()),
      part('text/csv', 'list.csv', Buffer.from('a;b\n')),
      part('application/pdf', 'page.pdf', Buffer.from('<!doctype html><script>alert(1)</script>')),
      part('application/msword', 'sums.docm', madeOffice('docm')),
      part('application/zip', 'draft.odt', madeOpenDocument('text')),
      part('application/msword', 'old.doc', madeOldOffice(['WordDocument'])),
      part('application/msword', 'new.docx', madeOffice('docx')),
      part('application/msword', 'seventh.xlsx', madeOffice('xlsx')),
    ]);
    await handled(ctx, id);
    expect((await incomingRow(ctx, id)).state).toBe('done');
    const kept = await ctx.db
      .selectFrom('letter_picture')
      .select(['name', 'file_id'])
      .orderBy('file_id')
      .execute();
    expect(kept.map(({ name }) => name)).toEqual([
      'cv.pdf',
      'garden.jpg',
      'list.csv',
      'draft.odt',
      'old.doc',
      'new.docx',
    ]);
    const [told] = await mailed(scene, 'letter-trouble');
    const text = told!.text.replaceAll(/\s+/g, ' ').replaceAll(/[\u2066-\u2069]/g, '');
    // The mail stays in the outbox, so it shortens file names: their writer alone recognises them.
    expect(text).toContain('pa…e.pdf: Files of this kind are not passed on.');
    expect(text).toContain('su…s.docm: This file holds macros');
    expect(text).toContain('sev…h.xlsx: The most that goes with one letter: 6 files');
    await minuteOver(ctx);
    const page = (await browse(ctx, cast, 'mei').get(`/partnership/${pair}`)).text;
    expect(page).toContain('All my papers');
    expect(page).toContain('<bdi>draft.odt</bdi>');
    const [letter] = await mailed(scene, 'letter');
    expect(letter!.text).toContain('6 files');
    for (const { name } of kept) expect(JSON.stringify(letter)).not.toContain(name);
  }));

test('a document alone is a letter without words, and one that cannot go on is none', () =>
  withPartners(['luca', 'mei'], async (scene) => {
    const { ctx } = scene;
    for (const [name, bytes] of [
      ['cv.pdf', MADE_PDF],
      ['a.exe', Buffer.from('MZ\0\0')],
    ] as const)
      await handled(
        ctx,
        await arrives(ctx, 'luca@cast.example', lettersOf(scene), '\n', [part('x/y', name, bytes)]),
      );
    expect(await ctx.db.selectFrom('letter').select('body').execute()).toEqual([{ body: '' }]);
    expect(
      (await mailed(scene, 'letter-trouble')).map(({ text }) =>
        /nothing went on/.test(text.replaceAll(/\s+/g, ' ')),
      ),
    ).toEqual([true]);
  }));
