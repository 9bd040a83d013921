import { ownName } from '../../../lib/languages.ts';
import {
  LEGAL_KINDS,
  LONGEST_LEGAL,
  currentLegal,
  legalVersions,
  publishLegal,
} from '../../../rooms/people/index.ts';
import type { LegalKind } from '../../../rooms/people/index.ts';
import { Button, ErrorSummary, Form, FormActions, Heading, LocalTime, TextArea } from '../../../ui/index.ts';
import { readTexts, summary } from '../../problems.ts';
import type { ProgrammeVisit } from '../../visit.ts';

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
  const done = await publishLegal(visit.ctx, {
    programme: programme.id,
    actor: visit.actor(),
    kind,
    text,
    sourceLocale: programme.source_locale,
  });
  if (!done.ok) return draw(visit, kind, { text, reason: done.reason });
  return visit.redirect(visit.path(`/workbench/programme/${kind}`), 'published');
}

function kindIn(visit: ProgrammeVisit): LegalKind | null {
  return LEGAL_KINDS.find((kind) => kind === visit.param('kind')) ?? null;
}

async function draw(
  visit: ProgrammeVisit,
  kind: LegalKind,
  refused?: { text: Record<string, string>; reason: 'empty' | 'too-long' | 'unchanged' },
): Promise<Response> {
  const { view, programme } = visit;
  const { t } = view;
  const versions = await legalVersions(visit.ctx, programme.id, kind);
  const text = refused?.text ?? versions[0]?.text ?? {};
  const message = refused ? t(`legal.error.${refused.reason}`) : undefined;
  const messages = message ? { [`text.${programme.source_locale}`]: message } : {};
  return visit.page({
    title: t(`legal.${kind}`),
    status: refused ? 422 : 200,
    workbench: 'programme',
    body: (
      <>
        <Heading lead={t('legal.edit-lead')}>{t(`legal.${kind}`)}</Heading>
        <ErrorSummary errors={summary(messages)} />
        <Form action={visit.url.pathname}>
          {programme.locales.map((locale) => (
            <TextArea
              key={locale}
              name={`text.${locale}`}
              label={<span lang={locale}>{ownName(locale)}</span>}
              value={text[locale] ?? ''}
              error={messages[`text.${locale}`]}
              lang={locale}
              rows={16}
              maxLength={LONGEST_LEGAL}
              required={locale === programme.source_locale}
            />
          ))}
          <FormActions>
            <Button>{t('legal.publish')}</Button>
            <a href={visit.path(`/${kind}`)}>{t('legal.read')}</a>
          </FormActions>
        </Form>
        <h2>{t('legal.history')}</h2>
        <ul>
          {versions.map((version) => (
            <li key={version.version}>
              {t('legal.version', { version: version.version })} ·{' '}
              <LocalTime at={version.publishedAt} year bare />
            </li>
          ))}
        </ul>
      </>
    ),
  });
}
