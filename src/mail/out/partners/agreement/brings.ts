import { acceptAgreement, proposeAgreement, reopenAgreement } from '../../../../rooms/partnerships/index.ts';
import type { ExampleScene } from '../../../examples/exampleScene.ts';
import { newest } from '../../../examples/exampleScene.ts';
import { ofPartners } from '../../../examples/plays.ts';
import type { MailBrings } from '../../brings.ts';
import { agreementAcceptedMail } from './accepted.ts';
import { agreementProposedMail } from './proposed.ts';
import { agreementReopenedMail } from './reopened.ts';

export const agreementMails = {
  'agreement-accepted': { mail: agreementAcceptedMail, example: ofPartners(accepts) },
  'agreement-proposed': { mail: agreementProposedMail, example: ofPartners(proposes) },
  'agreement-reopened': {
    mail: agreementReopenedMail,
    example: ofPartners(async (scene, partnership) => {
      const told = await accepts(scene, partnership);
      const { ctx, programme, partner: person } = scene;
      await reopenAgreement(ctx, { programme, person, partnership });
      return told;
    }),
  },
} satisfies MailBrings;

/** The partner proposes. */
async function proposes({ ctx, programme, partner: person }: ExampleScene, partnership: number) {
  const terms = { howOften: 'weekly', means: ['letters', 'video'], language: 'en' };
  const done = await proposeAgreement(ctx, { programme, person, partnership, terms, hopes: '' });
  if (!done.ok) throw new Error(done.reason);
  return { agreement: await newest(ctx, programme, 'agreement') };
}

/** The reader accepts. */
async function accepts(scene: ExampleScene, partnership: number) {
  const { agreement } = await proposes(scene, partnership);
  const { ctx, programme, reader: person } = scene;
  await acceptAgreement(ctx, { programme, person, agreement });
  return { agreement };
}
