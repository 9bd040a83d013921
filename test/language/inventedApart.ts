import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LOCALES, catalogueOf, direction, isLocale } from '../../src/i18n/locales.ts';
import type { MessageKey } from '../../src/i18n/locales.ts';
import { translator } from '../../src/i18n/translate.ts';
import { localesFolder } from '../../src/lib/world/localesFolder.ts';
import { ownName } from '../../src/lib/world/languages.ts';
import { readCommand } from '../../src/mail/in/byMail/readCommand.ts';
import { mails } from '../../src/mail/out/registry.ts';
import { mapColumns } from '../../src/rooms/imports/columns.ts';
import { programmeById } from '../../src/rooms/programmes/index.ts';
import type { Question } from '../../src/rooms/forms/index.ts';
import { exampleMail } from '../../src/mail/examples/exampleMail.ts';
import { stageForm } from '../applicant.ts';
import { stage } from '../cast.ts';
import { testContext } from '../context.ts';
import { rolledBack } from '../database.ts';
import { serveHostile } from '../hostile/hostileScene.ts';
import type { HostileSite } from '../hostile/hostileScene.ts';
import { countOf } from '../whole.ts';
import { withoutMarkup } from '../withoutMarkup.ts';
import { samplePages } from '../../sample/pages.ts';
import { INVENTED, UNTRANSLATED } from './invent.ts';

let site: HostileSite;

beforeAll(async () => {
  site = await serveHostile();
  await site.database.db
    .updateTable('programme')
    .set({ locales: [...LOCALES] })
    .execute();
}, 180_000);

afterAll(async () => {
  await site?.close();
  await rm(localesFolder, { recursive: true });
});

test('a folder in locales/ is a language: with its name, its direction and its plurals', () => {
  expect(LOCALES[0]).toBe('en');
  expect(isLocale(INVENTED)).toBe(true);
  expect([ownName(INVENTED), direction(INVENTED)]).toEqual(['polski', 'ltr']);
  // A language that only mail programs use is no language of pages.
  expect(isLocale('de')).toBe(false);
  const { t } = translator(INVENTED);
  const counted = Object.entries(catalogueOf('en')).find(([, text]) =>
    text.startsWith('{count, plural, one {'),
  )![0];
  const said = [1, 2, 5, 22].map((count) => t(counted as MessageKey, { count }));
  expect(said.map((text) => /kilka|wiele/.exec(text)?.[0])).toEqual([undefined, 'kilka', 'wiele', 'kilka']);
});

test('a text that it lacks is said in English', () => {
  expect(catalogueOf(INVENTED)[UNTRANSLATED]).toBe(catalogueOf('en')[UNTRANSLATED]);
  expect(catalogueOf(INVENTED)[UNTRANSLATED]).toBeTruthy();
});

test('its words of command and its headings of columns are understood', () => {
  const word = catalogueOf(INVENTED)['mail.by-mail.word.status']!;
  expect(readCommand({ subject: '', own: word })).toMatchObject({ command: 'status', locale: INVENTED });
  const country = { id: 1, role: 'country', label: {}, type: 'country' } as unknown as Question;
  expect(mapColumns(['Kraj'], [country]).targets).toEqual([country]);
});

