import { expect, test } from 'vitest';
import { write } from '../../../../test/partners.ts';
import { roundEndsIn } from '../../../../test/roundEnds.ts';
import { DAY, between } from '../../../../test/silence.ts';
import { lookAfter, remindsAgain } from '../index.ts';

test('the mail about the first reminder promises a second only where its day comes before the last days of the round', () =>
  between(async (scene) => {
    const { ctx, cast, pair } = scene;
    await write(scene, 'amina', 'Hello');
    ctx.clock.forward(7 * DAY);
    await lookAfter(ctx);
    const of = { programme: cast.programme, partnership: pair, person: cast.people.mei };
    const data = { partnership: pair, partner: of.person, step: 'first' };
    const mail = { programme: cast.programme, person: cast.people.amina, kind: 'partner-reminded', data };
    for (const [days, again] of [
      [11, true],
      [9, false],
    ] as const) {
      await roundEndsIn(scene, days);
      expect(await remindsAgain(ctx, of)).toBe(again);
      const { text } = (await ctx.mailer.compose(ctx, mail))!;
      expect(text).toContain('You need do nothing.');
      expect(text.includes('we do so again')).toBe(again);
    }
  }));
