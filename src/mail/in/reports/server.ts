import { saysAway } from '../loops.ts';
import { headerOf } from '../message/index.ts';
import type { Message } from '../message/index.ts';

/** How a mail came to a bounce address. */
export interface Came {
  /** Its envelope sender: '' for a mail that nobody may answer. */
  from: string;
  /** The address our mail went to. */
  reader: string;
}

const DAEMON =
  /^(?:mailer-daemon|postmaster|mail-daemon|mdaemon|maildaemon|mail\.?delivery|bounce-?daemon)\b/i;

/** Whether a mail server wrote it. The reader and their answering machine may write without an envelope sender, too. */
export function isServersLetter(message: Message, { from, reader }: Came): boolean {
  const author = (message.from?.address ?? '').toLowerCase();
  const isUnsent = from.trim() === '' || from.trim() === '<>';
  if (author === '' || DAEMON.test(author)) return !isVacation(message);
  return isUnsent && author !== reader.toLowerCase() && !isVacation(message) && !isChallenge(message);
}

function isVacation(message: Message): boolean {
  const has = (key: string): boolean => headerOf(message, key) !== '';
  return (
    /\bvacation\b/i.test(headerOf(message, 'auto-submitted')) ||
    has('x-autoreply') ||
    has('x-autorespond') ||
    /^auto.?reply/i.test(headerOf(message, 'precedence')) ||
    saysAway(message.subject)
  );
}

/** "Prove that you are human, and your mail is delivered." */
function isChallenge(message: Message): boolean {
  return (
    headerOf(message, 'x-challenge') !== '' ||
    /\b(?:confirm|verif|challenge|antispam|anti-spam|approve|autoriza|confirma)\w*/i.test(message.subject)
  );
}
