import { isolate } from '../../../i18n/translate.ts';
import { regionName } from '../../../lib/world/countries.ts';
import { pick } from '../../../lib/text/texts.ts';
import { partnerView } from '../../../rooms/applications/index.ts';
import type { WrittenProblem } from '../../../rooms/applications/index.ts';
import { LEGAL_KINDS, currentLegal } from '../../../rooms/people/index.ts';
import { questionsOf } from '../../../rooms/programmes/index.ts';
import { applicationParts } from '../application/applicationParts.ts';
import { blocksOf } from '../blocks.ts';
import { defineReply } from '../defineReply.ts';
import type { Block, MailTools } from '../define.ts';
import { answerWords } from '../partners/aboutPartner.ts';
import { questionBlock } from './questionBlock.ts';

/** A longer text is left to its page: a mail must stay small. */
const LONGEST = 12_000;

/**
 * The application is complete: what a partner will see, the texts in force, and the question whether the person agrees, to answer with one
 * word. `data.application`; `data.conduct` and `data.privacy` are the versions asked about; `data.unread` holds the answers that could not
 * be read and are optional.
 */
export const applicationConsentsMail = defineReply({
  kind: 'application-consents',
  wording: [
    'mail.application-consents.subject',
    'mail.application-consents.body',
    'mail.application-consents.preview',
    'mail.application-consents.texts',
    'mail.application-consents.ask',
    'mail.application-consents.unread',
    'mail.application-form.end',
  ],
  answer: (data) => ({ kind: 'agree', subject: data.application }),
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    if (!found || !['draft', 'submitted'].includes(found.application.state)) return null;
    const { t, programme } = tools;
    return {
      subject: t('mail.application-consents.subject', { programme: programme.name }),
      blocks: [
        { p: t('mail.reply.above') },
        found.hello,
        { p: t('mail.application-consents.body') },
        { p: t('mail.application-consents.ask') },
        {
          list: [
            t('apply.consent.adult'),
            t('mail.application-consents.conduct'),
            t('mail.application-consents.privacy'),
          ],
        },
        ...(await unreadAnswers(tools, found.application.round_id, data.unread)),
        { p: t('mail.application-consents.preview') },
        ...(await preview(tools, found.application.id)),
        { p: t('mail.application-consents.texts') },
        ...(await texts(tools)),
        found.next,
      ],
    };
  },
});

/** The optional answers that could not be read, each with a place for it. `[0]` ends them, as in the form. */
async function unreadAnswers(
  tools: MailTools,
  round: number,
  problems: readonly WrittenProblem[] = [],
): Promise<Block[]> {
  const { ctx, programme, t } = tools;
  if (problems.length === 0) return [];
  const questions = (await questionsOf(ctx, programme.id, round)).flatMap((step) => step.questions);
  return [
    { p: t('mail.application-consents.unread') },
    ...questions.flatMap((question, index): Block[] => {
      const problem = problems.find((one) => one.question === question.id);
      return problem
        ? [questionBlock(tools, { question, number: index + 1, problem, answer: undefined })]
        : [];
    }),
    { p: `[0] ${t('mail.application-form.end')}` },
  ];
}

/** Exactly what a partner will see of the reader. */
async function preview(tools: MailTools, application: number): Promise<Block[]> {
  const { ctx, programme, locale, t } = tools;
  const view = await partnerView(ctx, programme.id, application);
  if (!view) return [];
  return [
    {
      quote: view.country
        ? t('partnerships.member-here', {
            name: isolate(view.name),
            country: isolate(regionName(locale, view.country)),
          })
        : isolate(view.name),
    },
    ...view.answers.flatMap(({ question, value }): Block[] => {
      const text = answerWords(tools, question, value);
      return text ? [{ quote: text, from: pick(question.label, locale, programme.source_locale) }] : [];
    }),
  ];
}

async function texts({ ctx, programme, locale, t, url }: MailTools): Promise<Block[]> {
  const legal = await currentLegal(ctx, programme.id);
  return LEGAL_KINDS.flatMap((kind): Block[] => {
    const text = pick(legal[kind].text, locale, programme.source_locale);
    const heading: Block[] = [{ heading: t(`legal.${kind}`) }];
    const link: Block = { link: t(`legal.${kind}`), href: url(`/${kind}`) };
    return heading.concat(text.length > LONGEST ? [] : blocksOf(plain(text)), link);
  });
}

/** Markdown's headings and marks of emphasis say nothing in plain text. */
const plain = (markdown: string): string => markdown.replaceAll(/^#{1,6}\s+/gm, '').replaceAll('**', '');
