import type { MailKind } from '../../rooms/ctx.ts';
import {
  askAfter,
  declareAbsence,
  planLeaving,
  planStayInTouch,
  raiseConcern,
  showAddress,
  stayInTouch,
  writeLetter,
} from '../../rooms/partnerships/index.ts';
import { grantRole } from '../../rooms/people/index.ts';
import { ends, moveTo, newest, partners } from './scene.ts';
import type { ExampleData, ExamplePlay, ExampleScene } from './scene.ts';

/** What the mails of two partners tell. */
export const PARTNERSHIP_EXAMPLES = {
  'touch-noted': together(async (scene, partnership) => {
    moveTo(scene, 'ends', 0);
    await ends(scene, partnership);
    const { ctx, programme, reader: person } = scene;
    await planStayInTouch(ctx, { programme, person, partnership });
    return { yes: true };
  }),
  leaving: together(),
  'leaving-planned': together(async ({ ctx, programme, reader: person }, partnership) => {
    await planLeaving(ctx, { programme, person, partnership, another: false });
  }),
  'silence-question': together((scene) => Promise.resolve(goesQuiet(scene))),
  silence: together(async (scene, partnership) => {
    goesQuiet(scene);
    const { ctx, programme, reader: person, partner } = scene;
    await askAfter(ctx, { programme, person, partnership });
    return { silence: await newest(ctx, programme, 'silence'), partner, step: 'asked' };
  }),
  'partner-waits': together(async (scene, partnership) => {
    goesQuiet(scene);
    const { ctx, programme, partner: person } = scene;
    await askAfter(ctx, { programme, person, partnership });
    return { silence: await newest(ctx, programme, 'silence'), partner: person };
  }),
  'partner-away': together(async ({ ctx, programme, partner: person }) => {
    await declareAbsence(ctx, { programme, person, until: dayAhead(ctx) });
    return { absence: await newest(ctx, programme, 'absence'), person };
  }),
  absence: together(({ ctx }) => Promise.resolve({ step: 'confirm', until: dayAhead(ctx) })),
  'concern-asked': together(),
  'concern-noted': together(async ({ ctx, programme, reader, words }, partnership) => {
    const told = { programme, person: reader, partnership, body: words.question, exit: 'stay' } as const;
    await raiseConcern(ctx, told);
    return { concern: await newest(ctx, programme, 'concern') };
  }),
  introduction: together(),
  'ending-soon': async (scene) => {
    const data = await together()(scene);
    moveTo(scene, 'ends', -14 * 24);
    return data;
  },
  'partnership-reopened': together(),
  'partnership-ended': together((scene, partnership) => ends(scene, partnership)),
  farewell: together(async (scene, partnership) => {
    moveTo(scene, 'ends', 0);
    await ends(scene, partnership);
  }),
  letter: together(async ({ ctx, programme, partner: person, words }, partnership) => {
    await writeLetter(ctx, { programme, person, partnership, body: words.letter, formKey: 'example' });
    return { letter: await newest(ctx, programme, 'letter') };
  }),
  'letter-trouble': together(() => Promise.resolve({ reason: 'too-long', inReplyTo: '<a@b.example>' })),
  'attachments-refused': together(() =>
    Promise.resolve({
      count: 2,
      refusals: [{ name: 'harbour.png', refusal: { reason: 'pixels', is: 120, most: 25 } }],
      inReplyTo: '<a@b.example>',
    }),
  ),
  'addresses-shown': together(async ({ ctx, programme, reader, partner }, partnership) => {
    for (const person of [reader, partner])
      await showAddress(ctx, { programme, person, partnership, show: true });
    return { partner };
  }),
  'stay-in-touch': together(async (scene, partnership) => {
    const { ctx, programme, reader, partner } = scene;
    moveTo(scene, 'ends', 0);
    await ends(scene, partnership);
    for (const person of [reader, partner])
      await stayInTouch(ctx, { programme, person, partnership, yes: true });
    return { partner };
  }),
  'partner-left': together(async ({ ctx, programme, partner }) => {
    await ctx.db
      .updateTable('membership')
      .set({ left_at: ctx.clock.now() })
      .where('programme_id', '=', programme)
      .where('person_id', '=', partner)
      .execute();
    return { person: partner, goesOn: false };
  }),
  'concern-raised': async (scene) => {
    const { ctx, programme, reader, partner, volunteer, words } = scene;
    const actor = { kind: 'person', id: volunteer } as const;
    await grantRole(ctx, { programme, actor, person: reader, role: 'safeguarding', country: null });
    // Whoever reads of it is none of the two.
    const partnership = await partners({ ...scene, reader: volunteer });
    const told = { programme, person: partner, partnership, body: words.question, exit: 'leave' } as const;
    await raiseConcern(ctx, told);
    return { partnership, concern: await newest(ctx, programme, 'concern') };
  },
} satisfies Partial<Record<MailKind, ExamplePlay>>;

/** A fortnight without a letter. */
function goesQuiet(scene: ExampleScene): void {
  moveTo(scene, 'introduces', 14 * 24);
}

const dayAhead = ({ clock }: ExampleScene['ctx']): string =>
  new Date(clock.now().getTime() + 10 * 86_400_000).toISOString().slice(0, 10);

/** Something of the partnership of the reader and the partner. */
function together(
  more?: (scene: ExampleScene, partnership: number) => Promise<ExampleData | void>,
): ExamplePlay {
  return async (scene) => {
    const partnership = await partners(scene);
    return { partnership, ...(await more?.(scene, partnership)) };
  };
}
