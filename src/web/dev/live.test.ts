import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';

test('without script the bell is rung by a form, and its page shows the rings, the last first', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { site } = browse(ctx, await stage(ctx));
    expect((await site.get('/dev/live')).text).toContain('data-live="/dev/live/events?after=0"');
    for (const _ of [1, 2]) expect((await site.post('/dev/live')).location).toBe('/dev/live');
    const { text } = await site.get('/dev/live');
    expect(text).toContain('data-live="/dev/live/events?after=2"');
    expect(withoutMarkup(text)).toMatch(/2 · .*1 · /s);
  });
});

test('where nothing can be followed, what there is comes and the answer ends', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const { site } = browse(ctx, await stage(ctx));
    for (const _ of [1, 2, 3]) await site.post('/dev/live');
    const all = await site.get('/dev/live/events?after=1');
    expect(all.headers.get('content-type')).toContain('text/event-stream');
    expect(all.text.match(/^id: .*$/gm)).toEqual(['id: 2', 'id: 3']);
    const back = await site.get('/dev/live/events?after=1', { 'last-event-id': '2' });
    expect(back.text.match(/^id: .*$/gm)).toEqual(['id: 3']);
    expect((await site.get('/dev/live/events', { 'last-event-id': 'x' })).text).toBe('');
  });
});

test('nobody follows it but somebody at the machine itself, or an operator', async () => {
  await rolledBack(async (db) => {
    const ctx = testContext(db);
    const cast = await stage(ctx);
    const far = { peer: '203.0.113.9' };
    expect((await browse(ctx, cast, undefined, far).site.get('/dev/live/events')).status).toBe(404);
    expect((await browse(ctx, cast, 'luca', far).site.get('/dev/live/events')).status).toBe(404);
  });
});
