import { pick } from '../../../lib/text/texts.ts';
import { PAGE_LIMITS } from '../../../rooms/pages/index.ts';
import type { Page, PageDraft, PageKind, PageVersion } from '../../../rooms/pages/index.ts';
import type { Programme } from '../../../rooms/programmes/index.ts';
import {
  Button,
  ButtonLink,
  Checkbox,
  EnterButton,
  ErrorSummary,
  Form,
  FormActions,
  Heading,
  PostButton,
  TextField,
  useView,
} from '../../../ui/index.ts';
import { Overtaken, inEachLanguage } from '../../frame/overtaken.tsx';
import { summary } from '../../frame/problems.ts';
import type { Messages } from '../../frame/problems.ts';
import { LanguageFields, Preview } from './editor.tsx';
import { History } from './history.tsx';
import type { Version } from './history.tsx';
import { PageState } from './list.tsx';

export interface PageFormProps {
  programme: Programme;
  kind: PageKind;
  draft: PageDraft;
  isInMenu: boolean;
  slug: string;
  /** The form's own key, for a new page. */
  formKey: string;
  /** The version from which the form is drawn. */
  base: number;
  messages: Messages;
  /** True to show how the text would look. */
  isPreview: boolean;
  /** Whether somebody else wrote a version meanwhile, which the page then says at its top. */
  isOvertaken: boolean;
  page: Page | null;
  versions: readonly PageVersion[];
  mayAnnounce: boolean;
  /** How many people get the news by mail after its publication; null for pages, and for news published before. */
  readers: number | null;
  path: (path: string) => string;
}

export const asVersion = ({ version, written_at, author, title, body }: PageVersion): Version => ({
  version,
  at: written_at,
  author,
  parts: { title, body },
});

/** The form to write, preview, publish and take down a page or a piece of news, with all its versions. */
export function PageForm(props: PageFormProps) {
  const { programme, kind, draft, messages, page, versions, path } = props;
  const { t, lang } = useView();
  const own = path(`/workbench/pages${page ? `/${page.id}` : ''}`);
  const publicPath = page ? path(`/${kind === 'news' ? 'news' : 'pages'}/${page.slug}`) : '';
  return (
    <>
      <Heading eyebrow={page ? <PageState page={page} /> : undefined}>
        {page ? (
          <span dir="auto">{pick(page.latest.title, lang, programme.source_locale)}</span>
        ) : (
          t(`pages.new.${kind}`)
        )}
      </Heading>
      <ErrorSummary errors={summary(messages)} />
      {props.isOvertaken ? (
        <Overtaken
          fields={[
            ...inEachLanguage('title', t('pages.title'), page?.latest.title ?? {}, draft.title),
            ...inEachLanguage('body', t('pages.body'), page?.latest.body ?? {}, draft.body),
          ]}
        />
      ) : null}
      {props.isPreview ? <Preview draft={draft} /> : null}
      <Form action={own} hidden={page ? { base: String(props.base) } : { kind, key: props.formKey }}>
        <EnterButton name="act" value="save">
          {t('pages.save-draft')}
        </EnterButton>
        <LanguageFields
          locales={programme.locales}
          source={programme.source_locale}
          draft={draft}
          body="body"
          messages={messages}
          limits={PAGE_LIMITS}
        />
        {page ? null : (
          <TextField
            name="slug"
            label={t('pages.address')}
            help={t('pages.address-help')}
            value={props.slug}
            error={messages['slug']}
          />
        )}
        {kind === 'page' ? (
          <Checkbox
            name="menu"
            label={t('pages.in-menu')}
            help={t('pages.in-menu-help')}
            checked={props.isInMenu}
          />
        ) : null}
        {props.readers === null ? null : <p>{t('pages.mailed-to', { count: props.readers })}</p>}
        <FormActions>
          <Button name="act" value="publish">
            {t('pages.publish')}
          </Button>
          <Button kind="quiet" name="act" value="save">
            {t('pages.save-draft')}
          </Button>
          <Button kind="quiet" name="act" value="preview">
            {t('pages.preview')}
          </Button>
          <a href={path('/workbench/pages')}>{t('ui.back')}</a>
        </FormActions>
      </Form>
      {page && page.publishedVersion !== null ? (
        <FormActions>
          <a href={publicPath}>{t('legal.read')}</a>
          {kind === 'news' && props.mayAnnounce ? (
            <ButtonLink kind="quiet" href={path(`/workbench/announcements?news=${page.id}`)}>
              {t('pages.mail-it')}
            </ButtonLink>
          ) : null}
          <PostButton action={`${own}/removal`}>{t('pages.take-down')}</PostButton>
        </FormActions>
      ) : null}
      {page ? (
        <History
          versions={versions.map(asVersion)}
          href={(version) => `${own}/versions/${version}`}
          shown={page.publishedVersion}
        />
      ) : null}
    </>
  );
}
