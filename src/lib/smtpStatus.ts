import { HARD, SOFT_FIRST, SOFT_LAST, US } from './smtpWords.ts';
import { localOf } from './address/parts.ts';

/** The cause of a refusal: the reader's address, ourselves, or neither for certain. */
export type Refusal =
  /** The words say that the mailbox or its host does not exist; or a code, or words with two meanings, say so. */
  | { kind: 'hard'; by: 'mailbox' | 'host' | 'code' }
  /** Our address or server, how much we send, or what we send. */
  | { kind: 'us'; why: Why }
  /** `isSaid`: the trouble will pass, or the reader does not want the mail; otherwise nobody can tell. */
  | { kind: 'soft'; isSaid: boolean };

/** The part to look at when the fault is ours; worded in the catalogue as `operator-mail.why.…`. */
export type Why = 'sender' | 'authentication' | 'reputation' | 'rate' | 'relay' | 'policy' | 'unclear';

interface Beside {
  /** The status that a report names beside the words (RFC 3464). It counts only if the words say nothing. */
  status?: string;
  /** The step of the conversation; without it, the words may tell. */
  step?: Step | '';
}

/** `before`: before a recipient was named. */
export type Step = 'before' | 'rcpt' | 'data';

/** No refusal is longer. */
const LONGEST = 2000;
/** Statuses (RFC 3463) that blame the address, if the words say nothing else: no such mailbox, no such host, moved, closed. */
const ADDRESS = /^5\.(1\.[1236]|1\.10|1\.351|2\.1|4\.4|4\.310)$/;

/**
 * Reads why a server refused a mail: the one rule, for refusals while we send and for those in reports. Words about us come first, then
 * passing trouble, then words about the mailbox, then the code: our own trouble must not stop the mail of a living reader.
 */
export function readRefusal(said: string, { status = '', step = '' }: Beside = {}): Refusal {
  const text = said.slice(0, LONGEST);
  const where = step || stepOf(text);
  if (where === 'before') return { kind: 'us', why: 'sender' };
  const words = wordsOf(text);
  const own = codesOf(text);
  // A relay derives the status from the code; the server's own words count.
  const code = own.status || (/\p{L}{3}/u.test(words) ? '' : codesOf(status).status);
  const isPermanent = !(own.reply || code).startsWith('4') && !code.startsWith('4');
  // Microsoft says this when a directory knows nobody of that name.
  if (code === '5.4.1' && isPermanent && /\baccess denied\b/.test(words) && !/\brelay/.test(words))
    return { kind: 'hard', by: 'code' };
  if (SOFT_FIRST.test(words)) return { kind: 'soft', isSaid: true };
  const about = US.find(({ words: pattern }) => pattern.test(words) || pattern.test(listsIn(text)));
  if (about) return { kind: 'us', why: about.why };
  if (!isPermanent || SOFT_LAST.test(words)) return { kind: 'soft', isSaid: true };
  if (HARD.mailbox.test(words)) return { kind: 'hard', by: 'mailbox' };
  if (HARD.host.test(words)) return { kind: 'hard', by: 'host' };
  if (HARD.unclear.test(words) && where !== 'data') return { kind: 'hard', by: 'code' };
  // Servers give codes carelessly: if there are words, these have to be about the address, too.
  const isAddress = ADDRESS.test(code) && (HARD.named.test(words) || !isSaying(words));
  return isAddress ? { kind: 'hard', by: 'code' } : { kind: 'soft', isSaid: false };
}

/** Whether there are any words, apart from codes, marks and the name of a server's program. */
const isSaying = (words: string): boolean => /\p{L}{2,} \S*\p{L}{2,}/u.test(words);

/** Reads at which command a relay got the refusal. */
function stepOf(text: string): Step | '' {
  if (/\brefused to talk to me\b|\bafter initial connection\b/i.test(text)) return 'before';
  const command =
    /\b(?:in reply to (?:end of )?|after (?:pipelined |end of |pipelined end of )?)(MAIL FROM|EHLO|HELO|STARTTLS|AUTH|RCPT TO|DATA)\b/i.exec(
      text,
    )?.[1];
  if (!command) return '';
  if (/^data$/i.test(command)) return 'data';
  return /^rcpt/i.test(command) ? 'rcpt' : 'before';
}

/** The first reply code (RFC 5321) and the first enhanced one (RFC 3463). */
function codesOf(text: string): { reply: string; status: string } {
  return {
    reply: /(?<![\d.])[245]\d\d(?=[\s-]|$)/.exec(text)?.[0] ?? '',
    status: /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/.exec(text)?.[0] ?? '',
  };
}

/** The words in lower case, without addresses, links and hosts: a name in these must not be taken for a reason. */
function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\b(?:https?:|www\.)\S*/g, ' ')
    .split(/[\s<>()[\]"“”,;]+/)
    .map((word) => (word.includes('@') ? word.slice(word.indexOf('@')).split(':').slice(1).join(' ') : word))
    .filter((word) => word !== '' && !isHost(word))
    .join(' ');
}

/** Exchange writes its reasons with dots. */
const EXCHANGE = /^(?:resolver|storedrv|smtpsend|transport|routing)\./;

const isHost = (word: string): boolean =>
  /^[a-z0-9_-]+(?:\.[a-z0-9_-]+){2,}[.:]*$/.test(word) && /[a-z]/.test(word) && !EXCHANGE.test(word);

/** Lists of addresses that send spam, by the names of their hosts. */
const LISTS =
  /\b(?:spamhaus|spamcop|barracudacentral|sorbs|abuseat|uceprotect|mailspike|cloudmark|senderscore|spamrats)\b/gi;
const listsIn = (text: string): string => (text.match(LISTS) ?? []).join(' ').toLowerCase();

/** A refusal without the parts that differ between readers: two refusals with the same result say the same. At most 200 characters. */
export function wordingOf(said: string, address: string): string {
  const text = said.slice(0, LONGEST);
  const { reply, status } = codesOf(text);
  const name = localOf(address).toLowerCase();
  const words = wordsOf(text)
    .split(' ')
    .filter((word) => !/\d/.test(word) && !/\w\.\w/.test(word))
    .map((word) => word.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''))
    .filter((word) => word !== '' && word !== name);
  return [reply, status, ...words]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, 200);
}
