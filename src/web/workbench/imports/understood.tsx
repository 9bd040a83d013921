import { languageName } from '../../../lib/world/languages.ts';
import type { ImportPerson } from '../../../rooms/imports/index.ts';
import { Answers } from '../../forms/answers.tsx';
import { answerText } from '../../forms/answerText.tsx';
import { Bdi, Details, Table } from '../../../ui/index.ts';
import type { Words } from './said.ts';

/** The first ten people, as their rows were understood. */
export function Understood({ people, words }: { people: readonly ImportPerson[]; words: Words }) {
  const { view } = words;
  const { t, lang } = view;
  const said = (person: ImportPerson, role: string) => {
    const answer = person.answers.find(({ question }) => question.role === role);
    return answer ? answerText(answer.question, answer.value, words) : '–';
  };
  return (
    <Table
      caption={t('imports.understood')}
      rows={people}
      rowKey={({ row }) => row}
      inTwoLines
      columns={[
        {
          key: 'name',
          label: t('applications.name'),
          header: true,
          cell: (person) => said(person, 'name'),
        },
        { key: 'address', label: t('applications.address'), cell: ({ address }) => <Bdi>{address}</Bdi> },
        { key: 'country', label: t('applications.country'), cell: (person) => said(person, 'country') },
        { key: 'zone', label: t('imports.zone'), cell: (person) => said(person, 'zone') },
        { key: 'mails', label: t('imports.goal.locale'), cell: ({ locale }) => languageName(lang, locale) },
        {
          key: 'all',
          label: t('imports.all-answers'),
          cell: ({ answers }) => (
            <Details summary={t('imports.answers', { count: answers.length })}>
              <Answers
                of={answers.map(({ question }) => question)}
                answers={new Map(answers.map(({ question, value }) => [question.id, { value }]))}
                source={words.source}
                questions={words.questions}
              />
            </Details>
          ),
        },
      ]}
    />
  );
}
