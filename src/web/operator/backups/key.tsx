import {
  Form,
  Heading,
  LocalTime,
  Notice,
  PostButton,
  Submit,
  TextField,
  useView,
} from '../../../ui/index.ts';
import type { PageAnswer, Visit } from '../../visit.ts';

/** The command for a person who finds the key in five years. */
const RESTORE = 'bin/antipode restore FILE --key …';

type Known = { madeAt: string; keptAt: string | null; before?: string } | null;

export function Key({
  known,
  wrong,
  typed,
  isGoing,
}: {
  known: Known;
  wrong: string | undefined;
  typed: string | undefined;
  isGoing: boolean;
}) {
  const { t, rich } = useView();
  if (known === null)
    return (
      <Notice kind="trouble" title={t('operator-backups.no-key-title')}>
        <p>{t('operator-backups.no-key')}</p>
        <PostButton action="/operator/backups/key" kind="main">
          {t('operator-backups.make-key')}
        </PostButton>
      </Notice>
    );
  const date = <LocalTime at={new Date(known.madeAt)} bare year />;
  return (
    <>
      <p>{rich(known.keptAt === null ? 'operator-backups.unkept' : 'operator-backups.kept', { date })}</p>
      {known.before === undefined ? null : <p>{t('operator-backups.both')}</p>}
      {/* A page that reloads by itself would remove what is being typed. */}
      {isGoing && wrong === undefined ? null : (
        <>
          {known.keptAt === null ? <Keep wrong={wrong} typed={typed} /> : null}
          <p>{t('operator-backups.another-lead')}</p>
          <PostButton action="/operator/backups/key">{t('operator-backups.another-key')}</PostButton>
        </>
      )}
    </>
  );
}

function Keep({ wrong, typed }: { wrong?: string | undefined; typed?: string | undefined }) {
  const { t } = useView();
  return (
    <Form action="/operator/backups/key/kept">
      <TextField
        name="tail"
        label={t('operator-backups.tail')}
        help={t('operator-backups.tail-help')}
        value={typed}
        error={wrong}
        autocomplete="off"
        width="medium"
        required
      />
      <Submit>{t('operator-backups.keep')}</Submit>
    </Form>
  );
}

/** Shows a new key, the only time that it is shown. */
export function shownKeyPage(visit: Visit, identity: string): PageAnswer {
  const { t, rich } = visit.view;
  return {
    title: t('operator-backups.shown-title'),
    indexed: false,
    body: (
      <>
        <Heading
          eyebrow={<a href="/operator/backups">{t('operator-backups.title')}</a>}
          lead={t('operator-backups.shown')}
        >
          {t('operator-backups.shown-title')}
        </Heading>
        <p>
          <code dir="ltr" translate={false}>
            {identity}
          </code>
        </p>
        <p>
          {rich('operator-backups.beside', {
            site: <bdi dir="ltr">{new URL(visit.config.publicUrl).host}</bdi>,
            date: <LocalTime at={visit.ctx.clock.now()} bare year />,
            command: (
              <code dir="ltr" translate={false}>
                {RESTORE}
              </code>
            ),
          })}
        </p>
        <Keep />
      </>
    ),
  };
}
