import { pick } from '../../../lib/text/texts.ts';
import { answersOf } from '../../../rooms/applications/index.ts';
import { questionsOf } from '../../../rooms/programmes/index.ts';
import { defineMail } from '../define.ts';
import type { Block } from '../define.ts';
import { answerWords } from '../partners/aboutPartner.ts';
import { applicationParts } from './applicationParts.ts';

/** A coordinator corrected answers of the application: which, and how they stand now. */
export const answersCorrectedMail = defineMail({
  kind: 'answers-corrected',
  category: null,
  readable: true,
  many: false,
  wording: [
    'mail.answers-corrected.subject',
    'mail.answers-corrected.body',
    'mail.answers-corrected.none',
    'mail.answers-corrected.wrong',
  ],
  compose: async (tools, data) => {
    const found = await applicationParts(tools, data);
    if (!found) return null;
    const { ctx, t, programme, locale } = tools;
    const { id, round_id: round } = found.application;
    const steps = await questionsOf(ctx, programme.id, round);
    const answers = await answersOf(ctx, programme.id, id);
    const told = steps.flatMap(({ questions }) =>
      questions
        .filter((question) => data.questions.includes(question.id))
        .map((question): Block => {
          const value = answers.get(question.id)?.value;
          const words = value === undefined ? '' : answerWords(tools, question, value);
          return {
            quote: words || t('mail.answers-corrected.none'),
            from: pick(question.label, locale, programme.source_locale),
          };
        }),
    );
    return {
      subject: t('mail.answers-corrected.subject', { programme: programme.name }),
      blocks: [
        found.hello,
        { p: t('mail.answers-corrected.body', { round: found.round }) },
        ...told,
        { p: t('mail.answers-corrected.wrong') },
        found.status,
      ],
    };
  },
});
