import { expect, test } from 'vitest';
import { EVENINGS, coming, meetingNow, proposed } from '../../../test/meetings.ts';
import { mailed } from '../../../test/partnerMails.ts';
import { between } from '../../../test/silence.ts';
import type { PartnersScene } from '../../../test/partners.ts';
import { answerIntroduction } from './introduced.ts';
import { answersBy, cancelsBy, movesBy } from './acts.ts';

const amina = ({ cast, round }: PartnersScene) => ({
  programme: cast.programme,
  person: cast.people.amina,
  address: 'amina@cast.example',
  locale: 'ar',
  ends: round.dates.ends.dueAt,
});

test.each(['page', 'mail', 'calendar'] as const)(
  'invented people say yes and no, call off and move by %s',
  (way) =>
    between(async (scene) => {
      const { ctx } = scene;
      const by = amina(scene);
      const now = (meeting: number) => meetingNow(scene, meeting);
      const one = await proposed(scene, 'mei', { times: EVENINGS.slice(0, 1) });
      await answersBy[way](ctx, by, await now(one), (await now(one)).times[0]!);
      expect(await now(one)).toMatchObject({ state: 'stands', wall: '2027-02-16T20:00' });
      await movesBy[way](ctx, by, await now(one), [{ date: '2027-02-18', minute: 13 * 60 }]);
      expect(await now(one)).toMatchObject({ state: 'proposed', proposer: by.person });
      const two = await proposed(scene, 'mei');
      await answersBy[way](ctx, by, await now(two), (await now(two)).times[1]!);
      expect(await now(two)).toMatchObject({ state: 'stands', wall: '2027-02-17T20:00' });
      await cancelsBy[way](ctx, by, await now(two));
      expect(await now(two)).toMatchObject({ state: 'cancelled' });
      const none = await proposed(scene, 'mei');
      await answersBy[way](ctx, by, await now(none), null);
      expect(await now(none)).toMatchObject({ state: 'cancelled' });
      const series = await proposed(scene, 'mei', { times: EVENINGS.slice(0, 1), repeats: 'weekly' });
      await answersBy[way](ctx, by, await now(series), (await now(series)).times[0]!);
      await cancelsBy[way](ctx, by, await now(series));
      expect(await now(series)).toMatchObject(
        way === 'page' ? { state: 'cancelled' } : { state: 'stands', without: ['2027-02-16T20:00'] },
      );
    }),
);

test('who answers by mail takes the first hour of the introduction by its number', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    const of = { programme: cast.programme, person: cast.people.amina, partnership: pair };
    expect(await answerIntroduction(ctx, of)).toBe(false);
    await mailed(scene, 'introduction', 'amina');
    expect(await answerIntroduction(ctx, of)).toBe(true);
    expect(await coming(scene)).toMatchObject([{ state: 'proposed', proposer: cast.people.amina }]);
  }));
