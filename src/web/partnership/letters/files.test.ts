import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { htmlFindings } from '../../../../test/browser/checks.ts';
import { PDF, chosen, filesOf } from '../../../../test/letterFiles.ts';
import { madeOffice } from '../../../../test/madeDocuments.ts';
import { photograph } from '../../../../test/mail/pictured.ts';
import { minuteOver } from '../../../../test/minuteOver.ts';
import { withPartners } from '../../../../test/partners.ts';

test('documents and pictures go along with a letter, as downloads that nothing can draw, for its partners alone', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const page = `/partnership/${pair}`;
    const files = [
      PDF,
      chosen('مسودة.docx', madeOffice('docx')),
      chosen('notes.txt', '<script>alert(1)</script>'),
      chosen('garden.heic', await photograph()),
    ];
    const amina = browse(ctx, cast, 'amina');
    const sent = await amina.upload(`${page}/letters`, { body: 'Look.', form_key: 'k' }, { file: files });
    expect(sent.status).toBe(303);
    await minuteOver(ctx);
    const kept = await filesOf(scene);
    expect(kept.map(({ name }) => name).toSorted()).toEqual(
      ['Mon cv.pdf', 'garden.heic', 'notes.txt', 'مسودة.docx'].toSorted(),
    );
    const mei = browse(ctx, cast, 'mei');
    const shown = (await mei.get(`${page}?lang=en`)).text;
    expect(await htmlFindings(shown)).toEqual([]);
    expect(shown).toContain('<bdi>Mon cv.pdf</bdi>');
    const at = (name: string): string => {
      const { letter, file } = kept.find((one) => one.name === name)!;
      return `/p/far-shelves${page}/letters/${letter}/files/${file}`;
    };
    expect(shown).toContain(`href="${at('notes.txt')}"`);
    for (const name of ['Mon cv.pdf', 'notes.txt', 'مسودة.docx']) {
      const { status, headers, text } = await mei.get(at(name));
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('application/octet-stream');
      expect(headers.get('content-disposition')).toMatch(
        /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w.%-]+$/,
      );
      expect(headers.get('content-disposition')).toContain(encodeURIComponent(name));
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'");
      expect(headers.get('cache-control')).toBe('private, no-store');
      if (name === 'notes.txt') expect(text).toBe('<script>alert(1)</script>');
      // The file is hidden from everybody else: another member, directors, and the installation's operator.
      for (const who of ['luca', 'tomas', 'elif', 'olga'] as const)
        expect((await browse(ctx, cast, who).get(at(name))).status, who).toBe(404);
      expect([303, 403, 404]).toContain((await browse(ctx, cast).get(at(name))).status);
    }
    // A file of each kind has an address of that kind only.
    expect((await mei.get(at('Mon cv.pdf').replace('/files/', '/pictures/'))).status).toBe(404);
    expect((await mei.get(at('garden.heic'))).status).toBe(404);
  }));

test('until a letter has left its files are its writer’s alone, and taken back it brings them into the draft', () =>
  withPartners(['amina', 'mei'], async (scene) => {
    const { ctx, cast, pair } = scene;
    const [amina, mei] = [browse(ctx, cast, 'amina'), browse(ctx, cast, 'mei')];
    const page = `/partnership/${pair}`;
    await amina.upload(`${page}/letters`, { body: '', form_key: 'k' }, { file: [PDF] });
    const { letter, file } = (await filesOf(scene))[0]!;
    const at = `${page}/letters/${letter}/files/${file}`;
    expect([(await amina.get(at)).status, (await mei.get(at)).status]).toEqual([200, 404]);
    await amina.post(`${page}/letters/${letter}/draft`, { act: 'change' });
    expect((await filesOf(scene)).map(({ drafted_at }) => drafted_at !== null)).toEqual([true]);
    const form = (await amina.get(page)).text;
    const [, draft] = /name="draft" value="(\d+)"/.exec(form)!;
    expect(form).toContain(`name="keep" value="${file}"`);
    // A file that is unticked is not sent.
    await amina.post(`${page}/letters`, { body: 'Without it.', form_key: 'l', draft: draft! });
    expect(await filesOf(scene)).toEqual([]);
  }));

test('one’s own letters name their files and where they are', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const amina = browse(ctx, cast, 'amina');
    await amina.upload(`/partnership/${pair}/letters`, { body: 'Look.', form_key: 'k' }, { file: [PDF] });
    await minuteOver(ctx);
    const { text } = await amina.post(`/partnership/${pair}/own-letters?lang=en`);
    expect(text).toContain('With it went a file:\n- Mon cv.pdf (1 kB)');
    expect(text).toContain(
      `The files themselves are on your page: http://localhost:3000/p/far-shelves/partnership/${pair}`,
    );
  }));
