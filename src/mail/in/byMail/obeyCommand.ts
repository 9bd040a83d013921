import { applicationsOf, hoursQuestion, standingOf } from '../../../rooms/applications/index.ts';
import type { Application } from '../../../rooms/applications/index.ts';
import type { Ctx } from '../../../rooms/ctx.ts';
import type { SomeMail } from '../../../rooms/kinds.ts';
import { absenceOf, metPartnerships, turnOf } from '../../../rooms/partnerships/index.ts';
import type { Person } from '../../../rooms/people/index.ts';
import type { Target } from '../../ownAddresses/replyAddress.ts';
import type { AsksFor } from '../../../rooms/inbox/index.ts';
import type { Incoming } from '../handlers.ts';
import { mayAnswerSender } from '../answering/answerKindly.ts';
import { occasionToday } from './askedToday.ts';
import { askWhetherBack } from './askWhetherBack.ts';
import { readCommand } from './readCommand.ts';
import type { Command } from '../languageWords.ts';
import { isOffer, offerMails } from './offerMails.ts';
import { sayAway } from './sayAbsence.ts';
import { sendForm } from './sendForm.ts';

/**
 * Does what a mail of one word asks: mails the question, the form or the answer to the sender's own address. Only an answer to that mail
 * changes anything. Returns `all` when nobody needs to read the mail, `part` when somebody should all the same, `nothing` when it holds no
 * command. `wrong`: something is wrong, and only few may read it. `often`: the word was answered so often today that people should see it.
 * `asks`, with the language of the word: what the mail that says we have it should tell, either when the next round opens or, to a
 * stranger, which words act by mail.
 */
export async function obeyCommand(
  ctx: Ctx,
  incoming: Incoming,
  target: Target,
): Promise<'all' | 'part' | 'nothing' | 'often' | 'wrong' | { asks: AsksFor; locale: string }> {
  const { message, sender } = incoming;
  const asked = readCommand({ subject: message.subject, own: message.words.own });
  if (!asked) return 'nothing';
  // An answer goes to their own mailbox and changes nothing: send it on an unproven word, too.
  const person = sender.person ?? sender.claimed;
  const done = asked.more ? 'part' : 'all';
  // "Apply" among other words asks to apply only when it comes from somebody who is not here yet.
  if (asked.command === 'apply' && (asked.isAlone || !person)) {
    const form = await sendForm(ctx, incoming, target, asked.locale);
    if (form === 'closed') return { asks: 'apply', locale: asked.locale };
    return form === 'sent' ? done : 'often';
  }
  if (isOffer(asked.command)) {
    if (!asked.isAlone) return 'nothing';
    const { command: offer, locale } = asked;
    return (await offerMails(ctx, incoming, target, { offer, locale })) ? done : 'often';
  }
  if (asked.command === 'help' && asked.isAlone && !person) return { asks: 'words', locale: asked.locale };
  const isWrong = asked.command === 'wrong';
  const unheard = isWrong ? 'wrong' : 'nothing';
  const isWish = asked.command === 'back';
  if (!person || (!asked.isAlone && !isWrong && !isWish)) return unheard;
  const often = isWrong ? 'wrong' : 'often';
  if (person.address === null || !(await mayAnswerSender(ctx, incoming, person.address))) return often;
  if (asked.command === 'away')
    return (await sayAway(ctx, incoming, target, { person, until: asked.until ?? '' })) ? done : often;
  const occasion = await occasionToday(ctx, person, { word: asked.command, isShown: sender.isShown });
  if (occasion === null) return often;
  if (isWish && (await askWhetherBack(ctx, incoming, person, occasion))) return done;
  const mail = await answerTo(ctx, asked.command, person, target);
  const { programme_id: programme } = person;
  const inReplyTo = message.messageId;
  await ctx.mailer.queue(ctx, [{ ...mail, programme, occasion, person: person.id, inReplyTo }]);
  if (isWrong && asked.more) return 'wrong';
  // No question brings the person back, but the coordinators may.
  return isWish && mail.kind === 'standing' ? 'part' : done;
}

async function answerTo(ctx: Ctx, command: Command, person: Person, target: Target): Promise<SomeMail> {
  const programme = person.programme_id;
  const help: SomeMail = { kind: 'by-mail', data: {} };
  if (command === 'help') return help;
  const [application] = await applicationsOf(ctx, programme, person.id);
  const met = await metPartnerships(ctx, programme, person.id);
  // An answer to a partner's letter is about the partnership with that partner.
  const answered = met.find(({ id }) => target.kind === 'letter' && id === target.subject);
  const partnership = answered ?? met.find((own) => own.state !== 'ended' && own.me.leftAt === null);
  const standing: SomeMail = application ? { kind: 'standing', data: { application: application.id } } : help;
  switch (command) {
    case 'wrong':
      // Something may have been wrong with a partnership that is over.
      return met[0] ? { kind: 'concern-asked', data: { partnership: (partnership ?? met[0]).id } } : help;
    case 'leave':
      if (partnership && partnership.me.leftAt === null && partnership.state !== 'ended')
        return { kind: 'leaving', data: { partnership: partnership.id } };
      return application && canWithdraw(application)
        ? { kind: 'leaving', data: { application: application.id } }
        : standing;
    case 'back':
      if (await absenceOf(ctx, programme, person.id)) return { kind: 'absence', data: { step: 'question' } };
      // Somebody about to leave can still stay.
      if (partnership?.me.leavesAt) return { kind: 'leaving-planned', data: { partnership: partnership.id } };
      return partnership && (await rests(ctx, person, partnership.id))
        ? { kind: 'here-again', data: { partnership: partnership.id, step: 'question' } }
        : standing;
    case 'silent':
      return partnership && partnership.state !== 'ended' && partnership.me.leftAt === null
        ? { kind: 'silence-question', data: { partnership: partnership.id } }
        : standing;
    case 'hours':
      return partnership &&
        partnership.state !== 'ended' &&
        partnership.me.leftAt === null &&
        (await hoursQuestion(ctx, programme, partnership.round))
        ? { kind: 'free-hours', data: { partnership: partnership.id, step: 'question' } }
        : standing;
    case 'available':
      if (!application || (await standingOf(ctx, application)).standing !== 'asked') return standing;
      return { kind: 'availability-request', data: { application: application.id } };
    default:
      return standing;
  }
}

/** Whether somebody had the last reminder of a partnership and gets no more. */
const rests = async (
  ctx: Ctx,
  { programme_id: programme, id: person }: Person,
  partnership: number,
): Promise<boolean> => ((await turnOf(ctx, { programme, person, partnership }))?.restsAt ?? null) !== null;

const canWithdraw = ({ state }: Application): boolean =>
  ['draft', 'submitted', 'confirmed', 'waiting'].includes(state);
