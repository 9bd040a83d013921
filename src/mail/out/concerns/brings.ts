import { decideConcern, raiseConcern } from '../../../rooms/partnerships/index.ts';
import { newest } from '../../examples/exampleScene.ts';
import { ofPartners } from '../../examples/plays.ts';
import { partners } from '../../examples/partners.ts';
import { grantRole } from '../../../rooms/people/index.ts';
import type { ExampleScene } from '../../examples/exampleScene.ts';
import type { MailBrings } from '../brings.ts';
import { appealAnsweredMail, appealNotedMail, appealRaisedMail } from './appeals.ts';
import { concernDecidedMail } from './decided.ts';

/** A concern that the reader raised, with its decision. */
async function decided(
  { ctx, programme, reader, volunteer, words }: ExampleScene,
  partnership: number,
): Promise<number> {
  const actor = { kind: 'person', id: volunteer } as const;
  await grantRole(ctx, { programme, actor, person: volunteer, role: 'safeguarding', country: null });
  const told = { programme, person: reader, partnership, body: words.question, exit: 'stay' } as const;
  await raiseConcern(ctx, told);
  const concern = await newest(ctx, programme, 'concern');
  const viewer = { person: volunteer, account: null, operator: false };
  await decideConcern(ctx, { programme, actor, viewer, concern, decision: 'talk' });
  return concern;
}

export const concernsMails = {
  'appeal-answered': {
    mail: appealAnsweredMail,
    example: ofPartners(async (scene, partnership) => ({
      concern: await decided(scene, partnership),
      stands: true,
    })),
  },
  'appeal-noted': {
    mail: appealNotedMail,
    example: ofPartners(async (scene, partnership) => ({
      concern: await decided(scene, partnership),
      reader: 'other' as const,
    })),
  },
  'appeal-raised': {
    mail: appealRaisedMail,
    example: async (scene) => {
      const { ctx, programme, reader, partner, volunteer, words } = scene;
      const actor = { kind: 'person', id: volunteer } as const;
      await grantRole(ctx, { programme, actor, person: reader, role: 'safeguarding', country: null });
      const partnership = await partners({ ...scene, reader: volunteer });
      const told = { programme, person: partner, partnership, body: words.question, exit: 'stay' } as const;
      await raiseConcern(ctx, told);
      return { partnership, concern: await newest(ctx, programme, 'concern') };
    },
  },
  'concern-decided': {
    mail: concernDecidedMail,
    example: ofPartners(async (scene, partnership) => ({
      concern: await decided(scene, partnership),
      decision: 'talk' as const,
      isReporter: true,
    })),
  },
} satisfies MailBrings;
