import { ofPartners } from '../../examples/plays.ts';
import type { Examples } from '../brings.ts';

/** Examples of the automatic answers to mails. */
export const answersExamples = {
  'attachments-refused': ofPartners(() =>
    Promise.resolve({
      count: 2,
      refusals: [{ name: 'harbour.png', refusal: { reason: 'pixels', is: 120, most: 25 } }],
      inReplyTo: '<a@b.example>',
    }),
  ),
  'letter-trouble': ofPartners(() => Promise.resolve({ reason: 'too-long', inReplyTo: '<a@b.example>' })),
  'sender-asked': () => Promise.resolve({ isAsked: true }),
  'sender-unsure': () => Promise.resolve({ incoming: 1, sender: 'another@mail.example' }),
  unsubscribed: () => Promise.resolve({ category: 'topics' }),
} satisfies Examples;
