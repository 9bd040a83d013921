import type { ColumnType, RawBuilder } from 'kysely';
import type { Alternative, Insight, MatchResult, PairReason, Policy, UnmatchedReason } from '#matching';
import type { PictureRefusal } from '../lib/pictures/limits.ts';
import type { Texts } from '../lib/text/texts.ts';
import type { DB } from './schema.generated.ts';

/** A jsonb column: read as T, written through json(). */
type Jsonb<T> = ColumnType<T, RawBuilder<T>, RawBuilder<T>>;
type JsonbWithDefault<T> = ColumnType<T, RawBuilder<T> | undefined, RawBuilder<T>>;
type JsonbOrNull<T> = ColumnType<T | null, RawBuilder<T> | null | undefined, RawBuilder<T> | null>;

/** A jsonb column that the database computes from others. */
type Made<T> = ColumnType<T | null, never, never>;

export interface Option {
  key: string;
  label: Texts;
}

/** The least and the greatest value of a number; null for no limit. */
export interface Bounds {
  least: number | null;
  most: number | null;
}

/** The progress, piece by piece, of the work that falls due on a date of a round. */
export interface Far {
  /** The number of the last row done, in work that goes through rows by their numbers. */
  after: number;
  /** The part in hand, if there are several. */
  part?: string;
  /** The parts that are done, if their order may change in the meantime. */
  done?: string[];
  /** A count kept during the work. */
  count?: number;
  /** The moment of the first piece, in milliseconds since 1970, if it names what all pieces do. */
  since?: number;
}

/**
 * The progress of erasing a person's words: for each part the place of the last piece, or `null` once the part is done. A part that has not
 * begun is missing.
 */
export type EraseFar = Readonly<Record<string, number | null>>;

/** Rows of a table that changed when two people became one: their present keys, and the former values of the columns. */
export interface Changed {
  table: keyof DB;
  /** `before` is null if there was no such row before. */
  rows: { key: Record<string, unknown>; before: Record<string, unknown> | null }[];
}

/** By the place of its column: words of a spreadsheet that are not understood, and the words that replace them ('' for nothing). */
export type ImportChoices = Readonly<Record<string, readonly { piece: string; to: string }[]>>;

/** Unreadable words of a row: the place of their column (null for the whole row), the reason and the words. */
export interface ImportProblem {
  column: number | null;
  reason: string;
  piece: string;
}

/** Counts of what was understood in a spreadsheet, and of what importing it would do; never its words. */
export interface CheckedImport {
  /** The rows that were read, and those of them that can be imported. */
  rows: number;
  valid: number;
  problems: number;
  /** The reasons why columns cannot be used. */
  columns: { reason: string; column?: number }[];
  /** Answers that look like a slip: their columns, and the number of cells. */
  doubts: { reason: string; columns: number[]; rows: number; of: number }[];
  /** The number of people without an answer to a required question, by the question's number. */
  unanswered: [question: number, people: number][];
  taken: number;
  /** The number of imported people who are in the programme already but new in this round. Absent in imports that earlier versions read. */
  known?: number;
  updated: number;
  same: number;
  kept: number;
  /** The number of invitations in each language. */
  locales: [locale: string, mails: number][];
}

/** The look of a programme, as far as it differs from Antipode's: colours by day, and a logo. */
export interface Look {
  /** Links and buttons. */
  cool?: string;
  /** Days, marks and warnings. */
  warm?: string;
  /** The picture in place of the mark, with its size in pixels. */
  logo?: { file: number; width: number; height: number };
}

/** A session to come of an announced chat. */
interface ComingChat {
  slug: string;
  title: string;
  locale: string;
  topic: number | null;
  zone: string;
  /** The beginning, in milliseconds since 1970. */
  at: number;
  minutes: number;
  isOpen: boolean;
}

/** A live chat that is over, as the topic it was about shows it. */
export interface HeldChat {
  slug: string;
  title: string;
  locale: string;
}

/** A published page, as it appears in menus. */
export interface MenuItem {
  slug: string;
  title: Texts;
  /** True if the page is in the main menu too, and not only at the foot. */
  isInMenu: boolean;
}

