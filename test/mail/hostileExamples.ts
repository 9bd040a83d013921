import { json } from '../../src/db/json.ts';
import type { ExampleScene, ExampleWords } from '../../src/mail/examples/exampleScene.ts';
import { stageForm } from '../applicant.ts';
import { stageRound } from '../cast.ts';
import type { Stage } from '../cast.ts';
import type { TestCtx } from '../context.ts';

/** Texts of somebody who tries out what a mail makes of them. */
const WORDS: ExampleWords = {
  announcement: {
    subject: 'News & more',
    body: 'Hello.\n\n* one\n* two\n\nhttps://shelves.example/a?b=1&c=2\n\n1. first\n2. second',
  },
  letter: `Dear Luca,\n\n${'a long line of words '.repeat(30)}\n%%code:1%% <b>`,
  subject: 'Re: <b>Hours</b>',
  question:
    'When do we meet?\n\nI could on Tuesdays, but not before nine in the morning, and never on a Friday after five.',
  answer:
    'A line that is long enough to be broken somewhere in the text, since it goes on and on.\n\n<b>Two</b>',
  reason: 'Because <b>of</b> %%letter:1%%\nhttps://a.example',
  work: 'The <i>reading</i> room, and %%letter:2%%.',
};

/** More data than the plain example of a kind has, for parts that appear when something went wrong. */
export const MORE: Readonly<Record<string, Record<string, unknown>>> = {
  'application-form': {
    problems: [{ question: 1, reason: 'unknown-country', piece: '<b>%%letter:1%%' }],
  },
  'comment-received': { leftOut: true },
  'comment-trouble': { reason: 'empty', leftOut: true },
};

/** The scene of the examples, with the cast: Luca reads, Mei is his partner, Tomás is the volunteer. */
export async function hostileScene(ctx: TestCtx, { programme, people }: Stage): Promise<ExampleScene> {
  const round = await stageForm(ctx, programme);
  // No mail shows the questions of the next round.
  await stageRound(ctx, programme, '2027-08-10T09:00', 2);
  return {
    ctx,
    moveTo: (at) => ctx.clock.set(at.toISOString()),
    programme,
    round: () => Promise.resolve(round),
    reader: people.luca,
    partner: people.mei,
    volunteer: people.tomas,
    words: WORDS,
    topic: async () => {
      const { id } = await ctx.db
        .insertInto('topic')
        .values({
          programme_id: programme,
          slug: 'doors',
          source_locale: 'en',
          title: json({ en: 'Doors <and> windows' }),
          summary: json({ en: 'About doors.' }),
          essay: json({ en: 'Long.' }),
          essay_html: json({ en: '<p>Long.</p>' }),
          questions: json([{ en: 'Which?' }, { en: 'Why?' }]),
          created_at: ctx.clock.now(),
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      return id;
    },
  };
}
