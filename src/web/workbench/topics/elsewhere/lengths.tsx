import { numbersIn } from '../../../../i18n/intl.ts';
import { DefinitionList, useView } from '../../../../ui/index.ts';
import type { Ready } from './ready.ts';

/** The length of the words on each network to which people post by hand. With script the numbers follow the typing. */
export function Lengths({ ready, words, link }: { ready: readonly Ready[]; words: string; link: string }) {
  const { t, lang } = useView();
  const number = (value: number): string => numbersIn(lang).format(value);
  return (
    <div role="group" aria-labelledby="lengths">
      <p class="help" id="lengths">
        {t('elsewhere.lengths')}
      </p>
      <DefinitionList
        items={ready.map(({ name, whole, most }) => ({
          key: name,
          term: name,
          value: (
            <>
              <span data-length={name} data-else={words} data-link={link}>
                {number(whole)}
              </span>
              {` / ${number(most)}`}
            </>
          ),
        }))}
      />
      <p class="help">{t('elsewhere.lengths-help')}</p>
    </div>
  );
}
