import { expect, test } from 'vitest';
import { write } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { DAY, between } from '../../../../test/silence.ts';
import { lookAfter } from '../index.ts';

async function week({ ctx }: PartnersScene): Promise<void> {
  for (let day = 0; day < 7; day += 1) {
    ctx.clock.forward(DAY);
    await lookAfter(ctx);
  }
}

/** The last reminder to Mei as it would leave now; null when it would not leave. */
async function reminder({ ctx, cast }: PartnersScene) {
  const row = await ctx.db
    .selectFrom('outbox')
    .select(['kind', 'data'])
    .where('person_id', '=', cast.people.mei)
    .where('kind', '=', 'turn-reminder')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return ctx.mailer.compose(ctx, { programme: cast.programme, person: cast.people.mei, ...row });
}

test('a reminder that waits to leave says nothing any more once something else is owed', () =>
  between(async (scene) => {
    await week(scene);
    expect(await reminder(scene)).not.toBeNull();
    // Nobody had written; now Amina writes before the mail to Mei has left.
    await write(scene, 'amina', 'Hello');
    expect(await reminder(scene)).toBeNull();
    await week(scene);
    expect((await reminder(scene))?.subject).toContain('Amina Diallo');
  }));
