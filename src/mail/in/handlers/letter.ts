import type { Ctx } from '../../../rooms/ctx.ts';
import type { Outcome } from '../../../rooms/incoming/index.ts';
import { keepDraft, writeLetter } from '../../../rooms/partnerships/index.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import type { LetterTrouble, RefusedPictures } from '../../out/answers/kinds.ts';
import { answerKindly } from '../answering/answerKindly.ts';
import { isToldWord, tellsWrong } from '../byMail/readCommand.ts';
import { continueConversation } from '../byMail/continueConversation.ts';
import { obeyCommand } from '../byMail/obeyCommand.ts';
import type { Handler, Incoming } from '../handlers.ts';
import { hintedNames, keepDocuments } from '../documents.ts';
import { keepPictures } from '../pictures.ts';
import { toInbox } from './inbox.ts';
import { withoutAddresses } from '../../../lib/address/inText.ts';
import { isReplyAddress } from '../wordsOfMail.ts';

/** Most letters by mail of one person in a day: two machines behind two partners would not stop by themselves. */
const A_DAY = 30;

/** An answer to a partner's letter becomes a letter to the partner. */
export const letterHandler: Handler = {
  kind: 'letter',
  tooLarge: ({ subject }) => ({ kind: 'letter-trouble', data: { reason: 'too-long', partnership: subject } }),
  handle: async (ctx, incoming, target) => {
    const person = incoming.sender.person!;
    const told = (
      reason: LetterTrouble,
      more: { refusals?: RefusedPictures; letter?: number; pieces?: readonly string[] } = {},
    ) => ({
      programme: target.programme,
      person: person.id,
      kind: 'letter-trouble' as const,
      data: { reason, partnership: target.subject, ...more },
    });
    const trouble = (reason: LetterTrouble): Promise<Outcome> => answerKindly(ctx, incoming, told(reason));
    if ((await lettersToday(ctx, target)) >= A_DAY) return trouble('often');
    const words = incoming.message.words;
    const { own, whole } = words;
    // "WRONG" and the words after it are about the partner, not for the partner.
    const inbox = { ...target, kind: 'inbox', subject: 0 };
    if (tellsWrong(own))
      return (await asksWhatIsWrong(ctx, incoming, target, person.id))
        ? { done: 'command' }
        : toInbox(ctx, incoming, inbox, { isWrong: true });
    if (isToldWord(own)) {
      const obeyed = await obeyCommand(ctx, incoming, target);
      return obeyed === 'all'
        ? { done: 'command' }
        : toInbox(ctx, incoming, inbox, { isWrong: obeyed === 'wrong' });
    }
    const owner = { programme: target.programme, person: person.id };
    const kept = await keepPictures(ctx, incoming, owner, keepDocuments(ctx, owner));
    const [files, refused, refusals] = [kept.pictures, kept.refused, hintedNames(kept.refusals)];
    const body = ownAddressUnquoted(incoming, person.address, words.kept);
    const whose = { programme: target.programme, person: person.id, partnership: target.subject };
    const written = await writeLetter(ctx, {
      ...whose,
      body,
      formKey: `mail:${incoming.id}`,
      mail: {
        whole: hidden(incoming, person.address, whole),
        messageId: incoming.message.messageId,
      },
      files,
      waits: true,
    });
    // A mail without words is no letter when its only file cannot be passed on.
    if (!written.ok && written.reason === 'empty' && refused > 0)
      return answerKindly(ctx, incoming, told('nothing-left', { refusals }));
    if (!written.ok && written.reason === 'filtered') {
      // The writer keeps their words: as a draft on the page, and in the mail that tells of it.
      const draft = await keepDraft(ctx, { ...whose, body, from: { seen: null, keep: [] }, files });
      const data = { pieces: written.pieces, ...(draft.ok ? { letter: draft.draft } : {}) };
      return answerKindly(ctx, incoming, told('filtered', data));
    }
    if (!written.ok && written.reason === 'too-many-files') throw new Error('the files were counted before');
    if (!written.ok) return written.reason === 'unknown' ? { tray: 'person-gone' } : trouble(written.reason);
    if (written.apart) return trouble('apart');
    // The letter is on its way, so no tray shows the files that stayed behind: the writer is told each time.
    if (refused > 0) await continueConversation(ctx, incoming, told('attachments', { refusals }));
    return { done: 'letter' };
  },
};

/** Asks the writer for whom a letter is that begins with the word for trouble. Until they say so, nobody gets it. */
const asksWhatIsWrong = (
  ctx: Ctx,
  incoming: Incoming,
  { programme, subject: partnership }: Target,
  person: number,
): Promise<boolean> =>
  continueConversation(ctx, incoming, {
    programme,
    person,
    kind: 'concern-asked',
    data: { partnership, isHeld: true },
  });

/** Quotes and signatures carry addresses that their writer did not think of. Partners see no address until both choose to show theirs. */
function hidden(incoming: Incoming, own: string | null, whole: string): string {
  const addresses = new Set([own, incoming.sender.address]);
  const isSecret = isReplyAddress(incoming.envelope.to);
  return withoutAddresses(whole, (address) => addresses.has(address) || isSecret(address));
}

/**
 * People may write their own address into a letter. In "To: Luca <luca@cast.example>" their mail program wrote it, in an older mail that
 * nothing marks as such.
 */
function ownAddressUnquoted(incoming: Incoming, own: string | null, kept: string): string {
  const addresses = new Set([own, incoming.sender.address]);
  return kept.replaceAll(/<(?:mailto:)?([^\s<>]{3,320})>/giu, (whole, address: string) =>
    addresses.has(address.toLowerCase()) ? '<[…]>' : whole,
  );
}

async function lettersToday(ctx: Ctx, { programme, person }: Target): Promise<number> {
  const { count } = await ctx.db
    .selectFrom('letter')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('programme_id', '=', programme)
    .where('author_id', '=', person)
    .where('drafted_at', 'is', null)
    .where('written_at', '>', new Date(ctx.clock.now().getTime() - 86_400_000))
    .executeTakeFirstOrThrow();
  return Number(count);
}
