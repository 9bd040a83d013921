import { expect, test } from 'vitest';
import { browse } from '../../../test/browse.ts';
import { opened } from '../../../test/chatting.ts';
import { stampOf } from '../../../test/commenting.ts';
import { onStage } from '../../../test/onStage.ts';
import { createLimits } from '../request/limits.ts';

/** At most this many messages by strangers are taken in ten minutes. */
const CALM = 30;
/** At most this many are taken in an hour without the proof of work, from strangers whose form says that they were asked for it. */
const UNPROVEN = 20;

test('of a flood from five addresses and one network of IPv6 a few are taken, none is shown, and who is known writes meanwhile', () =>
  onStage(async (ctx, cast) => {
    const { slug } = await opened(ctx, cast);
    const [page, limits] = [`/chats/${slug}`, createLimits()];
    const from = (peer: string) => browse(ctx, cast, undefined, { door: { limits }, peer });
    const stamp = await stampOf(from('192.0.2.1'), page);
    const tomas = browse(ctx, cast, 'tomas', { door: { limits } });
    const own = await stampOf(tomas, `${page}/writing`);
    ctx.clock.forward(0.01);
    const statuses: number[] = [];
    for (let n = 0; n < 240; n++) {
      const peer = n % 6 === 5 ? `2001:db8:1:2::${n.toString(16)}` : `192.0.2.${1 + (n % 6)}`;
      const words = { name: 'Bot', address: `bot${n}@flood.example`, body: `Buy ${n}`, question: '0' };
      const rush = n % 2 === 0 ? '' : 'yes';
      statuses.push(
        (await from(peer).post(`${page}/messages`, { ...words, stamp, rush, website: '' })).status,
      );
      if (n % 60 > 0) continue;
      const said = {
        name: 'Tomás',
        body: `Still here ${n}`,
        question: '0',
        stamp: own,
        website: '',
        parent: '',
      };
      expect((await tomas.post(`${page}/messages`, said)).status).toBe(303);
    }
    expect(statuses.filter((status) => status === 303).length).toBe(CALM + UNPROVEN);
    const read = (await browse(ctx, cast).get(page)).text;
    expect(read).not.toContain('Buy');
    for (const n of [0, 60, 120, 180]) expect(read).toContain(`Still here ${n}<`);
  }));
