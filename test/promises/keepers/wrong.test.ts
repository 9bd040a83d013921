import { expect, test } from 'vitest';
import { handlers } from '../../../src/mail/in/handlers.ts';
import { proposal } from '../../agreements.ts';
import { say, stageTopic } from '../../discussion.ts';
import { answerAt, comesIn } from '../../mail/incoming.ts';
import { proposed } from '../../meetings.ts';
import { applied, mailed, withPartners } from '../../partners.ts';
import type { PartnersScene } from '../../partners.ts';

const application = async (scene: PartnersScene): Promise<number> => (await applied(scene, 'luca'))!.id;
const partnership = ({ pair }: PartnersScene): number => pair;
const topic = ({ ctx, cast }: PartnersScene): Promise<number> => stageTopic(ctx, cast);

/** The subjects of mails that a person with a partner can answer, by the kind of the reply address. */
const ABOUT: Record<string, (scene: PartnersScene) => number | Promise<number>> = {
  again: application,
  trio: () => 0,
  reapply: ({ round }) => round.id,
  agree: application,
  agreement: ({ ctx, cast, pair }) =>
    proposal(ctx, { programme: cast.programme, person: cast.people.mei, partnership: pair }),
  apply: ({ round }) => round.id,
  available: application,
  away: () => 0,
  back: application,
  // The question belongs to no chat.
  chat: () => 101,
  comment: async ({ ctx, cast }) => say(ctx, cast, cast.people.nils, { topic: await stageTopic(ctx, cast) }),
  confirm: application,
  contact: partnership,
  hours: partnership,
  inbox: () => 0,
  introduce: partnership,
  keep: application,
  leave: partnership,
  letter: partnership,
  meeting: (scene) => proposed(scene, 'mei'),
  subscribe: () => 1,
  silence: partnership,
  talk: topic,
  topic,
  touch: partnership,
  turn: partnership,
  withdraw: application,
};

/** Kinds that are no answers to a mail at a participant's own address, or that are about the concern itself. */
const OTHERS = new Set(['address', 'appeal', 'bounce', 'concern', 'desk', 'guard', 'stop', 'vouch']);

test('the word for what is wrong is heard as the answer to any mail that can be answered', async () => {
  expect([...handlers.keys()].filter((kind) => !OTHERS.has(kind) && !(kind in ABOUT))).toEqual([]);
  for (const [kind, about] of Object.entries(ABOUT))
    await withPartners(['luca', 'mei'], async (scene) => {
      const { ctx, cast } = scene;
      const { programme, people } = cast;
      const to = answerAt(ctx, { kind, programme, person: people.luca, subject: await about(scene) });
      await comesIn(ctx, { from: 'luca@cast.example', to, subject: 'Re: a mail', text: 'WRONG\n\nLuca' });
      const asked = await mailed(scene, 'concern-asked');
      expect(
        asked.map((mail) => mail.person_id),
        kind,
      ).toEqual([people.luca]);
      expect(asked[0]?.text).toContain('Inês Prado');
      expect(await mailed(scene, 'letter'), kind).toEqual([]);
    });
});
