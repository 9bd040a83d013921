import { unescapeHtml } from '../../lib/text/escapeHtml.ts';
import type { PostedForm } from '../request/bodies/form.ts';

/** Fields with secrets that somebody else's page could show: never repeated, nor sent again. */
const SECRET = /^(code|act-code|work|password)$/;
/** Fields that people do not type into. */
const MACHINE =
  /^(form_key|key|stamp|website|homepage|return|next|seen|version|act|go|add|take|act-code-again)$/;
/** Fields for words, in which a single short word counts as a text, too. */
const FOR_WORDS =
  /^(about|address|alt|answer|appeal|author|ban|body|called|essay|explanation|help|host|label|mail|name|named|note|option|pronunciation|question|reason|server|slug|licence|source|subject|summary|tagline|term|text|title|username|why|yourName)\b/;
/** Fields of a form that asks only for a day. */
const FOR_DAYS = /^until$/;
/** More texts than any of our forms has. Each text is looked for in the page. */
const MOST = 600;
/** Fields for answers of an application's form: a word, or the name of a choice. */
const QUESTION = /^q\d+$/;

/** The posted fields, without those that must stay secret. */
export interface Typed {
  form: URLSearchParams;
  /** Names of the fields that the handler has read. */
  read: ReadonlySet<string>;
  /** Whether a secret was left out. */
  hadSecret: boolean;
  /** Whether a file came with the post. Its bytes are not kept. */
  hadFile: boolean;
}

export function typedIn(posted: PostedForm, hadFile = false): Typed {
  const form = new URLSearchParams();
  let hadSecret = false;
  for (const [name, value] of posted.entries())
    if (!SECRET.test(name)) form.append(name, value);
    // A code before an act is asked for again, and so is the work before a comment: neither counts as a secret.
    else if (value !== '' && name !== 'act-code' && name !== 'work') hadSecret = true;
  return { form, read: posted.read, hadSecret, hadFile };
}

/** The texts among the posted values, as they were typed: no keys, numbers or names of choices. */
export const textsIn = ({ form }: Typed): string[] => [
  ...new Set([...form].filter(([name, value]) => isText(name, value)).map(([, value]) => value)),
];

function isText(name: string, value: string): boolean {
  const text = value.trim();
  if (FOR_DAYS.test(name)) return text !== '';
  if (text === '' || MACHINE.test(name) || /^[\d\s.,:;+-]+$/.test(text)) return false;
  if (FOR_WORDS.test(name) && text.length > 2) return true;
  // The names of zones, languages and choices contain no spaces.
  return /[\s\u0080-\u{10ffff}@]|:\/\/|^[A-Z][a-z]+$/u.test(text) || text.length > 60;
}

/** The texts, and the answers, which may be only the name of a choice. */
export const answersIn = ({ form }: Typed): string[] =>
  [...new Set([...form].filter(isAnswer).map(([, value]) => value))].slice(0, MOST);

/** Typed values that a page does not show; differences in spacing do not count. */
export function missingIn(html: string, typed: Typed): string[] {
  const page = plain(unescapeHtml(html));
  return answersIn(typed).filter((value) => !page.includes(plain(value)));
}

/** Values typed into fields that no handler read, since their question or language is gone. */
export const unreadIn = (typed: Typed): string[] =>
  [...typed.form].flatMap((field) => (isAnswer(field) && !typed.read.has(field[0]) ? [field[1]] : []));

const isAnswer = ([name, value]: [string, string]): boolean =>
  isText(name, value) || (QUESTION.test(name) && /\p{L}/u.test(value));

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
