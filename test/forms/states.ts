import type { Route } from '../../src/web/route.ts';
import { routes } from '../../src/web/brought.ts';
import type { CastName } from '../cast.ts';
import type { Form } from './wordsFor.ts';
import type { World } from './world.ts';

/** A change between the drawing of a form and its sending. */
export interface State {
  /** Brings the change about. */
  before?(world: World): Promise<unknown>;
  /** The forms that the change can affect; all by default. */
  meets?(route: Route, form: Form): boolean;
  /** The sender; null for somebody who is signed out. */
  as?: CastName | null;
  /** The id and the programme in the path, in place of the real ones. */
  at?: string;
  slug?: string;
  /** The sender's last code was entered a while ago. */
  isUnproved?: true;
  headers?: Record<string, string>;
  /** Every limit is used up. */
  isTooOften?: true;
  /** Every act fails with an error. */
  breaks?: true;
  /** The disk is full. */
  isFull?: true;
  /** Only the last of the form's fields is sent. */
  isHalf?: true;
  /** Each field holds one short word. */
  isShort?: true;
}

const isForSome = ({ audience }: Route): boolean =>
  typeof audience !== 'string' || ['person', 'partner', 'operator'].includes(audience);
const isForFew = ({ audience }: Route): boolean => typeof audience !== 'string' || audience === 'operator';
const isNumbered = (_: Route, { at }: Form): boolean => at !== undefined;
const isOfRound = ({ path }: Route): boolean => /round|appl|partnership|^.topics|contact/.test(path);
const later = (at: string): State => ({
  meets: isOfRound,
  before: ({ ctx }) => Promise.resolve(ctx.clock.set(`${at}T12:00:00Z`)),
});
const round = (set: { cancelled_at: Date } | { published_at: null }): State => ({
  meets: isOfRound,
  before: ({ ctx }) => ctx.db.updateTable('round').set(set).execute(),
});
const programme = (set: { locales: string[] } | { archived_at: Date }, more: State = {}): State => ({
  before: ({ ctx }) => ctx.db.updateTable('programme').set(set).execute(),
  ...more,
});

/** Somebody else has dealt with the subject of each form. */
async function settled({ ctx: { db, clock }, at }: World): Promise<void> {
  const now = clock.now();
  await db.updateTable('outbox').set({ state: 'sent', sent_at: now }).execute();
  await db.updateTable('thread').set({ merged_into: at.otherThread }).where('id', '=', at.thread).execute();
  await db.updateTable('partnership').set({ state: 'ended', ended_at: now, end_reason: 'left' }).execute();
  await db.updateTable('application').set({ state: 'withdrawn' }).execute();
  await db.updateTable('guest_post').set({ approved_at: now }).execute();
  await db.updateTable('comment').set({ state: 'hidden' }).execute();
  await db.updateTable('concern').set({ handled_at: now }).execute();
}

const EARLY = new Date('2027-01-14T12:00:00Z');

export const STATES: Readonly<Record<string, State>> = {
  'nothing has happened': {},
  'they were signed out': { meets: isForSome, as: null },
  'their role has ended': { meets: isForFew, as: 'amina' },
  'the thing is gone, and each text was one small word': { meets: isNumbered, at: '999999', isShort: true },
  'the programme has another address': { meets: ({ scope }) => scope === 'programme', slug: 'gone' },
  'the browser does not say where the form came from': { headers: { origin: '' } },
  'it was too often': {
    meets: ({ path }) => !path.startsWith('/workbench') || /invit/.test(path),
    isTooOften: true,
  },
  'something breaks': { breaks: true },
  'the disk is full': { isFull: true },
  'only one field is filled in': { isHalf: true },
  'a code is asked for': { meets: ({ needsCode }) => needsCode !== undefined, isUnproved: true },
  'somebody else settled it': { before: settled },
  'the topic is not public any more': {
    meets: ({ path }) => /topics|discussion/.test(path),
    before: ({ ctx: { db } }) => db.updateTable('round_topic').set({ approved_at: null }).execute(),
  },
  'applications are closed': later('2027-02-01'),
  'partners are chosen': later('2027-02-08'),
  'partners are introduced': later('2027-02-20'),
  'the round is over': later('2027-06-10'),
  'the round is cancelled': round({ cancelled_at: EARLY }),
  'the round is not public any more': round({ published_at: null }),
  'a language was dropped': programme(
    { locales: ['en'] },
    { meets: (_, { words }) => words.some((name) => name.endsWith('.es')) },
  ),
  'a language was dropped that they wrote in': programme(
    { locales: ['es'] },
    { meets: (_, { more }) => more !== undefined && ('written' in more || 'source' in more) },
  ),
  'the programme is in the archive': programme(
    { archived_at: EARLY },
    { meets: (_, form) => form.at === undefined },
  ),
};

const withFault = (route: Route): Route => ({
  ...route,
  handle: () => {
    throw new Error('something broke');
  },
});

export const broken = routes.map(withFault);
