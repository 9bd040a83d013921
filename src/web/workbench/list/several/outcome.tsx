import { bulkProgress } from '../../../../rooms/desks/index.ts';
import type { Progress } from '../../../../rooms/desks/index.ts';
import { Bdi, Flash, PostButton, useView } from '../../../../ui/index.ts';
import type { View } from '../../../../ui/index.ts';
import { isFor } from '../../../request/admit.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import { numbersIn, pathOf } from '../asked.ts';
import { isDone, isTheirs, namesOf, chosenThatAreSeen } from './acts.ts';
import type { ActKey, DoneAct } from './acts.ts';

/** Value in a list's address after an act on all was refused, since the list does not know one of the filters. */
export const UNKNOWN = 'unknown-filter';

/** The same when none of the chosen things exists: it is gone, or belongs to another programme. */
export const NOT_THERE = 'not-there';

/** The acts on several things that this volunteer may do on a list, and the result of the last one, if the address names it. */
export async function severalOn(visit: ProgrammeVisit, list: string) {
  const { view, url, ctx, programme, brought } = visit;
  const several = brought.lists.get(list)?.several;
  const acts = (several?.acts(view) ?? []).filter(({ audience }) => isFor(visit, audience));
  const none = url.searchParams.get('none');
  const lacks =
    !none || !several
      ? null
      : none === UNKNOWN
        ? view.t('several.unknown')
        : none === NOT_THERE
          ? view.t('several.not-there')
          : tooMany(view, numbersIn([none])[0]);
  const [did] = numbersIn(url.searchParams.getAll('did'));
  const found =
    did === undefined || !several ? null : await bulkProgress(ctx, { programme: programme.id, act: did });
  const act = acts.find((one): one is DoneAct => isDone(one) && one.kind === found?.kind);
  if (!found || !several || found.list !== list || !act || !isTheirs(visit, several, found))
    return { several, acts, lacks, outcome: null, reasons: undefined };
  const reasons = new Map(
    found.refused.map(({ id, reason }) => [
      id,
      reason === 'failed' || reason === 'stopped' ? view.t(`several.${reason}`) : act.refused(view, reason),
    ]),
  );
  // A thing that is gone does not stay chosen.
  const there = new Set(
    found.refused.length === 0
      ? []
      : await chosenThatAreSeen(
          visit,
          several,
          found.refused.map(({ id }) => id),
        ),
  );
  const first = found.refused.slice(0, TOLD).map(({ id }) => id);
  const names = await namesOf(visit, several, first);
  const gone = await several.gone?.(
    visit,
    first.filter((id) => !names(id)),
  );
  const record = several.record && pathOf(several.record, new URLSearchParams(found.query));
  const query = found.query && `?${found.query}`;
  const told = first.map((id) => ({
    id,
    name: names(id) || (gone?.(id) ?? ''),
    reason: reasons.get(id)!,
    href: record && names(id) ? visit.path(`${record}/${id}${query}`) : undefined,
  }));
  const instead = Object.entries(found.instead).map(
    ([word, count]) => act.instead?.(view, word, count) ?? '',
  );
  return {
    several,
    acts,
    lacks,
    reasons: new Map([...reasons].filter(([id]) => there.has(id))),
    outcome: { found, key: act.key, told, instead, stay: there.size },
  };
}

const tooMany = ({ t }: View, most: number | undefined): string =>
  most === undefined ? t('several.none') : t('several.too-many', { most });

/** The most refusals that are named above the list. */
const TOLD = 10;

/** Tells the result of an act on several things and the reasons of refusals, with the button that undoes all of it. */
export function Outcome({
  outcome: { found, key, told, instead, stay },
  undo,
}: {
  outcome: {
    found: Progress;
    key: ActKey;
    told: readonly { id: number; name: string; reason: string; href: string | undefined }[];
    /** Sentences about things that got something else than the act. */
    instead: readonly string[];
    /** How many of the refused things stay chosen, since they still exist. */
    stay: number;
  };
  undo: string;
}) {
  const { t, rich } = useView();
  const { done, left, undoes, isUndone } = found;
  const count = done - Object.values(found.instead).reduce((sum, some) => sum + some, 0);
  return (
    <Flash kind={left > 0 ? 'trouble' : 'done'}>
      <p>
        {t(undoes === null ? 'several.did' : 'several.undid', { act: t(`several.${key}`), count })}{' '}
        {instead.join(' ')}
        {isUndone ? ` ${t('log.undone')}` : null}
      </p>
      {left > 0 ? (
        <>
          <p>
            {stay === 0
              ? t('several.refused-gone', { count: left })
              : stay === left
                ? t('several.refused', { count: left })
                : t('several.refused-some', { count: left, stay })}
          </p>
          <ul>
            {told.map(({ id, name, reason, href }) => (
              <li key={id}>
                {rich('ui.labelled', {
                  label: href ? (
                    <a href={href}>
                      <Bdi>{name}</Bdi>
                    </a>
                  ) : (
                    <Bdi>{name || t('log.former')}</Bdi>
                  ),
                  value: reason,
                })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {undoes === null && !isUndone && done > 0 ? (
        <PostButton action={undo}>{t('log.undo')}</PostButton>
      ) : null}
    </Flash>
  );
}
