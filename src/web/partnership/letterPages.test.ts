import sharp from 'sharp';
import { expect, test } from 'vitest';
import { answersFor, giveAnswers } from '../../../test/applicant.ts';
import { browse } from '../../../test/browse.ts';
import { minuteOver } from '../../../test/minuteOver.ts';
import { htmlFindings } from '../../../test/browser/checks.ts';
import { misleading } from '../../../test/leading.ts';
import { withPartners } from '../../../test/partners.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { defaultForm } from '../../../sample/form.ts';
import { applicationTo } from '../../rooms/applications/index.ts';
import { writeLetter } from '../../rooms/partnerships/index.ts';
import { loadForm } from '../../rooms/programmes/index.ts';

/** A photograph as a telephone takes it, with the place of the shot. */
const photograph = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 32, channels: 3, background: '#b4471c' } })
    .jpeg()
    .withExif({ IFD0: { Make: 'Pocket' }, IFD3: { GPSLatitude: '14/1 41/1 0/1', GPSLatitudeRef: 'N' } })
    .toBuffer();

test('once both have written, letters come before who the partner is', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const programme = cast.programme;
    const order = async (): Promise<string[]> =>
      [
        ...(await browse(ctx, cast, 'amina').get('/partnership?lang=en')).text.matchAll(
          /<h2[^>]*>(.*?)<\/h2>/g,
        ),
      ]
        .map(([, title]) => withoutMarkup(title!).trim())
        .filter((title) => /Letters|陈美/.test(title));
    const write = (who: 'amina' | 'mei') =>
      writeLetter(ctx, { programme, person: cast.people[who], partnership: pair, body: who, formKey: who });
    expect(await order()).toEqual([expect.stringContaining('陈美'), 'Letters']);
    await write('mei');
    expect(await order()).toEqual([expect.stringContaining('陈美'), 'Letters']);
    await write('amina');
    expect(await order()).toEqual(['Letters', expect.stringContaining('陈美')]);
  }));

test('a picture goes along with a letter from the page: drawn anew, on the page, for the partners alone', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const [amina, mei] = [browse(ctx, cast, 'amina'), browse(ctx, cast, 'mei')];
    const sent = await amina.upload(
      `/partnership/${pair}/letters`,
      { body: 'Our garden.', form_key: 'k' },
      { file: await photograph() },
    );
    const { id } = await ctx.db.selectFrom('letter').select('id').executeTakeFirstOrThrow();
    expect(sent.location).toBe(`/p/far-shelves/partnership/${pair}#letter-${id}`);
    await minuteOver(ctx);
    const page = await mei.get(`/partnership/${pair}`);
    expect(await htmlFindings(page.text)).toEqual([]);
    const src = new RegExp(`<img src="([^"]*/letters/${id}/pictures/\\d+)" alt="[^"]+" loading="lazy"`).exec(
      page.text,
    )![1]!;
    const shown = await mei.get(src);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect((await browse(ctx, cast, 'luca').get(src)).status).toBe(404);
    const { bytes } = await ctx.db.selectFrom('file').select('bytes').executeTakeFirstOrThrow();
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    // A reader who asked for little data gets a link instead.
    const sparing = (await mei.get(`/partnership/${pair}`, { 'save-data': 'on' })).text;
    expect(sparing).not.toContain('<img src="/p/far-shelves/partnership');
    expect(sparing).toContain(`href="${src}"`);
    // A picture needs no words.
    const alone = await mei.upload(
      `/partnership/${pair}/letters`,
      { body: '', form_key: 'l' },
      { file: await photograph() },
    );
    expect(alone.status).toBe(303);
  }));

test('a file of a kind that is not passed on is refused beside its field, and the words stay', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const refused = await browse(ctx, cast, 'amina').upload(
      `/partnership/${pair}/letters`,
      { body: 'Here is my paper.', form_key: 'k' },
      { file: Buffer.from('<svg onload="alert(1)"/>') },
    );
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Here is my paper.');
    expect(refused.text).toContain('href="#f-file"');
    expect(misleading(refused.text)).toEqual([]);
    const stored = ctx.db.selectFrom('letter').select('id').where('drafted_at', 'is', null);
    expect(await stored.execute()).toEqual([]);
  }));

test('the words of a letter with a picture wait too when nobody is signed in any more', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, pair }) => {
    const kept = await browse(ctx, cast).upload(
      `/partnership/${pair}/letters`,
      { body: 'A long evening’s words.', form_key: 'k' },
      { file: await photograph() },
    );
    expect(kept.status).toBe(403);
    expect(kept.text).toContain('A long evening’s words.');
  }));

test('the page says in which language to write, and whose answers one reads', () =>
  withPartners(['amina', 'mei'], async ({ ctx, cast, round, pair }) => {
    const programme = cast.programme;
    await loadForm(ctx, programme, round.id, defaultForm);
    const person = cast.people.mei;
    const application = (await applicationTo(ctx, programme, round.id, person))!.id;
    await giveAnswers(ctx, { programme, round: round.id, application, person }, answersFor('mei'));
    const said = async (lang: string): Promise<string> =>
      withoutMarkup((await browse(ctx, cast, 'amina').get(`/partnership/${pair}?lang=${lang}`)).text);
    const english = await said('en');
    expect(english.match(/You can write to 陈美 in English\./g)).toHaveLength(2);
    expect(english).toContain('What 陈美 was asked in the application, and answered:');
    expect(await said('es')).toContain('Puedes escribir a 陈美 en inglés.');
    expect(await said('fr')).toContain('Vous pouvez écrire à 陈美 en anglais.');
    expect(await said('ar')).toMatch(/لغة الكتابة إلى 陈美\s?: الإنجليزية\./);
  }));
