import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { onStage } from '../../../test/onStage.ts';

/** The button that Enter presses in a field of the form with this action: the form's first button. */
const pressed = (page: string, action: string): string | undefined =>
  /<button[^>]*>/.exec(page.slice(page.indexOf(`action="${action}"`)))?.[0];

test('Enter in a field saves a draft or looks first: it publishes nothing, and sends nothing off', async () => {
  await onStage(async (ctx, cast) => {
    const tomas = browse(ctx, cast, 'tomas');
    const pages = `/p/${cast.slug}/workbench/pages`;
    const fresh = await tomas.get('/workbench/pages/new?kind=news');
    expect(pressed(fresh.text, pages)).toContain('value="save"');
    const news = { kind: 'news', 'title.en': 'In the paper', 'body.en': 'Read it.', act: 'save' };
    const { location } = await tomas.post('/workbench/pages', news);
    expect(pressed((await tomas.get(location)).text, location)).toContain('value="save"');
    const draft = { 'subject.en': 'A reading list', 'body.en': 'It is there.', act: 'preview' };
    const looked = await tomas.post('/workbench/announcements', draft);
    expect(looked.text).toContain('value="queue"');
    expect(pressed(looked.text, `/p/${cast.slug}/workbench/announcements`)).toContain('value="preview"');
  });
});
