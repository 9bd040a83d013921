import { answer, cancel, changeLink, propose } from '../../../rooms/meetings/index.ts';
import type { ExampleScene } from '../../examples/exampleScene.ts';
import { ofPartners } from '../../examples/plays.ts';
import type { Examples } from '../brings.ts';

const DAY = 86_400_000;

/** An evening hour, this many days ahead. */
const evening = ({ ctx }: ExampleScene, days: number) => ({
  date: new Date(ctx.clock.now().getTime() + days * DAY).toISOString().slice(0, 10),
  minute: 18 * 60,
});

/** The partner, or another named person, proposes two evenings. */
async function proposes(scene: ExampleScene, partnership: number, person = scene.partner) {
  const { ctx, programme } = scene;
  const done = await propose(ctx, {
    programme,
    person,
    partnership,
    times: [evening(scene, 4), evening(scene, 5)],
    minutes: 60,
    means: 'video',
    link: null,
    repeats: 'once',
  });
  if (!done.ok) throw new Error(done.reason);
  return { meeting: done.meeting, sequence: 0, by: person };
}

/** Somebody accepts the first of them. */
async function says(scene: ExampleScene, meeting: number, person: number, what: 'yes' | 'maybe') {
  const { ctx, programme } = scene;
  const { id: time, wall } = await ctx.db
    .selectFrom('meeting_time')
    .select(['id', 'wall'])
    .where('programme_id', '=', programme)
    .where('meeting_id', '=', meeting)
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirstOrThrow();
  const done = await answer(ctx, { programme, person, meeting, says: what, time });
  if (!done.ok) throw new Error(done.reason);
  return wall;
}

async function stands(scene: ExampleScene, partnership: number) {
  const { meeting } = await proposes(scene, partnership);
  const occurrence = await says(scene, meeting, scene.reader, 'yes');
  return { meeting, sequence: 1, occurrence };
}

/** Examples of the mails about meetings. */
export const meetingsExamples = {
  'hour-trouble': ofPartners(() => Promise.resolve({ reason: 'past' })),
  'meeting-answered': ofPartners(async (scene, partnership) => {
    const { partner: person, reader } = scene;
    const proposed = await proposes(scene, partnership, reader);
    await says(scene, proposed.meeting, person, 'maybe');
    return { ...proposed, person, says: 'maybe' };
  }),
  'meeting-cancelled': ofPartners(async (scene, partnership) => {
    const { meeting } = await stands(scene, partnership);
    const { ctx, programme, partner: person } = scene;
    await cancel(ctx, { programme, person, meeting });
    return { meeting, sequence: 2, by: person };
  }),
  'meeting-changed': ofPartners(async (scene, partnership) => {
    const { meeting } = await stands(scene, partnership);
    const { ctx, programme, partner: person } = scene;
    await changeLink(ctx, { programme, person, meeting, link: 'https://meet.example/us' });
    return { meeting, sequence: 2, by: person };
  }),
  'meeting-lapsed': ofPartners(async (scene, partnership) => {
    const proposal = await proposes(scene, partnership);
    await scene.ctx.db
      .updateTable('meeting')
      .set({ state: 'over', sequence: 1 })
      .where('id', '=', proposal.meeting)
      .execute();
    return { ...proposal, sequence: 1 };
  }),
  'meeting-proposed': ofPartners((scene, partnership) => proposes(scene, partnership)),
  'meeting-reminder': ofPartners((scene, partnership) => stands(scene, partnership)),
  'meeting-shifted': ofPartners(async (scene, partnership) => {
    const { meeting, sequence } = await stands(scene, partnership);
    return { meeting, sequence };
  }),
  'meeting-soon': ofPartners((scene, partnership) => stands(scene, partnership)),
  'meeting-stands': ofPartners(async (scene, partnership) => {
    const { meeting, sequence } = await stands(scene, partnership);
    return { meeting, sequence };
  }),
  'meeting-trouble': ofPartners(async (scene, partnership) => {
    const { meeting } = await proposes(scene, partnership);
    return { meeting, reason: 'older' };
  }),
  'meeting-until': ofPartners((scene, partnership) => stands(scene, partnership)),
} satisfies Examples;
