import { expect, test } from 'vitest';
import { write } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { DAY, between } from '../../../../test/silence.ts';
import { lookedById } from './lookAfter.ts';
import { afterReminders, remind, remindersDue } from './remind.ts';
import type { Reminder } from './remind.ts';
import { stepKind } from './steps.ts';
import { seenMembers } from './turnsOf.ts';

/** Reminds day by day, and checks each time that the members as worked out equal the members as read. Answers the reminders. */
async function reminded({ ctx, cast, pair: id }: PartnersScene, days: number): Promise<Reminder[]> {
  const all: Reminder[] = [];
  for (let day = 0; day < days; day += 1) {
    ctx.clock.forward(DAY);
    const now = ctx.clock.now();
    const pair = (await lookedById(ctx, cast.programme, id))!;
    const before = await seenMembers(ctx, [pair]);
    const sent = await remind(ctx, remindersDue(pair, before(pair), now));
    expect(afterReminders(before, sent, now)(pair)).toEqual((await seenMembers(ctx, [pair]))(pair));
    all.push(...sent);
  }
  return all;
}

test('after reminders members are reckoned to be as they would be read: first and last ones, and who rests', () =>
  between(async (scene) => {
    const sent = await reminded(scene, 40);
    expect(new Set(sent.map(({ pair, step }) => stepKind(pair.days, step)))).toEqual(
      new Set(['first', 'again', 'last', 'more']),
    );
  }));

test('also where one who rests was written to', () =>
  between(async (scene) => {
    await reminded(scene, 40);
    await write(scene, 'amina', 'Hello after all');
    expect(await reminded(scene, 20)).not.toEqual([]);
  }));
