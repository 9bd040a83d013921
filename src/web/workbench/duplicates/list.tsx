import { isComparing, listDuplicates } from '../../../rooms/duplicates/index.ts';
import { pageAt } from '../../../lib/placeInList.ts';
import { Details, ErrorSummary, Form, Submit, TextField } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';
import { countedTitle, deskListPage } from '../list/deskList.tsx';
import { duplicatesAsked } from './asked.tsx';

/** Two addresses that a volunteer typed, and the fault of each. */
export interface TypedTwo {
  one: string;
  other: string;
  messages: { one?: string; other?: string };
}

/** The desk for people who may be one person under two addresses. */
export async function listPage(visit: ProgrammeVisit, typed?: TypedTwo): Promise<PageAnswer> {
  const { ctx, programme, view, path } = visit;
  const { t } = view;
  const { list, asked, filter } = duplicatesAsked(visit);
  const cut = await pageAt(asked.place, (place) =>
    listDuplicates(ctx, programme.id, { ...filter, way: asked.sort.way, size: asked.size, place }),
  );
  // The link on a person's page fills in one of the two.
  const one = visit.url.searchParams.get('one')?.slice(0, 254);
  const errors = Object.entries(typed?.messages ?? {}).map(([name, message]) => ({ name, message }));
  const page = await deskListPage(visit, list, asked, cut, {
    title: countedTitle(t, 'duplicates.count', cut.count),
    above: <ErrorSummary errors={errors} />,
    eyebrow: (await isComparing(ctx, programme.id)) ? t('duplicates.comparing') : undefined,
    below: (
      <>
        <Details summary={t('list.about')}>
          <p>{t('duplicates.lead')}</p>
        </Details>
        <Details summary={t('duplicates.name-two')} open={typed !== undefined || one !== undefined}>
          <p>{t('duplicates.name-two-lead')}</p>
          <Form action={path('/workbench/duplicates')}>
            <TextField
              name="one"
              type="email"
              label={t('duplicates.one-address')}
              value={typed?.one ?? one}
              error={typed?.messages.one}
              required
            />
            <TextField
              name="other"
              type="email"
              label={t('duplicates.other-address')}
              value={typed?.other}
              error={typed?.messages.other}
              required
            />
            <Submit kind="quiet">{t('duplicates.compare')}</Submit>
          </Form>
        </Details>
      </>
    ),
  });
  return typed ? { ...page, status: 422 } : page;
}
