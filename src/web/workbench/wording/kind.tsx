import { catalogueOf, direction } from '../../../i18n/locales.ts';
import type { MessageKey } from '../../../i18n/locales.ts';
import { languageName } from '../../../lib/world/languages.ts';
import { LONGEST_WORDING } from '../../../rooms/outbox/index.ts';
import type { WordingReason } from '../../../rooms/outbox/index.ts';
import type { MailParts } from '../../../rooms/ctx.ts';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  PostButton,
  TextArea,
  useView,
} from '../../../ui/index.ts';
import { kindName } from '../outbox/acts.tsx';
import { MailAsText } from './mailsPages.tsx';

interface Props {
  /** The list of kinds. */
  home: string;
  /** The page that shows the mail as it reads. */
  mail: string;
  kind: string;
  locale: string;
  locales: readonly string[];
  keys: readonly MessageKey[];
  /** The value of each field. */
  texts: ReadonlyMap<string, string>;
  problems: ReadonlyMap<MessageKey, WordingReason>;
  /** Whether nobody changes these words. */
  isFixed: boolean;
  /** The mail with these words: null when there is none to show, absent when nobody asked. */
  preview?: MailParts | null;
}

/** One mail's sentences in one language. */
export function WordingOfKind({ home, mail, kind, locale, locales, isFixed, ...words }: Props) {
  const view = useView();
  const { t } = view;
  return (
    <>
      <Heading
        eyebrow={<a href={home}>{t('workbench.desk.wording')}</a>}
        lead={t(isFixed ? 'wording.fixed' : 'wording.blank')}
      >
        {kindName(view, kind)}
      </Heading>
      <nav aria-label={t('wording.languages')}>
        <ul class="inline">
          {locales.map((other) => (
            <li key={other}>
              <a href={`${home}/${kind}/${other}`} aria-current={other === locale ? 'page' : undefined}>
                {languageName(view.lang, other)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p>
        <a href={mail}>{t('mails.see')}</a>
      </p>
      {isFixed ? (
        <ul lang={locale} dir={direction(locale)}>
          {words.keys.map((key) => (
            <li key={key}>{catalogueOf(locale)[key]}</li>
          ))}
        </ul>
      ) : (
        <WordingForm action={`${home}/${kind}/${locale}`} locale={locale} {...words} />
      )}
    </>
  );
}

/** A field for each sentence, with the catalogue's beside it. */
function WordingForm({
  action,
  locale,
  keys,
  texts,
  problems,
  preview,
}: Pick<Props, 'locale' | 'keys' | 'texts' | 'problems' | 'preview'> & { action: string }) {
  const { t, rich } = useView();
  const message = (key: MessageKey): string | undefined => {
    const reason = problems.get(key);
    return reason && t(`wording.error.${reason}`);
  };
  return (
    <>
      <ErrorSummary errors={[...problems.keys()].map((key) => ({ name: key, message: message(key)! }))} />
      {preview === undefined ? null : <Preview preview={preview} locale={locale} />}
      <Form action={action}>
        {keys.map((key) => {
          const standard = catalogueOf(locale)[key] ?? '';
          const names = [...placeholdersOf(standard)];
          return (
            <TextArea
              key={key}
              name={key}
              label={<bdi>{key.slice(`mail.`.length)}</bdi>}
              help={
                <>
                  {t('wording.standard')}{' '}
                  <q lang={locale} dir={direction(locale)}>
                    {standard}
                  </q>
                  {names.length > 0 ? (
                    <>
                      <br />
                      {rich('wording.fills', {
                        names: <code>{names.map((name) => `{${name}}`).join(' ')}</code>,
                      })}
                    </>
                  ) : null}
                </>
              }
              value={texts.get(key)}
              rows={standard.length > 90 ? 4 : 2}
              maxLength={LONGEST_WORDING}
              lang={locale}
              error={message(key)}
            />
          );
        })}
        <FormActions>
          <Button name="act" value="save">
            {t('ui.save')}
          </Button>
          <Button name="act" value="preview" kind="quiet">
            {t('wording.preview')}
          </Button>
        </FormActions>
      </Form>
      <PostButton action={`${action}/standard`}>{t('wording.reset')}</PostButton>
    </>
  );
}

function Preview({ preview, locale }: { preview: MailParts | null; locale: string }) {
  const { t } = useView();
  if (!preview) return <p role="status">{t('mails.unreadable')}</p>;
  return (
    <section aria-live="polite">
      <h2>{t('wording.preview')}</h2>
      <p>{t('wording.preview-lead')}</p>
      <MailAsText mail={preview} locale={locale} />
    </section>
  );
}

/** The names in curly brackets at a message's outer level. */
function placeholdersOf(message: string): Set<string> {
  return new Set([...message.matchAll(/\{(\w+)(?=[},])/g)].map(([, name]) => name!));
}
