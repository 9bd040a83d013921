import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { opened } from '../../../../test/chatting.ts';
import { onStage } from '../../../../test/onStage.ts';

test('two hosts who sum a chat up at once: the second is told, reads what the first wrote, and loses no word', () =>
  onStage(async (ctx, cast) => {
    const { chat } = await opened(ctx, cast);
    const [tomas, elif] = [browse(ctx, cast, 'tomas'), browse(ctx, cast, 'elif')];
    tomas.cookies.set('lang', 'en');
    const form = `/workbench/chats/${chat}/summary`;
    const base = async () => /name="base" value="([^"]*)"/.exec((await tomas.get(form)).text)?.[1] ?? '?';
    const began = await base();
    expect((await elif.post(form, { summary: 'Of Elif', locale: 'en', base: began })).status).toBe(303);
    const mine = { summary: 'Of Tomás', locale: 'en', base: began };
    // With a fault the form keeps the version with which its writer began.
    const long = await tomas.post(form, { ...mine, summary: 'x'.repeat(5001) });
    expect([long.status, long.text.includes(`name="base" value="${began}"`)]).toEqual([422, true]);
    const late = await tomas.post(form, mine);
    expect(late.status).toBe(422);
    for (const words of ['Somebody else wrote a new version', 'Of Tomás</textarea>', '<p>Of Elif</p>'])
      expect(late.text).toContain(words);
    expect((await tomas.get(form)).text).toContain('Of Elif</textarea>');
    const now = await base();
    expect((await tomas.post(form, { ...mine, base: now })).status).toBe(303);
    expect((await tomas.get(form)).text).toContain('Of Tomás</textarea>');
  }));
