import { often } from '../../../db/often.ts';
import { orderIn } from '../../../i18n/intl.ts';
import type { Texts } from '../../../lib/text/texts.ts';
import { pick } from '../../../lib/text/texts.ts';
import { fold } from '../../../lib/text/fold.ts';
import type { Ctx } from '../../ctx.ts';

export const TERM_LIMITS = { term: 80, explanation: 600 };

export interface Term {
  id: number;
  sourceLocale: string;
  term: Texts;
  explanation: Texts;
  /** The country in which people say it like this; null when that makes no difference. */
  country: string | null;
  /** The person who explained it, when they want to be named and are still here. */
  by: string | null;
  state: 'waiting' | 'approved' | 'declined';
}

function terms(db: Ctx['db'], programme: number) {
  return db
    .selectFrom('glossary_term')
    .leftJoin('person', (join) =>
      join
        .onRef('person.programme_id', '=', 'glossary_term.programme_id')
        .onRef('person.id', '=', 'glossary_term.person_id')
        .on('glossary_term.named', '=', true)
        .on('person.erased_at', 'is', null),
    )
    .selectAll('glossary_term')
    .select('person.name as by')
    .where('glossary_term.programme_id', '=', programme);
}

function toTerm(row: Awaited<ReturnType<ReturnType<typeof terms>['execute']>>[number]): Term {
  return {
    id: row.id,
    sourceLocale: row.source_locale,
    term: row.term,
    explanation: row.explanation,
    country: row.country,
    by: row.by || null,
    state: row.approved_at ? 'approved' : row.declined_at ? 'declined' : 'waiting',
  };
}

const approved = often((db, programme: number) =>
  terms(db, programme).where('approved_at', 'is not', null).orderBy('glossary_term.id'),
);

/** The words of the programme that everybody may read, in the reader's alphabetical order. */
export async function glossaryOf(ctx: Pick<Ctx, 'db'>, programme: number, lang: string): Promise<Term[]> {
  const rows = await approved(ctx.db, programme);
  const { compare } = orderIn(lang);
  return rows
    .map(toTerm)
    .toSorted(
      (a, b) =>
        compare(pick(a.term, lang, a.sourceLocale), pick(b.term, lang, b.sourceLocale)) || a.id - b.id,
    );
}

/** Every word with its state, those that wait first, then the newest. */
export async function allTerms(ctx: Pick<Ctx, 'db'>, programme: number): Promise<Term[]> {
  const rows = await terms(ctx.db, programme).orderBy('id', 'desc').execute();
  return rows.map(toTerm).toSorted((a, b) => Number(b.state === 'waiting') - Number(a.state === 'waiting'));
}

export async function termById(ctx: Pick<Ctx, 'db'>, programme: number, id: number): Promise<Term | null> {
  const row = await terms(ctx.db, programme).where('glossary_term.id', '=', id).executeTakeFirst();
  return row ? toTerm(row) : null;
}

/** A word in the form in which it is compared in a language: letter case and accents do not count. */
export const foldedWord = ({ term, sourceLocale }: Term, lang: string): string =>
  fold(pick(term, lang, sourceLocale));
