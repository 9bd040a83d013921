import { saidTerms } from '../../../rooms/partnerships/index.ts';
import type { Terms } from '../../../rooms/partnerships/index.ts';
import { DefinitionList, useView } from '../../../ui/index.ts';

/** The rhythm, the means and the language of an agreement. */
export function TermsList({ terms }: { terms: Terms }) {
  const view = useView();
  const said = saidTerms(terms, view);
  return (
    <DefinitionList
      items={[
        { key: 'how-often', term: view.t('agreement.how-often'), value: said.howOften },
        { key: 'means', term: view.t('agreement.means'), value: said.means },
        { key: 'language', term: view.t('agreement.language'), value: said.language },
      ]}
    />
  );
}

/** Terms as hidden fields of a button, in the same form as the fields of the form. */
export const hiddenTerms = ({ howOften, means, language }: Terms): Record<string, string> => ({
  often: howOften,
  means: means.join(' '),
  language,
});
