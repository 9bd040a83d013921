import { numbersIn } from '../../../i18n/intl.ts';
import { SHEET_LIMITS } from '../../../lib/files/sheets/sheet.ts';
import { FORGOTTEN_DAYS, draftsOf, refusalOf } from '../../../rooms/imports/index.ts';
import { roundName } from '../../../rooms/programmes/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import {
  Bdi,
  ErrorSummary,
  Field,
  Form,
  Heading,
  LocalTime,
  Notice,
  Submit,
  Table,
  controlProps,
} from '../../../ui/index.ts';
import type { PageAnswer, ProgrammeVisit } from '../../visit.ts';

const MB = 1024 * 1024;

/** The page that takes a spreadsheet and lists the imports in preparation. */
export async function startPage(visit: ProgrammeVisit, round: Round, error?: string): Promise<PageAnswer> {
  const { ctx, programme, view } = visit;
  const { t } = view;
  const drafts = await draftsOf(ctx, programme.id, round.id);
  const here = importPath(visit, round);
  const refusal = refusalOf(ctx, round);
  const back = {
    href: visit.path(`/workbench/applications?round=${round.number}`),
    label: t('imports.back'),
  };
  const field = {
    name: 'file',
    label: t('imports.file'),
    help: t('imports.file-help', { rows: SHEET_LIMITS.rows, mb: SHEET_LIMITS.bytes / MB }),
    error,
    required: true,
  };
  return {
    title: t('imports.title'),
    workbench: 'applications',
    status: error ? 422 : 200,
    body: (
      <>
        <Heading eyebrow={roundName(round, view, programme.source_locale)} lead={t('imports.lead')}>
          {t('imports.title')}
        </Heading>
        <ErrorSummary errors={error ? [{ name: 'file', label: field.label, message: error }] : []} />
        {refusal ? (
          <Notice>
            <p>{t(`imports.refused.${refusal}`)}</p>
            {refusal === 'round-unpublished' ? (
              <p>
                <a href={visit.path(`/workbench/rounds/${round.number}`)}>{t('work.first.step.public')}</a>
              </p>
            ) : (
              <p>
                <a href={visit.path('/workbench/rounds')}>{t('workbench.desk.rounds')}</a>
              </p>
            )}
            <p>
              <a href={back.href}>{back.label}</a>
            </p>
          </Notice>
        ) : (
          <Form action={here} upload>
            <Field {...field}>
              <input {...controlProps(field)} type="file" accept=".csv,.tsv,.txt,.xlsx,.ods" />
            </Field>
            <Submit or={back}>{t('imports.read')}</Submit>
          </Form>
        )}
        {drafts.length === 0 ? null : (
          <section>
            <Table
              caption={t('imports.drafts')}
              rows={drafts}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'name',
                  label: t('imports.file'),
                  header: true,
                  cell: ({ id, name }) => (
                    <a href={`${here}/${id}`}>
                      <Bdi>{name || t('imports.nameless')}</Bdi>
                    </a>
                  ),
                },
                {
                  key: 'rows',
                  label: t('imports.rows'),
                  numeric: true,
                  cell: ({ rows }) => numbersIn(view.lang).format(rows),
                },
                {
                  key: 'when',
                  label: t('imports.read-at'),
                  cell: ({ made_at }) => <LocalTime at={made_at} bare />,
                },
                {
                  key: 'state',
                  label: t('imports.state'),
                  cell: ({ import_id }) =>
                    t(import_id === null ? 'imports.state.open' : 'imports.state.taken'),
                },
              ]}
            />
            <p>{t('imports.forgotten', { days: FORGOTTEN_DAYS })}</p>
          </section>
        )}
      </>
    ),
  };
}

export const importPath = (visit: ProgrammeVisit, round: Pick<Round, 'number'>): string =>
  visit.path(`/workbench/rounds/${round.number}/import`);
