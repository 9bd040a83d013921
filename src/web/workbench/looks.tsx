import type { Ctx } from '../../rooms/ctx.ts';
import type { Look } from '../../rooms/desks/index.ts';
import { Bdi, agoText } from '../../ui/index.ts';
import type { Route } from '../route.ts';
import type { Visit } from '../visit.ts';

/** Pages of one record that several may work on; not of a partnership, where a look of those who read concerns would tell that there is one. */
const RECORDS =
  /^\/workbench\/(?:applications|everybody|topics|pages|rounds|rounds\/:number\/import|inbox|outbox|discussion|duplicates|matching\/:number\/(?:proposals|people))\/:\w+$/;

/** The record that a request opens, for a volunteer of the programme; null for other pages, and on a full disk, where nothing is noted. */
export async function recordOpened(
  ctx: Pick<Ctx, 'disk'>,
  route: Pick<Route, 'method' | 'path'>,
  at: { programme: number; person: number | null; path: string },
): Promise<Look | null> {
  const { programme, person, path } = at;
  if (person === null || route.method !== 'GET' || !RECORDS.test(route.path)) return null;
  const record = /\/workbench\/.*/.exec(path)?.[0];
  return record && record.length < 200 && !(await ctx.disk.isFull()) ? { programme, person, record } : null;
}

/** Says who else opened the same record within some minutes. */
export function OtherLookers({ visit }: { visit: Visit }) {
  const { view, aroundDesk, ctx } = visit;
  return (
    <>
      {(aroundDesk?.lookers ?? []).map(({ name, at }) => (
        <p key={name} class="aside">
          {view.rich('beside.looks', {
            name: <Bdi>{name || view.t('log.former')}</Bdi>,
            when: agoText(view.lang, at, ctx.clock.now()) ?? '',
          })}
        </p>
      ))}
    </>
  );
}
