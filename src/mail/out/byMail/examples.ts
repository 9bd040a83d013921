import { keepAnswers } from '../../../rooms/applications/index.ts';
import { planLeaving, planStayInTouch, raiseConcern } from '../../../rooms/partnerships/index.ts';
import { application, goesQuiet, ofPartners, dayAhead } from '../../examples/plays.ts';
import { newest, moveTo, ends } from '../../examples/exampleScene.ts';
import type { Examples } from '../brings.ts';

/** Examples of the answers to people who do everything by mail. */
export const byMailExamples = {
  'answer-unclear': () => Promise.resolve({ asked: 'available', subject: 1 }),
  'answers-kept': async (scene) => {
    const { ctx, programme, reader: person } = scene;
    const found = await application('finished', ['ends', 1])(scene);
    const actor = { kind: 'person', id: person } as const;
    await keepAnswers(ctx, { programme, actor, person, application: found.application });
    return { ...found, outcome: 'kept' };
  },
  'concern-asked': ofPartners(),
  'concern-noted': ofPartners(async ({ ctx, programme, reader, words }, partnership) => {
    const told = { programme, person: reader, partnership, body: words.question, exit: 'stay' } as const;
    await raiseConcern(ctx, told);
    return { concern: await newest(ctx, programme, 'concern') };
  }),
  'contact-noted': ofPartners(() => Promise.resolve({ answer: 'talked' as const })),
  'application-consents': application('draft'),
  'application-form': async (scene) => {
    await moveTo(scene, 'opens', 24);
    return { round: (await scene.round()).id };
  },
  absence: ofPartners(({ ctx }) => Promise.resolve({ step: 'confirm', until: dayAhead(ctx) })),
  'silence-question': ofPartners(goesQuiet),
  'free-hours': ofPartners(() => Promise.resolve({ step: 'question' as const })),
  'here-again': ofPartners(() => Promise.resolve({ step: 'noted' as const })),
  'by-mail': () => Promise.resolve({}),
  leaving: ofPartners(),
  'leaving-planned': ofPartners(async ({ ctx, programme, reader: person }, partnership) => {
    await planLeaving(ctx, { programme, person, partnership, another: false });
  }),
  'touch-noted': ofPartners(async (scene, partnership) => {
    await moveTo(scene, 'ends', 0);
    await ends(scene, partnership);
    const { ctx, programme, reader: person } = scene;
    await planStayInTouch(ctx, { programme, person, partnership });
    return { yes: true };
  }),
  returning: application('withdrawn'),
  standing: application('confirmed'),
} satisfies Examples;
