import type { ColumnType, RawBuilder } from 'kysely';
import type { Alternative, Insight, MatchResult, PairReason, Policy, UnmatchedReason } from '#matching';
import type { PictureRefusal } from '../lib/pictures/limits.ts';
import type { Texts } from '../lib/text/texts.ts';
import type { DB } from './schema.generated.ts';

/** A jsonb column: read as T, written through json(). */
type Jsonb<T> = ColumnType<T, RawBuilder<T>, RawBuilder<T>>;
type JsonbWithDefault<T> = ColumnType<T, RawBuilder<T> | undefined, RawBuilder<T>>;
type JsonbOrNull<T> = ColumnType<T | null, RawBuilder<T> | null | undefined, RawBuilder<T> | null>;

/** A jsonb column that the database makes of others. */
type Made<T> = ColumnType<T | null, never, never>;

export interface Option {
  key: string;
  label: Texts;
}

/** The least and the most that a number may be; null where nothing is said. */
export interface Bounds {
  least: number | null;
  most: number | null;
}

/** How far what happens at a date of a round has come, piece by piece. */
export interface Far {
  /** The number of the last that was seen to, of what is gone through by numbers. */
  after: number;
  /** The part it is in, where there are several. */
  part?: string;
  /** The parts that are done, where their order may change meanwhile. */
  done?: string[];
  /** A count that is made on the way. */
  count?: number;
  /** The moment of the first piece, in milliseconds since 1970, where it names what all of them do. */
  since?: number;
}

/** How far what an erased person wrote has gone: by part the place of the last, `null` once all of it has; a part that has not begun is not there. */
export type EraseFar = Readonly<Record<string, number | null>>;

/** Rows of a table that were changed when two people became one: by their keys as they are since, and what stood in the columns before. */
export interface Changed {
  table: keyof DB;
  /** Nothing stood there before where `before` is null. */
  rows: { key: Record<string, unknown>; before: Record<string, unknown> | null }[];
}

/** Words of a spreadsheet that are not understood, and what stands for them ('' for nothing), by the place of their column. */
export type ImportChoices = Readonly<Record<string, readonly { piece: string; to: string }[]>>;

/** Words of a row that cannot be read: the place of its column, none for the whole row; the reason, and the words. */
export interface ImportProblem {
  column: number | null;
  reason: string;
  piece: string;
}

/** Counts of what was understood of a spreadsheet, and what taking it would do; never its words. */
export interface CheckedImport {
  /** Rows that were read, and of these the ones that can be taken. */
  rows: number;
  valid: number;
  problems: number;
  /** Why columns cannot be used. */
  columns: { reason: string; column?: number }[];
  /** Answers that look like a slip: in which columns, and in how many of their cells. */
  doubts: { reason: string; columns: number[]; rows: number; of: number }[];
  /** How many people have no answer to a question that needs one, by its number. */
  unanswered: [question: number, people: number][];
  taken: number;
  /** How many of the rows taken are people of the programme who are new in this round. Absent in imports read by earlier versions. */
  known?: number;
  updated: number;
  same: number;
  kept: number;
  /** Invitations by language. */
  locales: [locale: string, mails: number][];
}

/** How a programme looks where it differs from Antipode: colours by day, and a logo. */
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
  /** When it begins, in milliseconds since 1970. */
  at: number;
  minutes: number;
  isOpen: boolean;
}

/** A live chat that is over, as the topic that it was about knows it. */
export interface HeldChat {
  slug: string;
  title: string;
  locale: string;
}

/** A published page as menus show it. */
export interface MenuItem {
  slug: string;
  title: Texts;
  /** In the main menu, not only at the foot. */
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
