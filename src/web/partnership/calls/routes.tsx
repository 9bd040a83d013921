import {
  chooseWay,
  enter,
  hear,
  leave,
  quietWithCalls,
  seatOf,
  signal,
  tellByMail,
  directAnswersOf,
} from '../../../rooms/calls/index.ts';
import type { OwnPartnership } from '../../../rooms/partnerships/index.ts';
import { callLine, hasRelay } from '../../../lib/network/turn/callLine.ts';
import { jsonError } from '../../frame/json.ts';
import { isOver, presentPartners } from '../partnerNames.ts';
import { pageOf, visitorIds } from '../quietRoutes.tsx';
import { ownOf, readerOf } from '../showPartnership.tsx';
import type { Limit } from '../../request/limits.ts';
import { get, json, post, unseen } from '../../route.ts';
import type { Route } from '../../route.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { hereText } from './here.ts';
import { showCall } from './showCall.tsx';
import { roomSource, seatSource } from './source.ts';

/** A call for three sends some hundred signals at its beginning, and few later. */
const SIGNALS: Limit = { name: 'call-signal', points: 600, seconds: 60 };
/** Descriptions hold all ways of a browser. A browser that looks for a new way sends some more. */
const LARGE: Limit = { name: 'call-description', points: 60, seconds: 60 };
/** From this many characters on, a signal counts as a description (`LARGE`). */
const LARGE_FROM = 2000;
const ENTERS: Limit = { name: 'call-enter', points: 60, seconds: 600 };
/** The characters and length of the key that a window makes for itself. */
const KEY = /^[\w-]{16,64}$/;

/**
 * The call of two or three in their browsers. The link in a mail only shows that somebody waits, since mails are forwarded: a stranger who
 * entered by one would see and hear the partner before anybody noticed. A letter is read later, and holds only words.
 */
export const callRoutes: Route[] = unseen([
  get('/partnership/:id/call', 'person', async (visit) => {
    const own = await together(visit);
    return own ? showCall(visit, own) : visit.notFound();
  }),
  post('/partnership/:id/call/way', 'person', async (visit) => {
    const own = await ownOf(visit);
    if (!own) return visit.notFound();
    const isDirect = (await visit.form()).get('direct') === 'yes';
    const done = await chooseWay(visit.ctx, { ...visitorIds(visit), partnership: own.id, isDirect });
    if (!done.ok) return visit.turnBack(pageOf(visit, own), 'partnership-ended');
    return visit.redirect(`${pageOf(visit, own)}/call`, 'saved');
  }),
  json(post('/partnership/:id/call/line', 'person', forPartners(giveLine))),
  json(post('/partnership/:id/call/seats', 'person', forPartners(comeIn))),
  json(
    get('/partnership/:id/call/events', 'partner', async (visit) => {
      const own = await together(visit);
      return own ? visit.live(roomSource(visit.programme.id), own.id) : visit.notFound();
    }),
  ),
  json(
    get('/partnership/:id/call/here', 'partner', async (visit) => {
      const own = await together(visit);
      if (!own) return jsonError('not-found', 404);
      const { calls } = await quietWithCalls(visit.ctx, visit.programme.id, own);
      return visit.json({ text: calls ? hereText(visit.view, own, calls, visit.ctx.clock.now()) : '' });
    }),
  ),
  json(
    get('/partnership/:id/call/seats/:seat/events', 'person', async (visit) => {
      const found = await ownSeat(visit);
      return found ? visit.live(seatSource(visit.programme.id), found.seat) : visit.notFound();
    }),
  ),
  ofSeat('signals', passOn),
  ofSeat('hearing', async (visit, own) => done(visit, await hear(visit.ctx, seatIn(visit, own)))),
  ofSeat('mail', async (visit, own) => {
    const done = await tellByMail(visit.ctx, seatIn(visit, own));
    return done.ok ? visit.json({ told: done.told }) : jsonError('gone', 410);
  }),
  ofSeat('leaving', async (visit, own) => done(visit, await leave(visit.ctx, seatIn(visit, own)))),
]);

