import { catalogueOf } from '../../../i18n/locales.ts';
import { keeper } from '../../../lib/keeper.ts';
import { fold } from '../../../lib/text/fold.ts';
import { FOUND_MOST } from '../../../rooms/found.ts';
import { ownSubjects } from '../../../rooms/outbox/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { kindName } from '../outbox/acts.tsx';
import { mayEnter } from '../sections.ts';
import type { Hit } from './find.tsx';
import { beginsWords } from './words.ts';

/** Kinds of mail that a search finds by their name, or by the words of a subject in any language of the programme, as it words it; each with those in the outbox. */
export async function foundKinds(visit: ProgrammeVisit, query: string): Promise<Hit[]> {
  if (!mayEnter(visit, 'outbox')) return [];
  const { ctx, programme, view, path } = visit;
  const own = await ownSubjects(ctx, programme.id);
  const subjects = (wording: readonly string[]) =>
    wording
      .filter((key) => SUBJECT.test(key))
      .flatMap((key) =>
        programme.locales.map((locale) => own.get(`${locale} ${key}`) ?? catalogueOf(locale)[key] ?? ''),
      );
  return ctx.mailer.kinds
    .map(({ kind, wording }) => ({ kind, name: kindName(view, kind), wording }))
    .filter(
      ({ name, wording }) =>
        beginsWords(fold(name), query) || subjects(wording).some((text) => beginsWords(said(text), query)),
    )
    .slice(0, FOUND_MOST)
    .map(({ kind, name }) => ({
      href: path(`/workbench/outbox?kind=${kind}`),
      words: name,
      beside: view.t('workbench.desk.outbox'),
    }));
}

const SUBJECT = /\.subject(?:-|$)/;
/** Subjects of all kinds, in a few languages. */
const MOST = 2000;
const kept = keeper<string>(MOST);

/** The folded words of a subject, of each of its forms, without what is filled in. */
const said = (text: string): string =>
  kept(text, () =>
    fold(
      text
        .replaceAll(/\{\w+(?:, (?:number|date|time)[^{}]*)?\}/g, ' … ')
        .replaceAll(/\{\w+, \w+,|(?:=\d+|\w+) \{|\}/g, ' '),
    ),
  );
