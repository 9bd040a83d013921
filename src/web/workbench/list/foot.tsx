import type { Cut } from '../../../lib/placeInList.ts';
import { COUNTED_TO } from '../../../lib/placeInList.ts';
import type { OwnWay } from '../../../rooms/desks/index.ts';
import { LONGEST_NAME } from '../../../rooms/desks/index.ts';
import {
  CheckboxGroup,
  Details,
  Form,
  Of,
  PagesNav,
  PostButton,
  Submit,
  TextField,
  Way,
  useView,
} from '../../../ui/index.ts';
import type { View } from '../../../ui/index.ts';
import { hrefOf, queryHere, queryOf, viewQuery } from './asked.ts';
import type { ListAsked } from './asked.ts';
import { SIZES } from './description.ts';
import type { ListKind } from './description.ts';
import { shownColumns } from './rows.tsx';

interface PagingOf {
  asked: ListAsked;
  cut: Cut<unknown>;
  count: number | null;
  /** Whether the count is exact. */
  isCounted: boolean;
}

/** The rows of a page, as in "1–100 of 240"; null when the page was not reached by a counted way. */
export function rangeOf(
  { t, lang }: Pick<View, 't' | 'lang'>,
  { asked, cut, count, isCounted }: Pick<PagingOf, 'asked' | 'cut' | 'count' | 'isCounted'>,
): string | null {
  const { rows, previous } = cut;
  const before = previous === null ? 0 : asked.before;
  if (rows.length === 0 || (previous !== null && before === 0)) return null;
  const number = new Intl.NumberFormat(lang);
  return t(count === null ? 'list.range-open' : isCounted ? 'list.range' : 'list.range-many', {
    from: number.format(before + 1),
    to: number.format(before + rows.length),
    count: number.format(isCounted && count !== null ? count : COUNTED_TO),
  });
}

/** "1–100 of 240", links to the pages on both sides, and the number of rows on a page. */
export function Paging<Row>({
  list,
  asked,
  cut,
  count,
  isCounted: isExact,
  form,
}: {
  list: ListKind<Row>;
  /** The id of the form with the boxes; undefined when no rows can be chosen. */
  form: string | undefined;
} & PagingOf) {
  const { t, lang } = useView();
  const { rows, previous, next } = cut;
  if (rows.length === 0) return null;
  const before = previous === null ? 0 : asked.before;
  const to = (change: Parameters<typeof queryOf>[2]): string => hrefOf(list, queryOf(list, asked, change));
  const isCounted = previous === null || before > 0;
  return (
    <PagesNav label={t('ui.pages.label')}>
      {isCounted ? <span>{rangeOf({ t, lang }, { asked, cut, count, isCounted: isExact })}</span> : null}
      {previous === null ? null : (
        <Way href={to({})} form={form}>
          {t('ui.pages.first')}
        </Way>
      )}
      {previous === null ? null : (
        <Way rel="prev" href={to({ place: previous, before: Math.max(0, before - asked.size) })} form={form}>
          {t('ui.pages.previous')}
        </Way>
      )}
      {next === null ? null : (
        <Way rel="next" href={to({ place: next, before: isCounted ? before + rows.length : 0 })} form={form}>
          {t('ui.pages.next')}
        </Way>
      )}
      {(count ?? rows.length) > SIZES[1] || next !== null
        ? SIZES.filter((size) => size !== asked.size).map((size) => (
            <Way key={size} href={to({ size })} form={form}>
              {t('list.size', { count: size })}
            </Way>
          ))
        : null}
    </PagesNav>
  );
}

/** The columns that the reader wants to see, and a form that keeps the present filters and order under a name for all volunteers. */
export function OwnWayForms<Row>({
  list,
  asked,
  own,
  person,
  at,
  mayAll,
}: {
  list: ListKind<Row>;
  asked: ListAsked;
  own: OwnWay;
  person: number;
  /** The address for posts about the list. */
  at: string;
  /** Whether the reader may remove other people's views. */
  mayAll: boolean;
}) {
  const { t } = useView();
  const back = hrefOf(list, queryHere(list, asked)).split('?')[1] ?? '';
  const query = viewQuery(list, asked);
  const removable = own.views.filter(({ by }) => mayAll || by === person);
  const choices = list.columns.filter(({ header }) => !header);
  return (
    <>
      <Details summary={t('list.columns')}>
        <Form action={`${at}/columns`} hidden={{ back }}>
          <CheckboxGroup
            name="column"
            label={t('list.columns-which')}
            required
            value={shownColumns(list, own.columns).map(({ key }) => key)}
            choices={choices.map(({ key, label }) => ({ value: key, label }))}
          />
          <Submit kind="quiet">{t('list.columns-keep')}</Submit>
        </Form>
      </Details>
      {query === '' || own.views.some((one) => one.query === query) ? null : (
        <Details summary={t('list.view-keep')}>
          <Form action={`${at}/views`} hidden={{ query, back }}>
            <TextField
              name="name"
              label={t('list.view-name')}
              help={t('list.view-help')}
              maxLength={LONGEST_NAME}
              required
            />
            <Submit kind="quiet">{t('list.view-keep')}</Submit>
          </Form>
        </Details>
      )}
      {removable.length > 0 ? (
        <Details summary={t('list.views-kept')}>
          <ul>
            {removable.map(({ id, name }) => (
              <li key={id}>
                <bdi>{name}</bdi>{' '}
                <PostButton action={`${at}/views/${id}/removal`} hidden={{ back }}>
                  {t('list.view-drop')}
                  <Of>{name}</Of>
                </PostButton>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  );
}
