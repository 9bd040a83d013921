import type { ComponentChildren } from 'preact';
import type { Config } from '../config.ts';
import type { KeysOf } from '../i18n/locales.ts';
import type { Actor, Ctx, ExampleMail, Viewer } from '../rooms/ctx.ts';
import type { Outbound } from '../lib/network/outbound/outbound.ts';
import type { Look } from '../rooms/desks/index.ts';
import type { Grant, LinkSession, Person, Role } from '../rooms/people/index.ts';
import type { AroundDesk, Programme } from '../rooms/programmes/index.ts';
import type { View } from '../ui/index.ts';
import type { Brought } from './brings.ts';
import type { NoteOf } from './frame/noteOf.tsx';
import type { PostedForm, Upload } from './request/bodies/form.ts';
import type { Typed } from './kept/typedWords.ts';
import type { Limits } from './request/limits.ts';
import type { LiveSource } from './live/source.ts';

/** One request, as a handler sees it: the visitor, their language and zone, and the ways to answer. */
export interface Visit {
  ctx: Ctx;
  config: Config;
  limits: Limits;
  /** The lists of all areas. */
  brought: Brought;
  exampleMail: ExampleMail;
  /** Reaches the servers that people name. */
  outbound: Outbound;
  view: View;
  method: string;
  url: URL;
  /** The visitor's network address: IPv4 whole, IPv6 by /64. */
  network: string;
  /** The address at the other end of the connection, proxy or not. */
  peer: string;
  headers: Headers;
  cookies: Readonly<Record<string, string>>;
  /** The account signed in, if any. */
  account: number | null;
  session: number | null;
  /** Whether the visitor has just proved, by a code, that they own the mailbox. */
  isProved: boolean;
  /** The mailed link that was opened in this browser while nobody was signed in. It shows the page of one partnership. */
  byLink: Pick<LinkSession, 'id' | 'link' | 'partnership' | 'endsAt'> | null;
  operator: boolean;
  /** A segment of the path, decoded once. */
  param(name: string): string;
  /** A segment that is a whole number; null for any other, so that the handler answers 404. */
  id(name: string): number | null;
  /** The posted form. Read once, at most 512 kB. A body that cannot be taken is answered without the handler (`UntakenBody`). */
  form(): Promise<PostedForm>;
  /** The posted form with a file in it (`<Form upload>`): at most `most` bytes in all. */
  upload(most: number): Promise<Upload>;
  /** The posted values that may be repeated. Reads them now if no handler has. */
  typed(): Promise<Typed>;
  /** The posted bytes as they came, at most `most`, for routes of machines. */
  body(most: number): Promise<Buffer<ArrayBuffer>>;
  page(page: PageAnswer): Response;
  /** Server-sent events of one thing: each event that this browser lacks, then each new one. */
  live(source: LiveSource, id: number): Promise<Response>;
  /** The page that was drawn last, and its answer. */
  drawn: { page: PageAnswer; response: Response } | null;
  /**
   * 303 to a path of this site. The optional note (a catalogue key) is shown there once; `of` names the note's subject, when that is on
   * another page.
   */
  redirect(path: string, note?: NoteKey, of?: NoteOf): Response;
  /** The same for a refused post: typed words are shown on a page that leads on. A plain redirect would lose them. */
  turnBack(path: string, note?: NoteKey): Promise<Response>;
  notFound(): Response;
  /**
   * Says that a post changes only those visitors' pages that are about these things (`topic:12`). When neither the handler nor the route
   * (`unseen`) says so, all pages of the programme are drawn anew.
   */
  changes(...about: readonly string[]): void;
  /** The things given to `changes`; null when it was not called. */
  changed: readonly string[] | null;
  /** An answer for a script or a machine, from routes marked with `json`. */
  json(value: unknown, status?: number): Response;
  setCookie(name: string, value: string, options?: { days?: number }): void;
  /** The programme, when the route belongs to one. */
  programme: Programme | null;
  person: Person | null;
  grants: readonly Grant[];
  /** The one who asks, for things that are kept from some people whatever their role. */
  viewer: Viewer;
  /** Matters and rounds that the workbench names around its pages; null elsewhere. */
  aroundDesk: AroundDesk | null;
  /** The noted look at a desk's record that the page opens; null for other pages. */
  look: Look | null;
}

export interface ProgrammeVisit extends Visit {
  programme: Programme;
  /** Path within the programme: `path('/topics')` is `/p/x/topics`. */
  path(path: string): string;
  /** The one who acts, for verbs and the log. Throws when nobody is signed in, which the route's audience rules out. */
  actor(): Actor;
  /** Whether the visitor holds one of the roles; an operator holds a director's. */
  may(...roles: Role[]): boolean;
}

/** Notes shown once after an act: `note.saved` and so on. */
export type NoteKey = KeysOf<'note'>;

/** Elements for the head of a page, drawn only from what the key says. */
export interface KeyedHead {
  key: string;
  draw: () => ComponentChildren;
}

export interface PageAnswer {
  title: string;
  body: ComponentChildren;
  /** 200 unless said otherwise; 422 for a form that came back. */
  status?: number;
  description?: string;
  /** False for pages that search engines should leave out: all personal ones. */
  indexed?: boolean;
  width?: 'wide';
  /**
   * Set when the page is the same for all visitors who told us nothing: such a page is kept for a moment (visitorCache.ts). It names its
   * subject (`topic:12`), for posts that say what they change, and everything that it reads from its address's query.
   */
  forVisitors?: { about: string; reads: readonly string[] };
  /** Set when the page answers a post that succeeded: no typed words have to be kept. */
  isDone?: boolean;
  /** The desk of the workbench to which this page belongs: it is drawn in the volunteers' shell. `none` for a workbench page of no desk. */
  workbench?: DeskName | 'none';
  /** The navigation item that is current. */
  nav?: 'home' | 'topics' | 'status' | 'partnership' | 'me';
  /** The programme's own page that is current in the navigation, by its address. */
  page?: string;
  head?: KeyedHead;
  /** Islands (src/web/islands) that the page loads; every page works without them. */
  islands?: readonly string[];
  /** The page's own style sheet, beside the one of every page. */
  sheet?: 'call' | 'setup';
}

export type DeskName = KeysOf<'workbench.desk'>;
