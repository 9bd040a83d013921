import type { MailKind } from '../../rooms/ctx.ts';
import { applies, moveTo } from './scene.ts';
import type { ExampleData, ExamplePlay } from './scene.ts';

/** What the mails of a round and of the applications to it tell. */
export const APPLICATION_EXAMPLES = {
  'application-resume': application('draft'),
  'draft-reminder': application('draft'),
  'application-confirm': application('submitted'),
  'application-unconfirmed': application('submitted', ['closes', 12]),
  'application-received': application('confirmed'),
  'application-withdrawn': application('withdrawn'),
  'application-declined': async (scene) => ({
    application: await applies(scene, 'declined', { declined_reason: scene.words.reason }),
  }),
  'application-late': application('draft', ['closes', 12]),
  'availability-request': asked(1),
  'availability-reminder': asked(72),
  waiting: application('waiting', ['introduces', 1], { waiting_reason: 'noCandidate' }),
  unanswered: (scene) =>
    application('confirmed', ['introduces', 1], {
      available_asked_at: scene.round.dates.availability.dueAt,
      answer_by: scene.round.dates.matches.dueAt,
    })(scene),
  'round-over': application('finished', ['ends', 1]),
  'import-invitation': application('draft', ['opens', 24], { source: 'import' }),
  'import-reminder': application('draft', ['opens', 24], { source: 'import' }),
  'dates-changed': async (scene) => ({
    ...(await application('confirmed')(scene)),
    round: scene.round.id,
    kinds: ['matches', 'introduces'],
  }),
  'round-cancelled': ({ round }) => Promise.resolve({ round: round.id }),
  'application-form': (scene) => {
    moveTo(scene, 'opens', 24);
    return Promise.resolve({ round: scene.round.id });
  },
  'application-consents': application('draft'),
  returning: application('withdrawn'),
  standing: application('confirmed'),
} satisfies Partial<Record<MailKind, ExamplePlay>>;

/** An application in a state, some hours after one of the round's dates. */
function application(
  state: string,
  [kind, hours]: Parameters<typeof moveTo> extends [unknown, infer K, infer H] ? [K, H] : never = [
    'opens',
    24,
  ],
  more: ExampleData = {},
): ExamplePlay {
  return async (scene) => {
    moveTo(scene, 'opens', 24);
    const id = await applies(scene, state, more);
    moveTo(scene, kind, hours);
    return { application: id, round: scene.round.id };
  };
}

/** An application whose person is asked whether they are available, so many hours after the question. */
function asked(hours: number): ExamplePlay {
  return (scene) =>
    application('confirmed', ['availability', hours], {
      available_asked_at: scene.round.dates.availability.dueAt,
    })(scene);
}