/** Shapes of jsonb columns, which the generated types cannot know. */
interface Shapes {
  setting: { value: Jsonb<unknown> };
  person: { erase_far: JsonbOrNull<EraseFar> };
  programme: {
    tagline: JsonbWithDefault<Texts>;
    about: JsonbWithDefault<Texts>;
    menu: JsonbWithDefault<MenuItem[]>;
    coming_chats: JsonbWithDefault<ComingChat[]>;
    look: JsonbWithDefault<Look>;
  };
  page_version: { title: Jsonb<Texts>; body: Jsonb<Texts>; html: Jsonb<Texts> };
  legal_text: { text: Jsonb<Texts>; html: JsonbWithDefault<Texts> };
  event: { data: JsonbWithDefault<Record<string, unknown>> };
  matter: { data: JsonbWithDefault<Record<string, unknown>> };
  round: { label: JsonbWithDefault<Texts>; policy: Jsonb<Policy> };
  round_date: { far: JsonbOrNull<Far> };
  round_topic: { far: JsonbOrNull<{ after: number; mails: number }> };
  round_step: { title: Jsonb<Texts>; help: JsonbWithDefault<Texts> };
  question_version: {
    label: Jsonb<Texts>;
    help: JsonbWithDefault<Texts>;
    options: JsonbWithDefault<Option[]>;
    bounds: JsonbOrNull<Bounds>;
  };
  answer: { value: Jsonb<unknown> };
  bulk_act: { said: JsonbWithDefault<unknown> };
  kept_answer: { value: Jsonb<unknown> };
  match_run: {
    policy: Jsonb<Policy>;
    input: JsonbOrNull<unknown>;
    result: JsonbOrNull<unknown>;
    proof: JsonbOrNull<unknown>;
    totals: Made<MatchResult['totals']>;
    proof_summary: Made<unknown>;
    barrier: Made<Insight['barrier']>;
    groups: Made<number[][]>;
    locked_groups: Made<number[][]>;
    people: Made<number[]>;
  };
  match_study: { result: JsonbOrNull<unknown> };
  proposal: {
    reasons: JsonbWithDefault<readonly PairReason[]>;
    alternatives: JsonbOrNull<readonly Alternative[]>;
    strength: ColumnType<number, never, never>;
    breaks_rules: ColumnType<boolean, never, never>;
    lies_apart: ColumnType<boolean, never, never>;
    no_hour: ColumnType<boolean, never, never>;
    is_trio: ColumnType<boolean, never, never>;
  };
  unmatched: { reasons: Jsonb<UnmatchedReason> };
  partnership: { reasons: JsonbWithDefault<readonly PairReason[]> };
  topic: {
    title: Jsonb<Texts>;
    summary: Jsonb<Texts>;
    essay: Jsonb<Texts>;
    essay_html: Jsonb<Texts>;
    questions: Jsonb<Texts[]>;
    held_chats: JsonbWithDefault<HeldChat[]>;
    picture_alt: JsonbWithDefault<Texts>;
  };
  guest_post: { title: Jsonb<Texts>; body: Jsonb<Texts>; body_html: Jsonb<Texts> };
  topic_translation: { made_from: Jsonb<Record<string, string>> };
  incoming_picture: { refusal: JsonbOrNull<PictureRefusal> };
  glossary_term: { term: Jsonb<Texts>; explanation: Jsonb<Texts> };
  announcement: {
    subject: Jsonb<Texts>;
    body: Jsonb<Texts>;
    filter: JsonbWithDefault<Record<string, unknown>>;
  };
  person_merge: { changes: Jsonb<Changed[]> };
  outbox: { data: JsonbWithDefault<Record<string, unknown>> };
  canned_answer: { body: Jsonb<Texts> };
  import_draft: { choices: JsonbWithDefault<ImportChoices>; checked: JsonbOrNull<CheckedImport> };
  import_draft_row: { problems: JsonbOrNull<ImportProblem[]> };
  network_received: { headers: Jsonb<Readonly<Record<string, string>>> };
  sign_in_code: { newcomer: JsonbOrNull<{ name: string; locale: string }> };
}

export type Schema = {
  [T in keyof DB]: T extends keyof Shapes ? Omit<DB[T], keyof Shapes[T]> & Shapes[T] : DB[T];
};
