import { readAnswer, tellCoordinators } from '../byMail/yesOrNo.ts';
import { isToldWord, tellsWrong } from '../byMail/readCommand.ts';
import { sendForm } from '../byMail/sendForm.ts';
import { answersIn, fillInFromMail } from '../byMail/fillInFromMail.ts';
import { toInbox } from './inbox.ts';
import type { Handler } from '../handlers.ts';

/**
 * The application by mail. A mail to `apply@…` (or `apply+far-shelves@…` where several programmes share a domain) gets the form. A reply to
 * the form is read question by question, and answered with what is still missing.
 */
export const applyHandler: Handler = {
  kind: 'apply',
  reads: async (ctx, { local, domain }) => {
    const word = /^apply(?:[+-]([a-z0-9-]+))?$/.exec(local);
    if (!word) return null;
    const slug = word[1];
    const programmes = await ctx.db
      .selectFrom('programme')
      .select(['id', 'slug'])
      .where('archived_at', 'is', null)
      .where('contact_address', 'like', `%@${domain.replaceAll(/[%_\\]/g, '\\$&')}`)
      .limit(50)
      .execute();
    const found = slug === undefined ? programmes : programmes.filter((one) => one.slug === slug);
    return found.length === 1 && found[0]
      ? { kind: 'apply', programme: found[0].id, person: null, subject: 0 }
      : null;
  },
  handle: async (ctx, incoming, target) => {
    if (target.person !== null) {
      const { programme, subject: round } = target;
      const texts = await answersIn(ctx, incoming, { programme, round });
      // This mail, too, may be answered with one of the words that our mails name, such as WRONG.
      const { own } = incoming.message.words;
      if (texts.size === 0 && (isToldWord(own) || tellsWrong(own)))
        return tellCoordinators(ctx, incoming, target);
      if (!(await fillInFromMail(ctx, incoming, { programme, round, texts })))
        return tellCoordinators(ctx, incoming, target);
      // Nobody needs to read a yes to the answers of last time. People answer a mail that holds a question instead of answers.
      const isYes = texts.size === 0 && (await readAnswer(ctx, incoming, target)) === 'yes';
      if (texts.size === 0 && own.trim() !== '' && !isYes) await tellCoordinators(ctx, incoming, target);
      return { done: 'apply' };
    }
    const form = await sendForm(ctx, incoming, target, null);
    if (form === 'sent') return { done: 'apply' };
    return toInbox(
      ctx,
      incoming,
      { ...target, kind: 'inbox' },
      form === 'closed' ? { asksFor: 'apply' } : {},
    );
  },
};
