import {
  askAfter,
  declareAbsence,
  raiseConcern,
  remindNow,
  showAddress,
  stayInTouch,
  writeLetter,
} from '../../../rooms/partnerships/index.ts';
import { grantRole } from '../../../rooms/people/index.ts';
import { application, goesQuiet, ofPartners, dayAhead } from '../../examples/plays.ts';
import { asksAPair } from '../../examples/asksAPair.ts';
import { newest, moveTo, ends } from '../../examples/exampleScene.ts';
import { partners } from '../../examples/partners.ts';
import type { Examples } from '../brings.ts';

/** Examples of the mails of two partners. */
export const partnersExamples = {
  'addresses-shown': ofPartners(async ({ ctx, programme, reader, partner }, partnership) => {
    for (const person of [reader, partner])
      await showAddress(ctx, { programme, person, partnership, show: true });
    return { partner };
  }),
  introduction: ofPartners(),
  'concern-raised': async (scene) => {
    const { ctx, programme, reader, partner, volunteer, words } = scene;
    const actor = { kind: 'person', id: volunteer } as const;
    await grantRole(ctx, { programme, actor, person: reader, role: 'safeguarding', country: null });
    // The reader is neither of the two.
    const partnership = await partners({ ...scene, reader: volunteer });
    const told = { programme, person: partner, partnership, body: words.question, exit: 'leave' } as const;
    await raiseConcern(ctx, told);
    return { partnership, concern: await newest(ctx, programme, 'concern') };
  },
  'contact-question': ofPartners(goesQuiet),
  'ending-soon': async (scene) => {
    const data = await ofPartners()(scene);
    await moveTo(scene, 'ends', -14 * 24);
    return data;
  },
  farewell: ofPartners(async (scene, partnership) => {
    await moveTo(scene, 'ends', 0);
    await ends(scene, partnership);
  }),
  'partner-away': ofPartners(async ({ ctx, programme, partner: person }) => {
    await declareAbsence(ctx, { programme, person, until: dayAhead(ctx) });
    return { absence: await newest(ctx, programme, 'absence'), person };
  }),
  'partner-waits': ofPartners(async (scene, partnership) => {
    await goesQuiet(scene);
    const { ctx, programme, partner: person } = scene;
    await askAfter(ctx, { programme, person, partnership });
    return { silence: await newest(ctx, programme, 'silence'), partner: person };
  }),
  silence: ofPartners(async (scene, partnership) => {
    await goesQuiet(scene);
    const { ctx, programme, reader: person, partner } = scene;
    await askAfter(ctx, { programme, person, partnership });
    return { silence: await newest(ctx, programme, 'silence'), partner, step: 'asked' };
  }),
  'partner-reminded': ofPartners(async (scene) => {
    await goesQuiet(scene);
    return { partner: scene.partner, step: 'first' };
  }),
  'turn-reminder': ofPartners(async (scene, partnership) => {
    await goesQuiet(scene);
    const { ctx, programme, volunteer } = scene;
    await remindNow(ctx, { programme, actor: { kind: 'person', id: volunteer }, partnership });
    return { reminder: await newest(ctx, programme, 'turn_reminder'), tone: 'first' };
  }),
  'partner-left': ofPartners(async ({ ctx, programme, partner }) => {
    await ctx.db
      .updateTable('membership')
      .set({ left_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('person_id', '=', partner)
      .execute();
    return { person: partner, goesOn: false };
  }),
  'partnership-ended': ofPartners(async (scene, partnership) => {
    await ends(scene, partnership);
    return {};
  }),
  'partnership-reopened': ofPartners(),
  'stay-in-touch': ofPartners(async (scene, partnership) => {
    const { ctx, programme, reader, partner } = scene;
    await moveTo(scene, 'ends', 0);
    await ends(scene, partnership);
    for (const person of [reader, partner])
      await stayInTouch(ctx, { programme, person, partnership, yes: true });
    return { partner };
  }),
  'trio-declined': application('waiting', ['introduces', 72], { waiting_reason: 'noCandidate' }),
  'trio-joined': ofPartners(({ partner }) => Promise.resolve({ person: partner })),
  'trio-noted': ofPartners(async (scene, partnership) => ({
    ...(await asksAPair(scene, partnership)),
    yes: true,
  })),
  'trio-question': ofPartners(asksAPair),
  letter: ofPartners(async ({ ctx, programme, partner: person, words }, partnership) => {
    await writeLetter(ctx, { programme, person, partnership, body: words.letter, formKey: 'example' });
    return { letter: await newest(ctx, programme, 'letter') };
  }),
} satisfies Examples;
