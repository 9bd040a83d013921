import { unescapeHtml } from '../../lib/text/escapeHtml.ts';
import type { PostedForm } from '../request/bodies/form.ts';

/** Fields that another's page could show: never repeated, nor sent again. */
const SECRET = /^(code|act-code|work|password)$/;
/** Fields that nobody types into. */
const MACHINE =
  /^(form_key|key|stamp|website|homepage|return|next|seen|version|act|go|add|take|act-code-again)$/;
/** Fields for words, where one small word is one too. */
const FOR_WORDS =
  /^(about|address|alt|answer|appeal|author|ban|body|called|essay|explanation|help|host|label|mail|name|named|note|option|pronunciation|question|reason|server|slug|licence|source|subject|summary|tagline|term|text|title|username|why|yourName)\b/;
/** Fields of a form that asks for nothing but a day. */
const FOR_DAYS = /^until$/;
/** More texts than any form of ours has; each is looked for in a page. */
const MOST = 600;
/** The questions of an application's form: a word, or the name of a choice. */
const QUESTION = /^q\d+$/;

/** The posted fields, without those that must stay secret. */
export interface Typed {
  form: URLSearchParams;
  /** Names of the fields that something was done with. */
  read: ReadonlySet<string>;
  /** Whether a secret was left out. */
  hadSecret: boolean;
  /** A file came with it; its bytes are gone. */
  hadFile: boolean;
}

export function typedIn(posted: PostedForm, hadFile = false): Typed {
  const form = new URLSearchParams();
  let hadSecret = false;
  for (const [name, value] of posted.entries())
    if (!SECRET.test(name)) form.append(name, value);
    // A code before an act is asked for anew, and so is the work before a comment.
    else if (value !== '' && name !== 'act-code' && name !== 'work') hadSecret = true;
  return { form, read: posted.read, hadSecret, hadFile };
}

/** The texts among what was posted, as they were typed: not keys, numbers and the names of choices. */
export const textsIn = ({ form }: Typed): string[] => [
  ...new Set([...form].filter(([name, value]) => isText(name, value)).map(([, value]) => value)),
];

function isText(name: string, value: string): boolean {
  const text = value.trim();
  if (FOR_DAYS.test(name)) return text !== '';
  if (text === '' || MACHINE.test(name) || /^[\d\s.,:;+-]+$/.test(text)) return false;
  if (FOR_WORDS.test(name) && text.length > 2) return true;
  // Names of zones, languages and choices are of one piece.
  return /[\s\u0080-\u{10ffff}@]|:\/\/|^[A-Z][a-z]+$/u.test(text) || text.length > 60;
}

/** The texts, and answers that may be no more than the name of a choice. */
export const answersIn = ({ form }: Typed): string[] =>
  [...new Set([...form].filter(isAnswer).map(([, value]) => value))].slice(0, MOST);

/** Typed values that a page does not show, however they are spaced there. */
export function missingIn(html: string, typed: Typed): string[] {
  const page = plain(unescapeHtml(html));
  return answersIn(typed).filter((value) => !page.includes(plain(value)));
}

/** Values typed into fields that nobody read: of a question or a language that is gone. */
export const unreadIn = (typed: Typed): string[] =>
  [...typed.form].flatMap((field) => (isAnswer(field) && !typed.read.has(field[0]) ? [field[1]] : []));

const isAnswer = ([name, value]: [string, string]): boolean =>
  isText(name, value) || (QUESTION.test(name) && /\p{L}/u.test(value));

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
