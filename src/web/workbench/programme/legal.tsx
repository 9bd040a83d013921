import {
  LEGAL_KINDS,
  LONGEST_LEGAL,
  currentLegal,
  legalVersions,
  publishLegal,
} from '../../../rooms/people/index.ts';
import type { LegalKind } from '../../../rooms/people/index.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { Button, ErrorSummary, Form, FormActions, Heading } from '../../../ui/index.ts';
import { Overtaken, inEachLanguage } from '../../frame/overtaken.tsx';
import { readTexts, summary } from '../../frame/problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { LanguageFields, Preview } from '../pages/editor.tsx';
import { Differences, History } from '../pages/history.tsx';
import type { Version } from '../pages/history.tsx';

/** Edits one of the two texts. Saving publishes a new version; the earlier ones stay readable. */
export async function editLegal(visit: ProgrammeVisit): Promise<Response> {
  const kind = kindIn(visit);
  return kind ? draw(visit, kind) : visit.notFound();
}

export async function saveLegal(visit: ProgrammeVisit): Promise<Response> {
  const kind = kindIn(visit);
  if (!kind) return visit.notFound();
  const { programme } = visit;
  const form = await visit.form();
  const before = (await currentLegal(visit.ctx, programme.id))[kind].text;
  // Languages the programme dropped keep their text, so that taking one back brings it back.
  const text = { ...before, ...readTexts(form, 'text', programme.locales) };
  const base = form.get('base') ?? undefined;
  if (form.get('act') === 'preview') return draw(visit, kind, { text, base });
  return publish(visit, kind, text, base);
}

/** The changes of a version from the one before it. */
export async function showLegalVersion(visit: ProgrammeVisit): Promise<Response> {
  const { kind, versions, at } = await versionIn(visit);
  const version = versions[at];
  if (!kind || !version) return visit.notFound();
  const { t } = visit.view;
  const own = visit.path(`/workbench/programme/${kind}`);
  const title = t('ui.labelled', {
    label: t(`legal.${kind}`),
    value: t('legal.version', { version: version.version }),
  });
  return visit.page({
    title,
    workbench: 'pages',
    body: (
      <>
        <Heading>{title}</Heading>
        <Differences
          version={version}
          before={versions[at + 1]}
          restore={at === 0 ? null : `${own}/versions/${version.version}/restoration`}
        />
        <p>
          <a href={own}>{t('ui.back')}</a>
        </p>
      </>
    ),
  });
}

/** Publishes the text of an earlier version again, as a new one. */
export async function restoreLegal(visit: ProgrammeVisit): Promise<Response> {
  const { kind, versions, at } = await versionIn(visit);
  const text = versions[at]?.parts['text'];
  return kind && text ? publish(visit, kind, text) : visit.notFound();
}

async function publish(
  visit: ProgrammeVisit,
  kind: LegalKind,
  text: Texts,
  base?: string,
): Promise<Response> {
  const { programme } = visit;
  const done = await publishLegal(visit.ctx, {
    programme: programme.id,
    actor: visit.actor(),
    kind,
    text,
    sourceLocale: programme.source_locale,
    base: base === undefined ? undefined : Number(base),
  });
  if (!done.ok) {
    const { reason } = done;
    return draw(visit, kind, reason === 'overtaken' ? { text, isOvertaken: true } : { text, base, reason });
  }
  return visit.redirect(visit.path(`/workbench/programme/${kind}`), 'published');
}

function kindIn(visit: ProgrammeVisit): LegalKind | null {
  return LEGAL_KINDS.find((kind) => kind === visit.param('kind')) ?? null;
}

async function versionIn(
  visit: ProgrammeVisit,
): Promise<{ kind: LegalKind | null; versions: Version[]; at: number }> {
  const kind = kindIn(visit);
  const versions = kind ? await versionsOf(visit, kind) : [];
  return { kind, versions, at: versions.findIndex(({ version }) => version === visit.id('version')) };
}

async function versionsOf(visit: ProgrammeVisit, kind: LegalKind): Promise<Version[]> {
  const all = await legalVersions(visit.ctx, visit.programme.id, kind);
  return all.map(({ version, publishedAt, author, text }) => ({
    version,
    at: publishedAt,
    author,
    parts: { text },
  }));
}

async function draw(
  visit: ProgrammeVisit,
  kind: LegalKind,
  given?: {
    text: Texts;
    /** The version that the form was drawn from, where that stays. */
    base?: string | undefined;
    reason?: 'empty' | 'too-long' | 'unchanged';
    isOvertaken?: true;
  },
): Promise<Response> {
  const { view, programme } = visit;
  const { t } = view;
  const versions = await versionsOf(visit, kind);
  const text = given?.text ?? versions[0]?.parts['text'] ?? {};
  const message = given?.reason ? t(`legal.error.${given.reason}`) : undefined;
  const messages = message ? { [`text.${programme.source_locale}`]: message } : {};
  const own = visit.path(`/workbench/programme/${kind}`);
  return visit.page({
    title: t(`legal.${kind}`),
    status: message || given?.isOvertaken ? 422 : 200,
    workbench: 'pages',
    body: (
      <>
        <Heading lead={t('legal.edit-lead')}>{t(`legal.${kind}`)}</Heading>
        <ErrorSummary errors={summary(messages)} />
        {given?.isOvertaken ? (
          <Overtaken
            fields={inEachLanguage('text', t('pages.body'), versions[0]?.parts['text'] ?? {}, text)}
          />
        ) : null}
        {given && !given.reason && !given.isOvertaken ? <Preview draft={{ body: text }} /> : null}
        <Form action={own} hidden={{ base: given?.base ?? String(versions[0]?.version ?? 0) }}>
          <LanguageFields
            locales={programme.locales}
            source={programme.source_locale}
            draft={{ body: text }}
            body="text"
            messages={messages}
            limits={{ title: 0, body: LONGEST_LEGAL }}
          />
          <FormActions>
            <Button>{t('legal.publish')}</Button>
            <Button kind="quiet" name="act" value="preview">
              {t('pages.preview')}
            </Button>
            <a href={visit.path(`/${kind}`)}>{t('legal.read')}</a>
          </FormActions>
        </Form>
        <History
          versions={versions}
          href={(version) => `${own}/versions/${version}`}
          shown={versions[0]?.version ?? null}
        />
      </>
    ),
  });
}
