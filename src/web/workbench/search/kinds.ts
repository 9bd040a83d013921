import { catalogueOf } from '../../../i18n/locales.ts';
import { keeper } from '../../../lib/keeper.ts';
import { fold } from '../../../lib/text/fold.ts';
import { FOUND_MOST } from '../../../rooms/found.ts';
import { ownSubjects } from '../../../rooms/outbox/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { kindName } from '../outbox/acts.tsx';
import { mayEnter } from '../sections.ts';
import type { Hit } from './find.tsx';
import { beginsWords } from './beginsWords.ts';

/** A kind of mail with its name, and the texts by which it is found: its name, and the words of each of its subjects. */
export interface KindTexts {
  kind: string;
  name: string;
  texts: string[];
}

/**
 * All kinds of mail, with their subjects in every language of the programme and in its own wording; none for volunteers without an outbox.
 */
export async function kindTexts(visit: ProgrammeVisit): Promise<KindTexts[]> {
  if (!mayEnter(visit, 'outbox')) return [];
  const { ctx, programme, view } = visit;
  const own = await ownSubjects(ctx, programme.id);
  const subjects = (wording: readonly string[]) =>
    wording
      .filter((key) => SUBJECT.test(key))
      .flatMap((key) =>
        programme.locales.map((locale) => own.get(`${locale} ${key}`) ?? catalogueOf(locale)[key] ?? ''),
      );
  return ctx.mailer.kinds.map(({ kind, wording }) => {
    const name = kindName(view, kind);
    return { kind, name, texts: [name, ...subjects(wording).map(said)] };
  });
}

/** Kinds of mail that a search finds; each links to its mails in the outbox. */
export const foundKinds = (
  { view, path }: ProgrammeVisit,
  kinds: readonly KindTexts[],
  query: string,
): Hit[] =>
  kinds
    .filter(({ texts }) => texts.some((text) => beginsWords(text, query)))
    .slice(0, FOUND_MOST)
    .map(({ kind, name }) => ({
      href: path(`/workbench/outbox?kind=${kind}`),
      words: name,
      beside: view.t('workbench.desk.outbox'),
    }));

const SUBJECT = /\.subject(?:-|$)/;
/** The most subjects that are kept: those of all kinds in a few languages. */
const MOST = 2000;
const kept = keeper<string>(MOST);

/** The folded words of a subject in each of its forms, without placeholders. */
const said = (text: string): string =>
  kept(text, () =>
    fold(
      text
        .replaceAll(/\{\w+(?:, (?:number|date|time)[^{}]*)?\}/g, ' … ')
        .replaceAll(/\{\w+, \w+,|(?:=\d+|\w+) \{|\}/g, ' '),
    ),
  );
