import { answersOf } from '../../../rooms/applications/index.ts';
import { application, asked } from '../../examples/plays.ts';
import { applies } from '../../examples/exampleScene.ts';
import type { Examples } from '../brings.ts';

/** Examples of the mails about applications. */
export const applicationExamples = {
  'answers-corrected': async (scene) => {
    const { ctx, programme } = scene;
    const application = await applies(scene, 'confirmed');
    const given = await answersOf(ctx, programme, application);
    const named = [...given].filter(([, { role }]) => role === 'country' || role === 'zone');
    return { application, questions: named.map(([question]) => question) };
  },
  'availability-reminder': asked(72),
  'availability-request': asked(1),
  'application-confirm': application('submitted'),
  'application-unconfirmed': application('submitted', ['closes', 12]),
  'application-declined': async (scene) => ({
    application: await applies(scene, 'declined', { declined_reason: scene.words.reason }),
  }),
  'draft-reminder': application('draft'),
  'application-late': application('draft', ['closes', 12]),
  'application-received': application('confirmed'),
  'application-reinstated': application('confirmed'),
  'application-resume': application('draft'),
  'round-over': application('finished', ['ends', 1]),
  'still-waiting': application('waiting', ['introduces', 72], { waiting_reason: 'noCandidate' }),
  unanswered: async (scene) => {
    const { availability, matches } = (await scene.round()).dates;
    const dates = { available_asked_at: availability.dueAt, answer_by: matches.dueAt };
    return application('confirmed', ['introduces', 1], dates)(scene);
  },
  waiting: application('waiting', ['introduces', 1], { waiting_reason: 'noCandidate' }),
  'application-moved': application('confirmed'),
  'application-withdrawn': application('withdrawn'),
} satisfies Examples;
