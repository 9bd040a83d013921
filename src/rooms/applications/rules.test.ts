import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applied, stageForm } from '../../../test/applicant.ts';
import { stage } from '../../../test/cast.ts';
import { testContext } from '../../../test/context.ts';
import { rolledBack } from '../../../test/database.ts';
import {
  STATES,
  answerAvailability,
  applicationById,
  canFollow,
  changeState,
  confirmApplication,
  decline,
  reinstate,
  standingOf,
  submit,
  withdraw,
} from './index.ts';
import type { ApplicationState } from './index.ts';

const VERBS = [
  'submit',
  'confirm',
  'withdraw',
  'reinstate',
  'decline',
  'yes',
  'no',
  'match',
  'wait',
  'finish',
] as const;

test('no sequence of verbs leaves the table of states, or makes anyone wait without a reason or a next step', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...VERBS), { maxLength: 12 }), async (verbs) => {
      await rolledBack(async (db) => {
        const ctx = testContext(db);
        const cast = await stage(ctx);
        const round = await stageForm(ctx, cast.programme);
        const application = await applied(ctx, cast, round, 'amina');
        const act = {
          programme: cast.programme,
          actor: { kind: 'person', id: cast.people.amina } as const,
          application,
        };
        const read = async () => (await applicationById(ctx, cast.programme, application))!;
        let before: ApplicationState = (await read()).state;
        for (const verb of verbs) {
          if (verb === 'submit')
            await submit(ctx, { ...act, consents: { adult: true, conduct: true, privacy: true } });
          else if (verb === 'confirm') await confirmApplication(ctx, act);
          else if (verb === 'withdraw') await withdraw(ctx, act);
          else if (verb === 'reinstate') await reinstate(ctx, act);
          else if (verb === 'decline') await decline(ctx, { ...act, reason: 'A reason.' });
          else if (verb === 'match') await changeState(ctx, { ...act, to: 'matched' });
          else if (verb === 'finish') await changeState(ctx, { ...act, to: 'finished' });
          else if (verb === 'wait') await changeState(ctx, { ...act, to: 'waiting', reason: 'allTaken' });
          else await answerAvailability(ctx, { ...act, available: verb === 'yes' });
          const now = await read();
          expect(now.state === before || canFollow(before, now.state)).toBe(true);
          expect(now.state === 'waiting').toBe(now.waiting_reason !== null);
          expect((await standingOf(ctx, now)).next.kind).toBeTruthy();
          before = now.state;
        }
      });
    }),
    { numRuns: 25 },
  );
});

test('every state is reached from another and can be left again', () => {
  for (const state of STATES) {
    if (state !== 'draft') expect(STATES.some((from) => canFollow(from, state))).toBe(true);
    expect(STATES.some((to) => canFollow(state, to))).toBe(true);
    expect(canFollow(state, state)).toBe(false);
  }
});
