import type { Ctx, Viewer } from '../../rooms/ctx.ts';
import type { Look } from '../../rooms/desks/index.ts';
import { hasHiddenConcern } from '../../rooms/partnerships/index.ts';
import { Bdi, agoText } from '../../ui/index.ts';
import type { Route } from '../route.ts';
import type { Visit } from '../visit.ts';

/** Pages of a single record on which several volunteers may work. */
const RECORDS = [
  /^\/workbench\/(?:announcements|applications|discussion|duplicates|everybody|glossary|inbox|inbox\/answers|outbox|pages|partnerships|programme|rounds|topics)\/:\w+$/,
  /^\/workbench\/(?:rounds\/:number\/(?:import|topics|form\/(?:questions|steps))|matching\/:number\/(?:proposals|people))\/:\w+$/,
  /^\/workbench\/(?:wording\/:kind\/:locale|topics\/:id\/(?:guests\/:guest|translations\/:locale|picture|elsewhere)|matching\/:number\/policy|programme|programme\/look|networks)$/,
];

const PARTNERSHIP = '/workbench/partnerships/:id';

/** The record that a request opens, for a volunteer of the programme. Null for other pages, and on a full disk, which takes no notes. */
export async function recordOpened(
  ctx: Pick<Ctx, 'disk'>,
  route: Pick<Route, 'method' | 'path'>,
  at: { programme: number; viewer: Viewer; path: string },
): Promise<Look | null> {
  const { programme, viewer, path } = at;
  if (route.method !== 'GET' || !RECORDS.some((one) => one.test(route.path))) return null;
  const record = /\/workbench\/.*/.exec(path)?.[0];
  if (!record || record.length >= 200 || (await ctx.disk.isFull())) return null;
  const { person, account } = viewer;
  const look = { programme, person, account, record };
  if (route.path !== PARTNERSHIP) return look;
  // If a partnership has a concern hidden from this volunteer, show nobody's presence: that of the concern's readers would reveal it.
  const partnership = Number(/\d{1,15}$/.exec(record)?.[0] ?? 0);
  return { ...look, hides: hasHiddenConcern(viewer, { programme, partnership }) };
}

/** Says who else opened the same record within some minutes. */
export function OtherLookers({ visit }: { visit: Visit }) {
  const { view, aroundDesk, ctx } = visit;
  return (
    <>
      {(aroundDesk?.lookers ?? []).map(({ name, at, operator }) => (
        <p key={operator ? '' : name} class="aside off-paper">
          {view.rich('beside.looks', {
            name: operator ? view.t('log.actor.operator') : <Bdi>{name || view.t('log.former')}</Bdi>,
            when: agoText(view.lang, at, ctx.clock.now()) ?? '',
          })}
        </p>
      ))}
    </>
  );
}
