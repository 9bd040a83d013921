import { describe, expect, test } from 'vitest';
import { proposal } from '../../../../test/agreements.ts';
import { write } from '../../../../test/partners.ts';
import type { PartnersScene } from '../../../../test/partners.ts';
import { DAY, between, mailsTo } from '../../../../test/silence.ts';
import { acceptAgreement, lookAfter, reportContact } from '../index.ts';
import { turnsOf } from '../turn/turnsOf.ts';

/** Amina proposes a rhythm, and Mei accepts. */
async function agree({ ctx, cast, pair }: PartnersScene, howOften: string): Promise<void> {
  const { programme, people } = cast;
  const agreement = await proposal(ctx, { programme, person: people.amina, partnership: pair }, howOften);
  await acceptAgreement(ctx, { programme, person: people.mei, agreement });
}

const questions = async (scene: PartnersScene) =>
  (await mailsTo(scene, 'mei')).filter((mail) => mail.startsWith('contact-question')).length;

const pass = async (scene: PartnersScene, days: number) => {
  for (let day = 0; day < days; day += 1) {
    scene.ctx.clock.forward(DAY);
    await lookAfter(scene.ctx);
  }
};

describe('by what they agreed on', () => {
  test.each([
    ['weekly', [0, 1, 2, 3, 4]],
    ['fortnightly', [0, 0, 1, 1, 2]],
    ['monthly', [0, 0, 0, 0, 1]],
    ['flexible', [0, 0, 0, 0, 0]],
  ])('they are asked whether they talked: %s', (howOften, asked) =>
    between(async (scene) => {
      await pass(scene, 3);
      await agree(scene, howOften);
      const counts = [];
      for (const days of [6, 7, 7, 7, 7]) {
        await write(scene, 'mei', `Letter ${counts.length}`);
        await pass(scene, days);
        counts.push(await questions(scene));
      }
      expect(counts).toEqual(asked);
    }),
  );

  test.each([
    ['weekly', 8, 'sign'],
    ['monthly', 29, null],
    ['monthly', 31, 'sign'],
    ['flexible', 60, null],
  ])('they owe a sign of life after a talk: %s, %i days later', (howOften, days, owes) =>
    between(async (scene) => {
      const { ctx, cast, pair } = scene;
      await agree(scene, howOften);
      await reportContact(ctx, {
        programme: cast.programme,
        person: cast.people.mei,
        partnership: pair,
        answer: 'talked',
      });
      ctx.clock.forward(days * DAY);
      const turns = await turnsOf(ctx, cast.programme, pair);
      expect(turns.map((turn) => turn.owes)).toEqual([owes, owes]);
    }),
  );
});
