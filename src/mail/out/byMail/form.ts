import { listFormat } from '../../../i18n/intl.ts';
import { pick } from '../../../lib/text/texts.ts';
import { answersOf, applicationTo, leftOut } from '../../../rooms/applications/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { phaseOf, questionsOf, roundSaid, roundsOf } from '../../../rooms/programmes/index.ts';
import { defineReply } from '../defineReply.ts';
import type { Block } from '../define.ts';
import { HINTED, UNLISTED, questionBlock } from './questionBlock.ts';

/**
 * The form of a round, to be answered by a reply: each question with its number and a place for the answer. `data.round`; with
 * `data.problems`, only the questions whose answer is missing or could not be read, and why.
 */
export const applicationFormMail = defineReply({
  kind: 'application-form',
  wording: [
    'mail.application-form.subject',
    'mail.application-form.lead',
    'mail.application-form.again',
    'mail.application-form.from-last',
    'mail.application-form.left-out',
    'mail.application-form.how',
    'mail.application-form.whole',
    'mail.application-form.parts',
    'mail.application-form.end',
    'mail.application-form.not-you',
    ...HINTED.map((type) => `mail.application-form.hint.${type}` as const),
    ...UNLISTED.map((what) => `mail.application-form.unread.${what}` as const),
  ],
  answer: (data) => ({ kind: 'apply', subject: data.round }),
  compose: async (tools, data) => {
    const { ctx, programme, person, t, locale, when } = tools;
    const round = (await roundsOf(ctx, programme.id)).find(({ id }) => id === data.round);
    if (!round?.published_at || phaseOf(round, ctx.clock.now()) !== 'open') return null;
    const questions = (await questionsOf(ctx, programme.id, round.id)).flatMap((step) => step.questions);
    const application = await applicationTo(ctx, programme.id, round.id, person.id);
    const answers = application ? await answersOf(ctx, programme.id, application.id) : null;
    const { problems = null } = data;
    const isFromLast = !problems && application?.state === 'draft' && application.copied_from !== null;
    const lost = isFromLast
      ? listFormat(locale, 'conjunction').format(
          (await leftOut(ctx, application)).map((label) => pick(label, locale, programme.source_locale)),
        )
      : '';
    const name = callOf(person);
    const values = {
      programme: programme.name,
      round: roundSaid(round, { lang: locale, t }, programme.source_locale),
    };
    return {
      subject: t('mail.application-form.subject', values),
      blocks: [
        { p: name ? t('mail.application.hello', { name }) : t('mail.application.hello-you') },
        { p: t(problems ? 'mail.application-form.again' : 'mail.application-form.lead', values) },
        ...(isFromLast ? [{ p: t('mail.application-form.from-last') }] : []),
        ...(lost ? [{ p: t('mail.application-form.left-out', { questions: lost }) }] : []),
        { p: t('mail.application-form.how') },
        ...(problems?.some(({ reason }) => reason !== 'required')
          ? [{ p: t('mail.application-form.whole') }]
          : []),
        ...questions.flatMap((question, index): Block[] => {
          const problem = problems?.find((one) => one.question === question.id);
          if (problems && !problem) return [];
          return [
            questionBlock(tools, {
              question,
              number: index + 1,
              problem,
              answer: answers?.get(question.id)?.value,
            }),
          ];
        }),
        { p: `[0] ${t('mail.application-form.end')}` },
        { p: t('mail.application-form.parts') },
        { p: t('next.closes', { when: when(round.dates.closes.dueAt) }) },
        ...(problems ? [] : [{ p: t('mail.application-form.not-you') }]),
      ],
    };
  },
});
