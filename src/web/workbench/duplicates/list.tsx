import { listDuplicates } from '../../../rooms/duplicates/index.ts';
import type { Duplicate } from '../../../rooms/duplicates/index.ts';
import { pageAt, placeIn, placeQuery } from '../../../lib/placeInList.ts';
import {
  Along,
  Bdi,
  Details,
  ErrorSummary,
  Form,
  Heading,
  ShortDay,
  Submit,
  Table,
  TextField,
} from '../../../ui/index.ts';
import type { View } from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';

/** Two addresses that a volunteer typed, and what is wrong with each. */
export interface TypedTwo {
  one: string;
  other: string;
  messages: { one?: string; other?: string };
}

/** The desk of those who may be one person under two addresses. */
export async function listPage(visit: ProgrammeVisit, typed?: TypedTwo): Promise<PageAnswer> {
  const { ctx, programme, view, url } = visit;
  const { t } = view;
  const found = await pageAt(placeIn(url), (place) => listDuplicates(ctx, programme.id, place));
  const path = visit.path('/workbench/duplicates');
  return {
    title: t('workbench.desk.duplicates'),
    workbench: 'duplicates',
    status: typed ? 422 : 200,
    body: (
      <>
        <Heading>{t('workbench.desk.duplicates')}</Heading>
        <p>{t('duplicates.lead')}</p>
        <ErrorSummary
          errors={Object.entries(typed?.messages ?? {}).map(([name, message]) => ({ name, message }))}
        />
        <Table
          caption={t('workbench.desk.duplicates')}
          hideCaption
          rows={found.rows}
          rowKey={({ id }) => id}
          empty={t('duplicates.none')}
          columns={[
            {
              key: 'who',
              label: t('duplicates.who'),
              header: true,
              cell: ({ id, a, b }) => (
                <a href={`${path}/${id}`}>
                  <Bdi>{a.name || a.address}</Bdi> · <Bdi>{b.name || b.address}</Bdi>
                </a>
              ),
            },
            { key: 'why', label: t('duplicates.why'), cell: (pair) => evidenceText(view, pair) },
            {
              key: 'state',
              label: t('duplicates.state'),
              cell: ({ said }) => t(said === 'asked' ? 'duplicates.asked' : 'duplicates.open'),
            },
            {
              key: 'since',
              label: t('duplicates.since'),
              cell: ({ foundAt }) => <ShortDay at={foundAt} now={ctx.clock.now()} />,
            },
          ]}
        />
        <Along cut={found} isFirst={found.isFirst} href={(place) => hrefOf(path, placeQuery(place))} />
        <Details summary={t('duplicates.name-two')} open={typed !== undefined}>
          <p>{t('duplicates.name-two-lead')}</p>
          <Form action={path}>
            <TextField
              name="one"
              type="email"
              label={t('duplicates.one-address')}
              value={typed?.one}
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
  };
}

function hrefOf(path: string, query: Record<string, string>): string {
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
}

/** Says in a line why two may be one. */
export function evidenceText({ t, lang }: View, { evidence }: Pick<Duplicate, 'evidence'>): string {
  if (evidence.length === 0) return t('duplicates.by-hand');
  const said = evidence.map((one) => t(`duplicates.evidence.${one}`));
  return new Intl.ListFormat(lang, { style: 'short', type: 'unit' }).format(said);
}
