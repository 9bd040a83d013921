import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import type { Browser } from '../../../../test/browse.ts';
import { htmlFindings } from '../../../../test/browser/checks.ts';
import { PDF, chosen, filesOf } from '../../../../test/letterFiles.ts';
import { madeOffice } from '../../../../test/madeDocuments.ts';
import { withPartners } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';
import { DOCUMENT_BYTES } from '../../../lib/documents/kinds.ts';

/** Amina's browser, in English. */
async function aminaIn({ ctx, cast }: PartnersScene): Promise<Browser> {
  const amina = browse(ctx, cast, 'amina');
  await amina.get('/me?lang=en');
  return amina;
}

test('one file that cannot go along loses neither the words nor the others, and is named with its reason', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { pair } = scene;
    const amina = await aminaIn(scene);
    const page = `/partnership/${pair}`;
    const send = (files: File[], fields = {}) =>
      amina.upload(
        `${page}/letters`,
        { body: 'A long evening’s words.', form_key: 'k', ...fields },
        { file: files },
      );
    const large = chosen('large.txt', Buffer.alloc(DOCUMENT_BYTES + 1, 'a'));
    const refused = await send([
      PDF,
      large,
      chosen('sums.xlsm', madeOffice('docm')),
      chosen('none.pdf', ''),
      chosen('void.txt', ''),
    ]);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#f-file"');
    expect(await htmlFindings(refused.text)).toEqual([]);
    const said = withoutMarkup(refused.text).replaceAll(/[\u2066-\u2069]/g, '');
    expect(said).toContain('large.txt: This file has 5.1 MB; the most is 5.');
    expect(said).toContain('sums.xlsm: This file holds macros');
    expect(said).toContain('none.pdf, void.txt: There is nothing in this file.');
    expect(said.match(/There is nothing in this file/g)).toHaveLength(2);
    expect(refused.text).toContain('A long evening’s words.</textarea>');
    expect((await filesOf(scene)).map(({ name, drafted_at }) => [name, drafted_at !== null])).toEqual([
      ['Mon cv.pdf', true],
    ]);
    const [, draft] = /name="draft" value="(\d+)"/.exec(refused.text)!;
    const [, keep] = /name="keep" value="(\d+)"/.exec(refused.text)!;
    expect((await send([chosen('b.txt', 'b')], { draft: draft!, keep: keep! })).status).toBe(303);
    expect((await filesOf(scene)).map(({ name, drafted_at }) => [name, drafted_at])).toEqual([
      ['Mon cv.pdf', null],
      ['b.txt', null],
    ]);
  }));

const texts = (count: number, of: string): File[] =>
  Array.from({ length: count }, (_, index) => chosen(`${of}${index}.txt`, `${of} ${index}`));

test('a letter takes six files, of a thousand none, and fifteen megabytes; beyond it the words are kept as a draft', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { pair } = scene;
    const amina = await aminaIn(scene);
    const page = `/partnership/${pair}`;
    const send = (files: File[], fields = {}) =>
      amina.upload(`${page}/letters`, { body: 'My words.', form_key: 'k', ...fields }, { file: files });
    const raw = (body: string) =>
      amina.site.postRaw(`/p/far-shelves${page}/letters`, `--a${body}\r\n--a--\r\n`, {
        origin: 'http://localhost:3000',
        'content-type': 'multipart/form-data; boundary=a',
        'content-length': String(body.length + 12),
      });
    const words = '\r\ncontent-disposition: form-data; name="body"\r\n\r\nMy words.\r\n--a';
    const file = '\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\na';
    for (const body of [words + `${file}\r\n--a`.repeat(999) + file, words + file + 'a'.repeat(16_000_000)]) {
      const many = await raw(body);
      expect(many.status).toBe(422);
      expect(many.text).toContain('My words.</textarea>');
      expect(withoutMarkup(many.text)).toContain('6 files, 15 MB together');
      expect(await filesOf(scene)).toEqual([]);
    }
    // Several devices together cannot gather more files in one draft.
    for (const name of ['c', 'd', 'e']) await send(texts(4, name), { act: 'draft' });
    expect(await filesOf(scene)).toHaveLength(6);
    const form = (await amina.get(page)).text;
    const [, draft] = /name="draft" value="(\d+)"/.exec(form)!;
    const keep = [...form.matchAll(/name="keep" value="(\d+)"/g)].map(([, id]) => id!);
    const over = await send(texts(1, 'f'), { draft: draft!, keep });
    expect(over.status).toBe(422);
    expect(withoutMarkup(over.text)).toContain('6 files, 15 MB together');
    expect((await send([], { draft: /name="draft" value="(\d+)"/.exec(over.text)![1]!, keep })).status).toBe(
      303,
    );
    expect((await filesOf(scene)).filter(({ drafted_at }) => drafted_at === null)).toHaveLength(6);
  }));

test('who sends sixty megabytes within a day is asked to wait for the next', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, pair } = scene;
    const amina = await aminaIn(scene);
    const send = (of: number) =>
      amina.upload(
        `/partnership/${pair}/letters`,
        { body: 'x', form_key: String(of) },
        { file: [1, 2, 3].map((n) => chosen('a.txt', Buffer.alloc(DOCUMENT_BYTES - 1000, `${of}.${n} `))) },
      );
    for (const time of [1, 2, 3, 4]) expect((await send(time)).status).toBe(303);
    const refused = await send(5);
    expect(refused.status).toBe(422);
    expect(withoutMarkup(refused.text)).toContain('more than 60 MB within a day');
    ctx.clock.forward(25);
    expect((await send(6)).status).toBe(303);
  }));
