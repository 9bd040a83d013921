import { languageName } from '../../../lib/world/languages.ts';
import { LIMITS, cannedVersion } from '../../../rooms/inbox/index.ts';
import type { CannedAnswer } from '../../../rooms/inbox/index.ts';
import type { Programme } from '../../../rooms/programmes/index.ts';
import {
  Bdi,
  Details,
  ErrorSummary,
  Form,
  Heading,
  PostButton,
  Submit,
  Table,
  TextArea,
  TextField,
  useView,
} from '../../../ui/index.ts';
import { Overtaken, inEachLanguage } from '../../frame/overtaken.tsx';
import { summary } from '../../frame/problems.ts';
import type { Messages } from '../../frame/problems.ts';

export interface CannedDraft {
  name: string;
  body: Readonly<Record<string, string>>;
  /** Messages for the fields `name` and `body.fr`. */
  errors: Messages;
}

interface Props {
  path: (path: string) => string;
  programme: Programme;
  draft: CannedDraft;
}

/** All ready-made answers, and the form for a new one. */
export function CannedList({ answers, ...props }: Props & { answers: readonly CannedAnswer[] }) {
  const { path } = props;
  const { t, lang } = useView();
  return (
    <>
      <Heading lead={t('canned.lead')}>{t('inbox.to-answers')}</Heading>
      <Table
        caption={t('inbox.to-answers')}
        hideCaption
        rows={answers}
        rowKey={({ id }) => id}
        empty={t('canned.none')}
        columns={[
          {
            key: 'name',
            label: t('canned.name'),
            header: true,
            cell: ({ id, name }) => (
              <a href={path(`/workbench/inbox/answers/${id}`)}>
                <Bdi>{name}</Bdi>
              </a>
            ),
          },
          {
            key: 'languages',
            label: t('canned.languages'),
            cell: ({ body }) =>
              new Intl.ListFormat(lang).format(Object.keys(body).map((one) => languageName(lang, one))),
          },
        ]}
      />
      <h2>{t('canned.new')}</h2>
      <CannedForm {...props} action={path('/workbench/inbox/answers')} button={t('canned.add')} />
      <p>
        <a href={path('/workbench/inbox')}>{t('canned.to-inbox')}</a>
      </p>
    </>
  );
}

/** One ready-made answer. */
export function CannedOne({
  now,
  base,
  isOvertaken,
  ...props
}: Props & {
  /** The canned answer as it is stored now. */
  now: CannedAnswer;
  /** The version from which the form was drawn, when that is not the present one. */
  base?: string | undefined;
  /** Whether somebody else saved another version meanwhile. */
  isOvertaken?: true | undefined;
}) {
  const { path, draft } = props;
  const { t } = useView();
  const own = path(`/workbench/inbox/answers/${now.id}`);
  return (
    <>
      <Heading>
        <bdi>{draft.name || t('inbox.to-answers')}</bdi>
      </Heading>
      {isOvertaken ? (
        <Overtaken
          fields={[
            { key: 'name', label: t('canned.name'), now: now.name, mine: draft.name },
            ...inEachLanguage('body', t('canned.body'), now.body, draft.body),
          ]}
        />
      ) : null}
      <CannedForm {...props} action={own} button={t('canned.save')} base={base ?? cannedVersion(now)} />
      <PostButton action={`${own}/removal`}>{t('canned.remove')}</PostButton>
      <p>
        <a href={path('/workbench/inbox/answers')}>{t('canned.back')}</a>
      </p>
    </>
  );
}

function CannedForm({
  programme,
  draft,
  action,
  button,
  base,
}: Props & { action: string; button: string; base?: string | undefined }) {
  const { t, lang } = useView();
  const source = programme.source_locale;
  const locales = [source, ...programme.locales.filter((locale) => locale !== source)];
  return (
    <Form action={action} hidden={{ base }}>
      <ErrorSummary errors={summary(draft.errors)} />
      <TextField
        name="name"
        label={t('canned.name')}
        required
        value={draft.name}
        maxLength={LIMITS.name}
        error={draft.errors['name']}
      />
      <p class="help">{t('canned.words')}</p>
      {locales.map((locale, place) => (
        <Details
          key={locale}
          summary={languageName(lang, locale)}
          open={place === 0 || Boolean(draft.body[locale]) || Boolean(draft.errors[`body.${locale}`])}
        >
          <TextArea
            name={`body.${locale}`}
            label={t('canned.body')}
            required={place === 0}
            value={draft.body[locale]}
            maxLength={LIMITS.message}
            lang={locale}
            error={draft.errors[`body.${locale}`]}
          />
        </Details>
      ))}
      <Submit>{button}</Submit>
    </Form>
  );
}
