import type { Actor, Ctx, TakenBackTo, Viewer } from '../rooms/ctx.ts';
import type { EventKind, MatterKind, Purpose } from '../rooms/kinds.ts';
import type { InboxScope } from '../rooms/inbox/index.ts';
import type { Sees, UndoableEvent } from '../rooms/log/index.ts';
import type { Matter, MatterScope } from '../rooms/matters/index.ts';
import type { RightLink, Role } from '../rooms/people/index.ts';
import type { MessageKey } from '../i18n/locales.ts';
import type { Several } from './workbench/list/several/acts.ts';
import type { Taking } from './workbench/list/taking/taking.ts';
import type { Audience, Route } from './route.ts';
import type { PageAnswer, ProgrammeVisit, DeskName } from './visit.ts';

/** The page of a kind of matter, and who sees it. */
export interface MatterPage<K extends MatterKind = MatterKind> {
  /** The page where the matter is dealt with, below /p/{programme}. */
  path(matter: Matter<K>): string;
  /** The roles that see the matter. Ambassadors only see those of their country. */
  roles: readonly Role[];
  /** The matter ends by itself when dealt with on its page: nobody ends or takes it on the work list, unless it `isTakenHere`. */
  endsThere?: true;
  isTakenHere?: true;
  /** Hides single matters from some viewers who see the kind: tells whether the subject is there for the viewer. */
  sees?: (viewer: Viewer) => Sees;
}

/** The reach of the volunteer who undoes: some kinds of event are undone only within it. */
export interface Seen {
  inbox: InboxScope;
  matters: MatterScope;
  viewer: Viewer;
}

/** Takes an event back. The verb writes a new event whose `undoes` names the old one, and refuses when too much has happened since. */
export type TakeBack<K extends EventKind = EventKind> = (
  ctx: Ctx,
  input: { programme: number; actor: Actor; event: UndoableEvent<K> },
  seen: Seen,
) => Promise<{ ok: boolean; reason?: string } & TakenBackTo>;

/** The way to take back a kind of event by a post to `at`, for people who may do the act itself. */
export interface Undo<K extends EventKind = never> {
  at: string;
  /** Other people who may take back what they did themselves. */
  own?: Audience;
  undo: TakeBack<K>;
}

/**
 * The page of mailed links of one purpose. Opening it changes nothing, since mail scanners open every link; it shows a button
 * (`LinkButton`) that posts to the same address, and only that acts.
 */
export interface LinkPage {
  /** Answers the opened link. */
  show(visit: ProgrammeVisit, link: RightLink): Promise<PageAnswer> | PageAnswer;
  /** Does what the button says. Spends the link (`spendLink`) if it works once. */
  act(visit: ProgrammeVisit, link: RightLink): Promise<Response>;
}

/** The groups of the workbench's menu, in their order: what is for today, for the round, to read, about mail, about the programme. */
export const DESK_GROUPS = ['today', 'round', 'read', 'mail', 'programme'] as const;

/** A part of the workbench as the menu shows it, with the roles that may enter. */
export interface Desk {
  /** Below /p/{programme}/workbench. */
  path: string;
  group: (typeof DESK_GROUPS)[number];
  roles: readonly Role[];
}

/** A table of the workbench that can be saved as a file but not set up: its page, who sees it, and its name. */
export interface TablePage extends Pick<ListPage, 'path' | 'desk' | 'audience'> {
  takes: Taking;
  called?: MessageKey;
}

/** A page beside the desks that the search finds by its name. `at` is the path of its route (`:number` is the round at hand). */
export interface FoundPage {
  at: string;
  called: MessageKey;
}

/** A list of the workbench: its page below /p/{programme} (`:round` is the round of its query), and who sees it. */
export interface ListPage {
  path: string;
  desk: DeskName;
  audience: Audience;
  /** The acts on several rows of the list at once, if there are any. */
  several?: Several;
  /** The way to save the list as a file. */
  takes?: Taking;
  /** The name of the list, if it differs from the desk's. */
  called?: MessageKey;
}

/**
 * An area's entries for the lists of the whole web door, in its `brings.ts`: plain data and functions. `brought.ts` joins them; a list with
 * a missing entry does not compile.
 */
export interface AreaBrings {
  /** Each route names its audience. */
  routes: readonly Route[];
  desks?: { readonly [K in DeskName]?: Desk };
  /** The lists that volunteers set up for themselves, by their names in the database. */
  lists?: Readonly<Record<string, ListPage>>;
  /** Pages that the search finds, by the names under which a language has other words for them (`search.json`). */
  foundPages?: Readonly<Record<string, FoundPage>>;
  /** Other tables that can be saved as files. */
  tables?: Readonly<Record<string, TablePage>>;
  /** Every kind of matter that is dealt with here. */
  matters?: { readonly [K in MatterKind]?: MatterPage<K> };
  /** The ways to undo acts done here. */
  undo?: { readonly [K in EventKind]?: Undo<K> };
  /** Mailed links that open something here. */
  links?: { readonly [K in Purpose]?: LinkPage };
}

/** Everything that the areas bring, as a visit has it at hand. */
export interface Brought {
  desks: Readonly<Record<DeskName, Desk>>;
  lists: ReadonlyMap<string, ListPage>;
  tables: ReadonlyMap<string, TablePage>;
  foundPages: ReadonlyMap<string, FoundPage & { route: Route }>;
  matters: Readonly<Record<MatterKind, MatterPage>>;
  /** The desk to which each kind of matter belongs. */
  deskOf: Readonly<Record<MatterKind, DeskName>>;
  links: Readonly<Record<Purpose, LinkPage>>;
  /** Kinds of event that can be taken back. */
  undoKinds: readonly string[];
  /** The way to take an event back, and who may do it; undefined for events that cannot be taken back. */
  undoOf(kind: string): { by: Audience; own: Audience | undefined; undo: TakeBack } | undefined;
}
