import { mailGroups, sentGroups } from '../../../rooms/outbox/index.ts';
import type { GroupsAsked, MailGroup } from '../../../rooms/outbox/index.ts';
import { safeHref } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { SHOWN, groupsAsked } from './asked.ts';

/** Occasions that are read on each side: those of codes and letters have no page. */
const READ = 10;

/** The way to the occasions beside one in the outbox that somebody came from, as it is filtered and sorted; null where the address carries none, or it has gone from there. */
export async function besideGroups(visit: ProgrammeVisit, of: { kind: string; occasion: string }) {
  const { ctx, programme, view, viewer, path, url } = visit;
  const query = url.searchParams.get('list');
  if (query === null) return null;
  const home = path('/workbench/outbox');
  const { shown, kind, sorted } = groupsAsked(visit, new URL(`${home}?${query}`, url));
  const whose = [ctx, programme.id, viewer] as const;
  const states = SHOWN[shown];
  const read = (asked: GroupsAsked) =>
    states
      ? mailGroups(...whose, states, view.lang, { ...asked, sorted })
      : sentGroups(...whose, view.lang, { ...asked, way: sorted.way });
  const [own] = (await read({ ...of, size: 1 })).rows;
  if (!own) return null;
  const key = own.key.split('.');
  const side = async (which: 'before' | 'after') => {
    const { rows } = await read({ kind, size: READ, place: { side: which, key } });
    return (which === 'before' ? rows.toReversed() : rows).find(({ private: isPrivate }) => !isPrivate);
  };
  const hrefOf = ({ kind, occasion }: MailGroup): string =>
    `${home}/group?${new URLSearchParams({ kind, occasion, list: query })}`;
  const [earlier, next] = [await side('before'), await side('after')];
  const { t } = view;
  return (
    <nav class="beside-way" aria-label={t('beside.way')}>
      {earlier ? (
        <a rel="prev" href={safeHref(hrefOf(earlier))}>
          {t('beside.earlier')}
        </a>
      ) : null}{' '}
      {next ? (
        <a rel="next" href={safeHref(hrefOf(next))}>
          {t('beside.next')}
        </a>
      ) : null}{' '}
      <a rel="up" href={safeHref(`${home}${query ? `?${query}` : ''}`)}>
        {t('beside.list')}
      </a>
    </nav>
  );
}