/** Runs of English words from the catalogue, long enough to be found nowhere else, with one space between words. */
const english = Object.values(catalogueOf('en'))
  .flatMap((text) => text.split(/<\/?\w+>|\{[^{}]*\}|[{}#]/))
  .map((part) => part.replaceAll("''", "'").replaceAll(/\s+/g, ' ').trim())
  .filter((part) => part.length >= 25 && part.split(' ').length >= 4 && !/ (?:plural|select),/.test(part));

/** English that may appear: buttons of the sample's pages, and the missing text. */
const MEANT = `${JSON.stringify(samplePages)} ${catalogueOf('en')[UNTRANSLATED]}`;

/** Groups runs by their first characters: searching each page for each of thousands of runs takes ten times as long. */
const STARTS = 25;
const byStart = Map.groupBy(english, (part) => part.slice(0, STARTS));

/**
 * A number from four characters of a text. Runs with the same beginning share it, so it rules out most places of a page without cutting out
 * any text.
 */
const signOf = (text: string, at: number): number =>
  (text.charCodeAt(at) +
    text.charCodeAt(at + 8) * 37 +
    text.charCodeAt(at + 16) * 1021 +
    text.charCodeAt(at + STARTS - 1) * 9173) &
  0xffff;
const signs = new Uint8Array(0x10000);
for (const start of byStart.keys()) signs[signOf(start, 0)] = 1;

function leftIn(text: string): string[] {
  const said = text.replaceAll(/\s+/g, ' ');
  const left: string[] = [];
  for (let at = 0; at + STARTS <= said.length; at++) {
    if (signs[signOf(said, at)] === 0) continue;
    for (const part of byStart.get(said.slice(at, at + STARTS)) ?? [])
      if (said.startsWith(part, at) && !MEANT.includes(part)) left.push(part);
  }
  return left;
}

/** Pages that show words written in another language: sent mails, and texts beside their translation. */
const OTHERS = /\/(?:outbox|wording|mails)\/|\/preview|\/dev\/mail/;

/**
 * The order in which readers try a desk. The director may open nearly every desk, volunteers some, and the others none, so they come last
 * and are seldom needed.
 */
const rank = (who: string): number =>
  who === 'director' ? 0 : /^(?:nobody|participant|applicant|byLink)$/.test(who) ? 2 : 1;

test('every page is in it, whole', { timeout: 240_000 }, async () => {
  const left = new Map<string, string>();
  const drawn = new Set<string>();
  const readers = Object.entries(site.sessions);
  const byDesks = readers.toSorted(([one], [other]) => rank(one) - rank(other));
  for (const { path, address } of site.addresses.filter((one) => !OTHERS.test(one.address))) {
    let [seen, others] = [0, 0];
    const isOfDesk = path.includes('/workbench');
    for (const [who, session] of isOfDesk ? byDesks : readers) {
      // Two readers are enough, since others see the same texts. At a desk the director alone is enough in a quick run.
      if (seen === (isOfDesk ? countOf({ whole: 2, few: 1 }) : 2)) break;
      // A file or a feed is no page for any reader.
      if (others === 2) break;
      const cookie = `lang=${INVENTED}; signing-in=1.x${session ? `; session=${session}` : ''}`;
      const answer = await site.ask(address, { cookie });
      const html = await answer.text();
      expect(answer.status, `${who} ${address}`).toBeLessThan(500);
      if (answer.status !== 200) continue;
      if (!answer.headers.get('content-type')?.startsWith('text/html')) {
        others++;
        continue;
      }
      seen++;
      drawn.add(path);
      expect(html, address).toContain(`<html lang="${INVENTED}"`);
      for (const part of leftIn(withoutMarkup(html))) left.set(part, `${who} ${address}`);
    }
  }
  expect(drawn.size).toBeGreaterThan(100);
  expect([...left]).toEqual([]);
});

test('every mail is in it, whole', { timeout: 120_000 }, () =>
  rolledBack(async (db) => {
    const ctx = testContext(db);
    const { programme } = await stage(ctx);
    await stageForm(ctx, programme);
    const of = { programme: await programmeById(ctx, programme), base: `${site.origin}/p/example` };
    for (const { kind } of mails.values()) {
      const mail = (await exampleMail(ctx, { ...of, kind, locale: INVENTED }))!;
      expect(mail.html, kind).toContain(`lang="${INVENTED}"`);
      expect(mail.subject + mail.text, kind).not.toMatch(/%%|\{[a-z]+[,}]|\bundefined\b|\bNaN\b/);
      expect(leftIn(`${mail.subject}\n${mail.text}`), kind).toEqual([]);
    }
  }),
);
