import { expect, test } from 'vitest';
import { browse, testDoor } from '../../../test/browse.ts';
import { onStage } from '../../../test/onStage.ts';
import { withoutMarkup } from '../../../test/withoutMarkup.ts';
import { fakeRelay } from '../../../test/fakeRelay.ts';

const secret = 'a secret of the relay, 32 letters';

test('the operator sees which servers for calls are set, tries them, and reads what is wrong with each', () =>
  onStage(async (ctx, cast) => {
    const shown = async (
      calls: { stun: string[]; turn: string[]; secret: string | undefined },
      tries = false,
    ) => {
      const config = { ...testDoor(ctx).config, calls };
      const { site } = browse(ctx, cast, 'olga', { door: { config } });
      if (tries)
        expect(await site.post('/operator/calls/check')).toMatchObject({
          status: 303,
          location: '/operator/calls',
        });
      return withoutMarkup((await site.get('/operator/calls')).text);
    };
    expect(await shown({ stun: [], turn: [], secret: undefined })).toContain('No server is set.');
    ctx.clock.set(new Date().toISOString());
    const relay = await fakeRelay(secret);
    const url = `turn:127.0.0.1:${relay.port}`;
    const right = { stun: ['stun:127.0.0.1:9'], turn: [url], secret };
    expect(await shown(right)).toMatch(/calls go through it alone.*not tried yet/s);
    const page = await shown(right, true);
    expect(page).toMatch(
      /Nothing listens there.*It works\. It leads to 127\.0\.0\.1 , which people elsewhere do not reach/s,
    );
    const wrong = await shown({ ...right, secret: 'another secret, of 32 letters, too' }, true);
    expect(wrong).toContain('It does not know our secret');
    expect(wrong).not.toContain('another secret');
    relay.close();
    // A server that was set after the test counts as not tried.
    expect(await shown({ ...right, turn: ['turn:127.0.0.1:1'] })).toContain('not tried yet');
  }));
