import { callOf } from '../../../rooms/people/index.ts';
import { defineReply } from '../defineReply.ts';

/** The words that somebody may write alone in a mail. Each is named in `mail.by-mail.word.…` and explained in `mail.by-mail.do.…`. */
export const COMMANDS = [
  'apply',
  'available',
  'status',
  'away',
  'silent',
  'hours',
  'leave',
  'back',
  'wrong',
  'openings',
  'topics',
  'essays',
  'news',
  'help',
] as const;
export type Command = (typeof COMMANDS)[number];

/** Lists what can be done by mail, and with which words. Answers that question or, with `data.isEmpty`, a mail without any words. */
export const byMailMail = defineReply({
  kind: 'by-mail',
  wording: [
    'mail.by-mail.subject',
    'mail.by-mail.body',
    'mail.by-mail.empty',
    'mail.by-mail.letters',
    'mail.by-mail.people',
    ...COMMANDS.map((command) => `mail.by-mail.do.${command}` as const),
  ],
  compose: ({ t, person, programme }, data) => {
    const values = { programme: programme.name, reader: callOf(person) };
    return Promise.resolve({
      subject: t('mail.by-mail.subject', values),
      blocks: [
        { p: t(data.isEmpty ? 'mail.by-mail.empty' : 'mail.by-mail.body', values) },
        {
          times: COMMANDS.map((command) => ({
            label: t(`mail.by-mail.word.${command}`),
            value: t(`mail.by-mail.do.${command}`, values),
          })),
        },
        { p: t('mail.by-mail.letters') },
        { p: t('mail.by-mail.people', values) },
      ],
    });
  },
});
