import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';
import type { Block, MailScene } from '../define.ts';

/** The questions that are answered by one word; each is said as `mail.answer-unclear.asked.…`. */
export const ASKED = [
  'agree',
  'available',
  'away',
  'back',
  'confirm',
  'leave',
  'silence',
  'subscribe',
  'touch',
  'vouch',
  'withdraw',
] as const;
export type Asked = (typeof ASKED)[number];

const askedOf = (data: Record<string, unknown>): Asked =>
  ASKED.find((one) => one === data['asked']) ?? 'available';

/** Asks back when an answer was neither yes nor no. `data.asked` and `data.subject` say what was asked. */
export const answerUnclearMail = defineMail({
  kind: 'answer-unclear',
  category: null,
  readable: true,
  many: false,
  answers: true,
  wording: [
    'mail.answer-unclear.subject',
    'mail.answer-unclear.body',
    'mail.answer-unclear.links',
    'mail.answer-unclear.yes',
    'mail.answer-unclear.no',
    'mail.answer-unclear.agree',
    ...ASKED.map((asked) => `mail.answer-unclear.asked.${asked}` as const),
  ],
  answer: (data) => ({ kind: askedOf(data), subject: Number(data['subject']) }),
  compose: ({ t, person, programme, link }, data) =>
    Promise.resolve({
      subject: t('mail.answer-unclear.subject', { programme: programme.name }),
      ...(data['inReplyTo'] ? { references: [String(data['inReplyTo'])] } : {}),
      blocks: [
        { p: t('mail.reply.above') },
        { p: t('mail.answer-unclear.body', { reader: callOf(person) }) },
        { p: t(`mail.answer-unclear.asked.${askedOf(data)}`) },
        { p: t('mail.answer-unclear.links') },
        ...links({ t, link }, askedOf(data), String(Number(data['subject']))),
      ],
    }),
});

/** The two answers as links; agreeing is done on the page that shows what to. */
function links({ t, link }: Pick<MailScene, 't' | 'link'>, asked: Asked, subject: string): Block[] {
  if (asked === 'agree') return [{ button: t('mail.answer-unclear.agree'), href: link('resume', subject) }];
  return (['yes', 'no'] as const).map((said) => ({
    link: t(`mail.answer-unclear.${said}`),
    href: link('answer', `${asked}.${subject}.${said}`),
  }));
}
