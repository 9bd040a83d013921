import type { MessageKey } from '../../../../i18n/locales.ts';
import {
  changeWording,
  dropMails,
  holdMails,
  pauseMail,
  releaseMails,
  restoreMails,
  resumeMail,
  revertMail,
} from '../../../../rooms/notices/index.ts';
import { directors, editors } from '../../../route.ts';
import { ways } from './way.ts';
import type { Way } from './way.ts';

export const mailWays = {
  ...ways(directors, {
    'mail-edited': (ctx, { event, ...input }) =>
      revertMail(ctx, { ...input, mail: event.subject.id, undoes: event.id }),
    'mail-paused': (ctx, { event, ...input }) => resumeMail(ctx, { ...input, undoes: event.id }),
    'mail-resumed': (ctx, { event, ...input }) => pauseMail(ctx, { ...input, undoes: event.id }),
    'mails-dropped': moveBack(restoreMails),
    'mails-held': moveBack(releaseMails),
    'mails-released': moveBack(holdMails),
    'mails-restored': moveBack(dropMails),
  }),
  ...ways(editors, {
    'wording-changed': (ctx, { event, ...input }) => {
      const { kind, locale, before } = event.data as {
        kind: string;
        locale: string;
        before: Record<string, string | null>;
      };
      const texts = new Map(
        Object.entries(before).map(([key, text]) => [key as MessageKey, { text: text ?? '', standard: '' }]),
      );
      return changeWording(ctx, { ...input, kind, locale, texts, undoes: event.id });
    },
  }),
};

function moveBack(verb: typeof dropMails): Way['undo'] {
  return (ctx, { event, ...input }) =>
    verb(ctx, { ...input, which: { mails: event.data['mails'] as number[] }, undoes: event.id });
}
