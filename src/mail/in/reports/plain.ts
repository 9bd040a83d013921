import type { Message } from '../message/index.ts';
import { headerOf } from '../message/index.ts';
import { isAboutAddress } from '../../../lib/smtpStatus.ts';

/** How servers that write no report begin theirs, and the subjects of others. Anchored, so that a person's answer is not taken for one. */
const BEGINNINGS =
  /^(hi\. this is the |this message was created automatically by mail delivery software|i'?m sorry to have to inform you|your message (could not be|was not|wasn'?t) delivered|delivery to the following recipients? (failed|has failed)|the following address(es)? failed|this is a permanent error|die folgende nachricht konnte nicht|su mensaje no (pudo|ha podido) ser|votre message n'?a pas pu)/i;
const SUBJECTS =
  /^(undeliver(ed|able)|mail delivery (failed|failure|problem)|delivery (status notification \(failure\)|failure|has failed)|failure notice|returned mail|mail system error|nicht zustellbar|unzustellbar|no se puede entregar|non remis)/i;
const LATE = /\b(delay(ed)?|still (be )?(being )?retr|will (be )?retr|temporar(y|ily)|warning only)\b/i;

/** A bounce in words alone; null when it may be something else. Only a server's letter counts: it has no sender, or says who it is. */
export function readPlain(message: Message): { hard: boolean; reply: string } | null {
  const from = message.from?.address ?? '';
  // A report of another kind: that it was read, for example.
  if (/^multipart\/report\b/i.test(headerOf(message, 'content-type'))) return null;
  const isServer = from === '' || /^(mailer-daemon|postmaster|mail-daemon|mdaemon)@/i.test(from);
  if (!isServer || /^auto-replied\b.*vacation/i.test(headerOf(message, 'auto-submitted'))) return null;
  const text = message.text.trimStart();
  if (!BEGINNINGS.test(text) && !SUBJECTS.test(message.subject.trim())) return null;
  const line = text.split(/\r?\n/).find((one) => /\b5\d\d[ -]|\b5\.\d{1,3}\.\d{1,3}\b/.test(one));
  const said = line?.trim() ?? '';
  if (said === '' && (LATE.test(text.slice(0, 2000)) || LATE.test(message.subject))) return null;
  const reply = (said || message.subject).slice(0, 500);
  return { hard: isAboutAddress('', said === '' ? text.slice(0, 4000) : said), reply };
}
