import { isolate } from '../../../i18n/translate.ts';
import { isDecider, mayReadConcern, viewerOf } from '../../../rooms/partnerships/index.ts';
import { callOf } from '../../../rooms/people/index.ts';
import { defineMail } from '../define.ts';
import { APPEAL_READERS } from './kinds.ts';

/** Tells the person who appealed who reads the appeal (`data.reader`), or that no words came. Anything they add goes the same way. */
export const appealNotedMail = defineMail({
  kind: 'appeal-noted',
  category: null,
  readable: false,
  many: false,
  fixed: true,
  answers: true,
  wording: [
    'mail.appeal-noted.subject',
    ...APPEAL_READERS.map((reader) => `mail.appeal-noted.${reader}` as const),
    'mail.appeal-noted.subject-empty',
    'mail.appeal-noted.empty',
    'mail.concern-noted.left-out',
  ],
  answer: (data) => ({ kind: 'appeal', subject: data.concern }),
  compose: ({ t, person }, { reader = 'other', isEmpty, leftOut }) =>
    Promise.resolve({
      subject: t(isEmpty ? 'mail.appeal-noted.subject-empty' : 'mail.appeal-noted.subject'),
      blocks: [
        ...(isEmpty ? [{ p: t('mail.reply.above') }] : []),
        { p: t(`mail.appeal-noted.${isEmpty ? 'empty' : reader}`, { reader: isolate(callOf(person)) }) },
        ...(leftOut ? [{ p: t('mail.concern-noted.left-out') }] : []),
      ],
    }),
});

/** Tells the possible readers of an appeal that somebody appeals, without their words. `data.partnership`, `data.concern`. */
export const appealRaisedMail = defineMail({
  kind: 'appeal-raised',
  urgent: true,
  category: null,
  readable: false,
  many: false,
  fixed: true,
  wording: [
    'mail.appeal-raised.subject',
    'mail.appeal-raised.body',
    'mail.appeal-raised.same',
    'mail.appeal-raised.again',
    'mail.concern-raised.open',
  ],
  compose: async ({ ctx, programme, person, t, url }, data) => {
    // A reader who has lost the role since then gets nothing.
    if (!(await mayReadConcern(ctx, programme.id, await viewerOf(ctx, person), data.concern))) return null;
    const isOwn = await isDecider(ctx, { programme: programme.id, concern: data.concern, person: person.id });
    return {
      subject: t('mail.appeal-raised.subject'),
      blocks: [
        {
          p: t(isOwn ? 'mail.appeal-raised.same' : 'mail.appeal-raised.body', {
            reader: isolate(callOf(person)),
            programme: programme.name,
          }),
        },
        ...(data.isAgain ? [{ p: t('mail.appeal-raised.again') }] : []),
        {
          button: t('mail.concern-raised.open'),
          href: url(`/workbench/partnerships/${data.partnership}`),
        },
      ],
    };
  },
});

/** Tells the person who appealed whether the decision stands. `data.stands`. */
export const appealAnsweredMail = defineMail({
  kind: 'appeal-answered',
  category: null,
  readable: false,
  many: false,
  fixed: true,
  wording: ['mail.appeal-answered.subject', 'mail.appeal-answered.stands', 'mail.appeal-answered.anew'],
  answer: (data) => ({ kind: 'appeal', subject: data.concern }),
  compose: ({ t, person }, { stands }) =>
    Promise.resolve({
      subject: t('mail.appeal-answered.subject'),
      blocks: [
        {
          p: t(stands ? 'mail.appeal-answered.stands' : 'mail.appeal-answered.anew', {
            reader: isolate(callOf(person)),
          }),
        },
      ],
    }),
});
