import { normaliseAddress } from '../../lib/address/normaliseAddress.ts';
import type { Texts } from '../../lib/text/texts.ts';
import { isZone } from '../../lib/time/time.ts';

export interface ProgrammeDraft {
  name: string;
  /** The address below /p/. Never changes once mails carry it. */
  slug: string;
  locales: string[];
  sourceLocale: string;
  zone: string;
  contactAddress: string;
}

const LONGEST_NAME = 100;
const LONGEST_TAGLINE = 200;
const LONGEST_ABOUT = 20_000;

type ProgrammeField = keyof ProgrammeDraft | 'tagline' | 'about' | 'reminderDays';
type ProgrammeReason =
  | 'required'
  | 'too-long'
  | 'slug'
  | 'slug-taken'
  | 'language'
  | 'zone'
  | 'address'
  | 'days';
export type ProgrammeProblems = Partial<Record<ProgrammeField, ProgrammeReason>>;

/** The problems of a programme's settings, by field; empty when there are none. `known` are the available languages. */
export function checkProgramme(draft: ProgrammeDraft, known: readonly string[]): ProgrammeProblems {
  const problems: ProgrammeProblems = {};
  if (!draft.name.trim()) problems.name = 'required';
  else if (draft.name.length > LONGEST_NAME) problems.name = 'too-long';
  if (!/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(draft.slug)) problems.slug = 'slug';
  if (draft.locales.length === 0 || !draft.locales.every((locale) => known.includes(locale)))
    problems.locales = 'language';
  if (!draft.locales.includes(draft.sourceLocale)) problems.sourceLocale = 'language';
  if (!isZone(draft.zone)) problems.zone = 'zone';
  if (!normaliseAddress(draft.contactAddress)) problems.contactAddress = 'address';
  return problems;
}

/** The same for the texts of the front page. */
export function checkTexts(texts: { tagline: Texts; about: Texts }): ProgrammeProblems {
  return {
    ...(isLong(texts.tagline, LONGEST_TAGLINE) ? { tagline: 'too-long' as const } : {}),
    ...(isLong(texts.about, LONGEST_ABOUT) ? { about: 'too-long' as const } : {}),
  };
}

function isLong(texts: Texts, most: number): boolean {
  return Object.values(texts).some((text) => text.length > most);
}
