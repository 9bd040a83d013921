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

/** One request, as a handler sees it: who asks, how they read, and the ways to answer. */
export interface Visit {
  ctx: Ctx;
  config: Config;
  limits: Limits;
  /** The lists of all areas. */
  brought: Brought;
  exampleMail: ExampleMail;
  /** The way to servers that people name. */
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
  /** Whether they have shown a moment ago, by a code, that the mailbox is theirs. */
  isProved: boolean;
  /** The link of a mail, opened in this browser while nobody is signed in: shows the page of one partnership. */
  byLink: Pick<LinkSession, 'id' | 'link' | 'partnership' | 'endsAt'> | null;
  operator: boolean;
  /** A segment of the path, decoded once. */
  param(name: string): string;
  /** A segment that is a whole number; null when it isn't, so that the handler answers 404. */
  id(name: string): number | null;
  /** The posted form. Read once, at most 512 kB. A body that cannot be taken is answered by itself (`UntakenBody`). */
  form(): Promise<PostedForm>;
  /** The posted form with a file in it (`<Form upload>`): at most `most` bytes in all. */
  upload(most: number): Promise<Upload>;
  /** The posted values, as far as they may be repeated; read now when no handler has. */
  typed(): Promise<Typed>;
  /** The posted bytes as they came, at most `most`: for routes of machines. */
  body(most: number): Promise<Buffer<ArrayBuffer>>;
  page(page: PageAnswer): Response;
  /** Server-sent events: what is new in one thing, as it comes, from after what this browser has. */
  live(source: LiveSource, id: number): Promise<Response>;
  /** The page that was drawn last, and the answer it became. */
  drawn: { page: PageAnswer; response: Response } | null;
  /** 303 to a path of this site, with an optional note shown there once (a catalogue key); `of` names what it is about, where that is another page. */
  redirect(path: string, note?: NoteKey, of?: NoteOf): Response;
  /** The same for a post that was refused: whoever typed words gets them on a page that leads there. Never lose them by a plain redirect. */
  turnBack(path: string, note?: NoteKey): Promise<Response>;
  notFound(): Response;
  /**
   * Says of a post that of the pages that visitors see it changes only those about these things (`topic:12`). Where nothing is said, neither here nor
   * by the route (`unseen`), all pages of the programme are drawn anew.
   */
  changes(...about: readonly string[]): void;
  /** The things named to `changes`; null when it was not called. */
  changed: readonly string[] | null;
  /** An answer for a script or a machine; of routes that say so (`json`). */
  json(value: unknown, status?: number): Response;
  setCookie(name: string, value: string, options?: { days?: number }): void;
  /** The programme, when the route belongs to one. */
  programme: Programme | null;
  person: Person | null;
  grants: readonly Grant[];
  /** The one who asks, for things that are kept from some whatever role they hold. */
  viewer: Viewer;
  /** Matters and rounds that the workbench names around its pages; null elsewhere. */
  aroundDesk: AroundDesk | null;
  /** The record of a desk that it opens, which was noted; null for other pages. */
  look: Look | null;
}

export interface ProgrammeVisit extends Visit {
  programme: Programme;
  /** Path within the programme: `path('/topics')` is `/p/x/topics`. */
  path(path: string): string;
  /** The one who acts, for verbs and the log. Throws when nobody is signed in: the route's audience decides that before. */
  actor(): Actor;
  /** Whether the visitor holds one of the roles; an operator holds a director's. */
  may(...roles: Role[]): boolean;
}

/** Notes shown once after an act: `note.saved` and so on. */
export type NoteKey = KeysOf<'note'>;

/** Elements for the head of a page, drawn from nothing but what their key says. */
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
  /** False for pages that search engines should leave alone: everything personal. */
  indexed?: boolean;
  width?: 'wide';
  /**
   * For a page on which every visitor who told us nothing sees the same: such a page is kept for a moment (visitors.ts). It names its
   * subject (`topic:12`), for posts that say what they change, and everything that it reads in the query of its address.
   */
  forVisitors?: { about: string; reads: readonly string[] };
  /** For a page that answers a post which did what it was for: nothing typed has to be kept. */
  isDone?: boolean;
  /** The part of the workbench this page belongs to, which puts it in the volunteers' shell; `none` for a page that belongs to no desk. */
  workbench?: DeskName | 'none';
  /** The navigation item that is current. */
  nav?: 'home' | 'topics' | 'status' | 'partnership' | 'me';
  /** The programme's own page that is current in the navigation, by its address. */
  page?: string;
  head?: KeyedHead;
  /** Islands (src/web/islands) the page loads; every page works without. */
  islands?: readonly string[];
  /** A style sheet of its own, beside the one of every page. */
  sheet?: 'call' | 'setup';
}

export type DeskName = KeysOf<'workbench.desk'>;
