import { expect, test } from 'vitest';
import { checkWording } from '../src/i18n/checkWording.ts';
import { loadConfig } from '../src/config.ts';
import { normaliseAddress } from '../src/lib/address/normaliseAddress.ts';
import { searchWords } from '../src/lib/text/fold.ts';
import { renderMarkdown } from '../src/lib/text/markdown.ts';
import { plainNotes } from '../src/rooms/topics/index.ts';
import { isZone } from '../src/lib/time/time.ts';
import { blocksOf, withoutFoot } from '../src/mail/out/blocks.ts';
import { hide, markApart, onlyMarked } from '../src/mail/out/placeholders.ts';
import { fillCanned } from '../src/rooms/inbox/index.ts';
import { readInWords } from '../src/rooms/forms/inWords/readInWords.ts';
import type { Question } from '../src/rooms/forms/index.ts';
import { ageOf } from '../src/web/frame/stamp.ts';
import { createSecrets } from '../src/secrets.ts';
import { readForm } from '../src/web/request/bodies/form.ts';
import { networkOf } from '../src/lib/network/network.ts';
import { clientAddress, proxyList } from '../src/web/request/clientAddress.ts';
import { ownPath } from '../src/web/frame/ownPath.ts';
import { isOddPath, isOwnPost, readCookies } from '../src/web/request/security.ts';
import { negotiate } from '../src/web/frame/view.ts';
import { fieldName } from '../src/web/forms/fieldName.ts';
import { typedAnswer } from '../src/web/forms/typedAnswer.ts';
import { checkAnswer } from '../src/rooms/forms/index.ts';
import { countOf } from './whole.ts';

const SIZE = 50_000;
const MOST_MS = 50;

/** Repeated units that would make a badly written expression backtrack: long runs, and long runs of pairs, with a wrong end. */
const UNITS = [
  ' ', '\t', '\n', ' \n', '\n \n', 'a', 'a ', 'a@', 'a.', '.', '@', '-', 'a-', ':', ': ', ';', '; ', ',', ', ', '=', 'q=1;',
  '1', '1-1 ', 'Mon 1-1 1-1 ', '2027-03-01..', '%', '%%', '%%link:', '%%a%%', '/', '//', '\\', '::', '0:', '1.1.1.1,', '{', '{a', "'", '<', '<a ',
  '&', '&#', '(', '((a)', '[', '[a](', '![', '*', '**a', '_', '`', '>', '> ', '- ', '1. ', '#', '|', '~', '"', 'http://', 'http://a.', 'www.a',
  'a@b.c ', 'é', '\u0301', '\u0301\u0323', '\u202e', '李', '👩‍👩‍👧',
]; // prettier-ignore
const TEXTS = UNITS.flatMap((unit) => {
  const run = unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);
  return [run, `x${run}x`, `a@${run}!`, `Mon 1-1${run}x`];
});

const loaded = loadConfig({});
if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
const { config } = loaded;
const secrets = createSecrets('a secret that only the tests know, 32+');
const proxies = proxyList(['127.0.0.1/32', '1.1.1.0/24']);

function question(type: Question['type']): Question {
  const options = [{ key: 'a', label: { en: 'A' } }];
  return { id: 1, type, role: null, options, required: false, maxLength: null } as unknown as Question;
}
const TYPES = [
  'short', 'long', 'one', 'many', 'country', 'zone', 'languages', 'hours', 'absences', 'wishes', 'exclusions',
] as const; // prettier-ignore

const READERS: Record<string, (text: string) => unknown> = {
  'words of a search': searchWords,
  'mail addresses': normaliseAddress,
  cookies: (text) => readCookies(text, config),
  'Accept-Language': (text) => negotiate(text, ['en', 'es', 'fr', 'ar']),
  'X-Forwarded-For': (text) => networkOf(clientAddress('127.0.0.1', text, proxies)),
  networks: networkOf,
  'the way back': (text) => ownPath(text, '/'),
  paths: (text) => isOddPath(`http://localhost${text}`),
  'Origin and Sec-Fetch-Site': (text) =>
    isOwnPost(
      { get: (name: string) => (name === 'origin' ? text : null) } as Headers,
      new URL('http://localhost'),
      config,
    ),
  zones: isZone,
  'wording of mails': (text) => checkWording('mail.letter.subject', text.slice(0, 5000)),
  'edited mails': (text) => blocksOf(withoutFoot(text)),
  'marks in mails': (text) => hide(onlyMarked(markApart(text, new Set(), 'a'), 'a')),
  'ready-made answers': (text) => fillCanned(text, { name: 'a', programme: 'b', me: 'c' }),
  'stamps of the contact form': (text) =>
    ageOf({ secrets, clock: { now: () => new Date() } }, 'contact-form', 1, text),
  forms: (text) =>
    readForm({
      type: 'application/x-www-form-urlencoded',
      read: () => Promise.resolve(Buffer.from(new URLSearchParams({ text }).toString())),
    }),
  ...Object.fromEntries(
    TYPES.flatMap((type) => {
      const asked = question(type);
      const name = fieldName(asked);
      return [
        [
          `answers of type ${type}`,
          (text: string) => {
            const form = new URLSearchParams();
            for (const field of ['', '.code', '.level', '.from', '.until', '.about', '.value', '.strength'])
              for (const row of ['', '.0']) form.append(`${name}${row}${field}`, text);
            return checkAnswer(asked, typedAnswer(asked, form), [asked]);
          },
        ],
        [`cells of type ${type}`, (text: string) => readInWords(asked, text, [asked])],
      ] as const;
    }),
  ),
};

/** The least processor time of three tries, in ms. Counts this thread alone, since the machine may be busy with other things. */
async function msOf(read: () => unknown, most: number): Promise<number> {
  let best = Infinity;
  for (let turn = 0; turn < 3 && best > most; turn++) {
    const before = process.threadCpuUsage();
    await read();
    const { user, system } = process.threadCpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

async function slowest(
  texts: readonly string[],
  most: number,
  read: (text: string) => unknown,
): Promise<string[]> {
  const slow: string[] = [];
  for (const text of texts) {
    const ms = await msOf(() => read(text), most);
    if (ms > most) slow.push(`${JSON.stringify(text.slice(0, 24))}… ${ms.toFixed(0)} ms`);
  }
  return slow;
}

test.each(Object.entries(READERS))('reading %s takes no longer for a hostile text', async (_, read) => {
  expect(await slowest(TEXTS, MOST_MS, read)).toEqual([]);
});

// Only volunteers write essays, and each is drawn once for all readers.
test('the longest essay is drawn, and looked over for plain words, within a quarter of a second each, however it is written', async () => {
  const count = countOf({ whole: 2, few: 1 });
  // Two of the four texts of each unit: the first and the third, or by turns the others.
  const played = TEXTS.filter((_, index) => (index + Math.floor(index / 4)) % 2 < count);
  const essays = played.map((text) => text.slice(0, 20_000));
  expect(await slowest(essays, 250, renderMarkdown)).toEqual([]);
  expect(await slowest(essays, 250, (text) => plainNotes(text, 'en'))).toEqual([]);
});