/** The partnership in the path, if its members can call each other now; else null. */
async function together(visit: ProgrammeVisit): Promise<OwnPartnership | null> {
  const own = await ownOf(visit);
  return own && canCall(own) ? own : null;
}

const canCall = (own: OwnPartnership): boolean =>
  !isOver(own) && !own.apartAt && presentPartners(own).length > 0;

type Act = (visit: ProgrammeVisit, own: OwnPartnership) => Promise<Response>;

/** A post from a window of the call. */
function ofSeat(what: string, act: Act): Route {
  return json(post(`/partnership/:id/call/seats/:seat/${what}`, 'person', forPartners(act)));
}

function forPartners(act: Act) {
  return async (visit: ProgrammeVisit): Promise<Response> => {
    const own = await ownOf(visit);
    if (!own) return jsonError('not-found', 404);
    return canCall(own) ? act(visit, own) : jsonError('ended', 409);
  };
}

const seatIn = (visit: ProgrammeVisit, own: OwnPartnership) => ({
  ...visitorIds(visit),
  partnership: own.id,
  seat: visit.id('seat') ?? 0,
});

async function ownSeat(visit: ProgrammeVisit): Promise<{ seat: number } | null> {
  const own = await together(visit);
  const seat = own && (await seatOf(visit.ctx, seatIn(visit, own)));
  return seat && { seat: seat.id };
}

const done = (visit: ProgrammeVisit, { ok }: { ok: boolean }): Response =>
  ok ? visit.json({}) : jsonError('gone', 410);

/** Tells a browser how to connect: only through the relay, unless there is none or every member chose to connect directly. */
async function giveLine(visit: ProgrammeVisit, own: OwnPartnership): Promise<Response> {
  const { ctx, config, programme } = visit;
  const ways = await directAnswersOf(ctx, { programme: programme.id, partnership: own.id });
  const me = readerOf(visit).id;
  const isDirect = [me, ...presentPartners(own).map(({ person }) => person)].every((one) => ways.get(one));
  if (!hasRelay(config.calls) && !ways.get(me)) return jsonError('not-direct', 409);
  // The relay counts each person's use by this name. It changes each day, so that the relay recognises nobody.
  const day = ctx.clock.now().toISOString().slice(0, 10);
  const name = ctx.secrets.mark('call', `${programme.id}/${own.id}/${me}/${day}`);
  const relayOnly = hasRelay(config.calls) && !isDirect;
  return visit.json(callLine(config.calls, { name, relayOnly, now: ctx.clock.now() }));
}

async function comeIn(visit: ProgrammeVisit, own: OwnPartnership): Promise<Response> {
  const of = visitorIds(visit);
  const key = (await visit.form()).get('key') ?? '';
  if (!KEY.test(key)) return jsonError('no-key', 422);
  if (!(await visit.limits.allow(ENTERS, `${of.programme}:${of.person}`))) return jsonError('often', 429);
  const relayed = hasRelay(visit.config.calls);
  const done = await enter(visit.ctx, { ...of, partnership: own.id, key, hasRelay: relayed });
  if (!done.ok) return jsonError(done.reason === 'not-direct' ? 'not-direct' : 'ended', 409);
  const { seat, until, others } = done;
  return visit.json({
    seat,
    // Milliseconds, not a moment: a browser's own clock may be wrong.
    waits: Math.max(0, until.getTime() - visit.ctx.clock.now().getTime()),
    others: others.map(({ id, person, key }) => ({ seat: id, person, key })),
  });
}

async function passOn(visit: ProgrammeVisit, own: OwnPartnership): Promise<Response> {
  const of = seatIn(visit, own);
  if (!(await visit.limits.allow(SIGNALS, `${of.programme}:${of.person}`))) return jsonError('often', 429);
  const form = await visit.form();
  const said = form.get('said') ?? '';
  if (said.length >= LARGE_FROM && !(await visit.limits.allow(LARGE, `${of.programme}:${of.person}`)))
    return jsonError('often', 429);
  const to = Number(form.get('to'));
  const done = await signal(visit.ctx, { ...of, to: Number.isSafeInteger(to) ? to : 0, said });
  if (done.ok) return visit.json({});
  return done.reason === 'gone' ? jsonError('gone', 410) : jsonError('too-large', 413);
}
