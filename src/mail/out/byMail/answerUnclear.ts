import { callOf } from '../../../rooms/people/index.ts';
import { partnershipOf } from '../../../rooms/partnerships/index.ts';
import type { MailData } from '../../../rooms/kinds.ts';
import { defineMail } from '../define.ts';
import type { Block, MailTools } from '../define.ts';
import { ASKED } from './kinds.ts';
import type { AskedByMail } from './kinds.ts';

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
    'mail.answer-unclear.leaving',
    'mail.answer-unclear.touching',
    'mail.answer-unclear.wrong',
    ...ASKED.map((asked) => `mail.answer-unclear.asked.${asked}` as const),
  ],
  answer: (data) => ({ kind: data.asked, subject: data.subject }),
  compose: async (tools, data) => {
    const { t, person, programme, link } = tools;
    return {
      subject: t('mail.answer-unclear.subject', { programme: programme.name }),
      blocks: [
        { p: t('mail.reply.above') },
        { p: t('mail.answer-unclear.body', { reader: callOf(person) }) },
        { p: t(`mail.answer-unclear.asked.${data.asked}`) },
        ...(await standing(tools, data)),
        { p: t('mail.answer-unclear.links') },
        ...links({ t, link }, data.asked, String(data.subject)),
        ...(ABOUT_PARTNERS.has(data.asked) ? [{ p: t('mail.answer-unclear.wrong') }] : []),
      ],
    };
  },
});

/** Questions whose answer may say that something is wrong between two people. */
const ABOUT_PARTNERS: ReadonlySet<AskedByMail> = new Set(['contact', 'leave', 'silence', 'touch']);

/** An earlier yes that is about to count: somebody who answers "no, I would rather stay" must not believe that nothing happens. */
async function standing(tools: MailTools, data: MailData<'answer-unclear'>): Promise<Block[]> {
  const { ctx, t, when, programme, person } = tools;
  const { asked } = data;
  if (asked !== 'leave' && asked !== 'touch') return [];
  const own = await partnershipOf(ctx, programme.id, person.id, data.subject);
  const at = asked === 'leave' ? own?.me.leavesAt : own?.me.touchDueAt;
  const key = asked === 'leave' ? 'leaving' : 'touching';
  return at ? [{ p: t(`mail.answer-unclear.${key}`, { date: when(at) }) }] : [];
}

/** The two answers as links. Agreeing is done on the page that shows the texts. */
function links({ t, link }: Pick<MailTools, 't' | 'link'>, asked: AskedByMail, subject: string): Block[] {
  if (asked === 'agree') return [{ button: t('mail.answer-unclear.agree'), href: link('resume', subject) }];
  return (['yes', 'no'] as const).map((said) => ({
    link: t(`mail.answer-unclear.${said}`),
    href: link('answer', `${asked}.${subject}.${said}`),
  }));
}
