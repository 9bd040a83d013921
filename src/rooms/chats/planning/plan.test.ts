import { expect, test } from 'vitest';
import { onStage } from '../../../../test/onStage.ts';
import { chatById, comingChats, hostsOf, planChat, plannedChats, publicChat, scriptOf } from '../index.ts';

const HOUR = { wall: '2027-03-03T21:00', zone: 'Africa/Lagos', minutes: 60 };

test('a chat is planned as a draft that the world does not know of, at an hour on the clocks of a zone', () =>
  onStage(async (ctx, cast) => {
    const { programme, people } = cast;
    const plan = {
      programme,
      actor: { kind: 'person', id: people.bao } as const,
      title: 'First weeks at a library',
      locale: 'en',
      topic: null,
      round: null,
      sessions: [HOUR, { ...HOUR, wall: '2027-03-04T09:00' }],
    };
    const done = await planChat(ctx, plan);
    if (!done.ok) throw new Error(done.reason);
    expect(await planChat(ctx, plan)).toEqual(done);
    const another = await planChat(ctx, { ...plan, sessions: [{ ...HOUR, wall: '2027-03-17T21:00' }] });
    expect(another).toMatchObject({ ok: true, slug: 'first-weeks-at-a-library-2' });
    const chat = await chatById(ctx, programme, done.chat);
    expect(chat).toMatchObject({ slug: 'first-weeks-at-a-library', state: 'draft', sequence: 0 });
    expect(chat!.sessions.map(({ starts_at }) => starts_at.toISOString())).toEqual([
      '2027-03-03T20:00:00.000Z',
      '2027-03-04T08:00:00.000Z',
    ]);
    expect(await publicChat(ctx, programme, done.slug)).toBeNull();
    expect((await comingChats(ctx, programme)).rows).toEqual([]);
    expect((await plannedChats(ctx, programme)).rows.map(({ id }) => id).at(-1)).toBe(done.chat);
    expect(await scriptOf(ctx, programme, done.chat)).toEqual([]);
    expect(await hostsOf(ctx, programme, done.chat)).toEqual([]);
    expect(
      await planChat(ctx, { ...plan, title: 'Else', sessions: [{ ...HOUR, wall: '2020-01-01T10:00' }] }),
    ).toEqual({
      ok: false,
      reason: 'past',
      session: 0,
    });
    expect(
      await planChat(ctx, { ...plan, title: 'Else', sessions: [{ ...HOUR, wall: '2027-13-03T21:00' }] }),
    ).toEqual({
      ok: false,
      reason: 'when',
      session: 0,
    });
  }));
