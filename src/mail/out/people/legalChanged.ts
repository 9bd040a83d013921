import { diffArrays } from 'diff';
import { pick } from '../../../lib/text/texts.ts';
import { legalVersions } from '../../../rooms/people/index.ts';
import type { LegalKind } from '../../../rooms/people/index.ts';
import { defineForMany } from '../define.ts';
import type { Block, MailTools } from '../define.ts';

/** Most paragraphs that a mail shows; the page has all. */
const MOST_SHOWN = 30;

/** A text that people agreed to has changed: which paragraphs are new, and which are gone. */
export const legalChangedMail = defineForMany({
  kind: 'legal-changed',
  alike: true,
  wording: [
    'mail.legal-changed.subject-conduct',
    'mail.legal-changed.subject',
    'mail.legal-changed.body',
    'mail.legal-changed.link',
  ],
  compose: async (tools, data) => {
    const { programme, t, url } = tools;
    const { legal: kind } = data;
    const shown = await changes(tools, kind, data.from, data.version);
    if (shown.length === 0) return null;
    const isConduct = kind === 'conduct';
    return {
      subject: t(isConduct ? 'mail.legal-changed.subject-conduct' : 'mail.legal-changed.subject', {
        programme: programme.name,
      }),
      blocks: [
        { p: t('mail.legal-changed.body') },
        ...shown.slice(0, MOST_SHOWN),
        ...(shown.length > MOST_SHOWN ? [{ p: t('mail.legal-changed.more') }] : []),
        { button: t('mail.legal-changed.link'), href: url(`/${kind}`) },
      ],
    };
  },
});

async function changes(
  { ctx, programme, locale, t, once }: MailTools,
  kind: LegalKind,
  from: number,
  to: number,
): Promise<Block[]> {
  const versions = await once(`legal ${kind} ${to}`, () => legalVersions(ctx, programme.id, kind));
  const paragraphs = (version: number): string[] => {
    const text = versions.find((one) => one.version === version)?.text ?? {};
    return pick(text, locale, programme.source_locale)
      .split(/\n\s*\n/)
      .map(plain)
      .filter(Boolean);
  };
  return diffArrays(paragraphs(from), paragraphs(to)).flatMap(({ value, added, removed }): Block[] => {
    if (!added && !removed) return [];
    const said: Block[] = [{ p: t(added ? 'mail.legal-changed.added' : 'mail.legal-changed.removed') }];
    return said.concat(value.map((quote): Block => ({ quote })));
  });
}

/** A paragraph of Markdown without the marks of headings and emphasis. */
const plain = (paragraph: string): string =>
  paragraph
    .trim()
    .replace(/^#{1,6}\s+/, '')
    .replaceAll('**', '');
