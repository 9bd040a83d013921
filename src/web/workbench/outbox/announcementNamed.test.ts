import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { onStage } from '../../../../test/onStage.ts';
import { withoutMarkup } from '../../../../test/withoutMarkup.ts';

test('announcements in the outbox are told apart by their subjects, in the heading, in the list and beside one', () =>
  onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    for (const subject of ['Bring a book', 'The hall is closed'])
      await tomas.post('/workbench/announcements', {
        'subject.en': subject,
        'body.en': 'More on Friday.',
        act: 'queue',
      });
    const [first] = await ctx.db
      .selectFrom('outbox')
      .select('occasion')
      .where('kind', '=', 'announcement')
      .orderBy('id')
      .limit(1)
      .execute();
    const of = { kind: 'announcement', occasion: first!.occasion };
    const page = async (more: Record<string, string>): Promise<string> => {
      const query = new URLSearchParams({ ...of, lang: 'en', ...more });
      const { text } = await tomas.get(`/workbench/outbox/group?${query}`);
      return text.replaceAll(/[\u2068\u2069]/g, '');
    };
    const [, heading] = /<h1[^>]*>(.*?)<\/h1>/s.exec(await page({}))!;
    expect(withoutMarkup(heading!)).toContain('Bring a book');
    const [beside] = /<nav class="beside-list".*?<\/nav>/s.exec(await page({ list: 'show=here' }))!;
    for (const subject of ['Bring a book', 'The hall is closed'])
      expect(withoutMarkup(beside)).toContain(`· ${subject}`);
    const { text } = await tomas.get('/workbench/outbox?show=here&lang=en');
    for (const subject of ['Bring a book', 'The hall is closed'])
      expect(withoutMarkup(text)).toContain(`Announcement ${subject}`);
  }));
