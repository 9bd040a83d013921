import { expect, test } from 'vitest';
import { browse } from '../../../../test/browse.ts';
import { stageTopic } from '../../../../test/discussion.ts';
import { withPartners } from '../../../../test/partners.ts';
import { announceChat, planChat } from '../../../rooms/chats/index.ts';

test('the next live chat stands on the home page, the page of partners and its topic, at its hour, and on no other topic', () =>
  withPartners(['luca', 'mei'], async ({ ctx, cast, round }) => {
    const programme = cast.programme;
    const [topic] = [await stageTopic(ctx, cast), await stageTopic(ctx, cast, 'windows')];
    const actor = { kind: 'person', id: cast.people.bao } as const;
    const planned = await planChat(ctx, {
      programme,
      actor,
      title: 'Open doors',
      locale: 'en',
      topic,
      round: round.id,
      sessions: [{ wall: '2027-02-15T21:00', zone: 'Africa/Lagos', minutes: 60 }],
    });
    if (!planned.ok) throw new Error(planned.reason);
    const mei = browse(ctx, cast, 'mei');
    const shows = async (path: string): Promise<boolean> => {
      const { status, text } = await mei.get(`${path}?lang=en`);
      expect([path, status]).toEqual([path, 200]);
      return text.includes(`/chats/${planned.slug}"`) && text.includes('2027-02-15T20:00:00');
    };
    const all = ['/', '/partnership', '/topics/doors', '/topics/windows'];
    const shown = async (): Promise<boolean[]> => {
      const seen: boolean[] = [];
      for (const path of all) seen.push(await shows(path));
      return seen;
    };
    expect(await shown()).toEqual([false, false, false, false]);
    await announceChat(ctx, { programme, actor, chat: planned.chat });
    expect(await shown()).toEqual([true, true, true, false]);
  }));
