import { LIMITS } from '../../../rooms/partnerships/index.ts';
import { pick } from '../../../lib/text/texts.ts';
import { languageShown } from '../../../rooms/topics/index.ts';
import type { Topic } from '../../../rooms/topics/index.ts';
import { Form, Submit, TextArea, useView } from '../../../ui/index.ts';
import { ReadHere } from '../../topics/language.tsx';
import { Questions } from '../../topics/questions.tsx';

export interface Answering {
  /** The partnership's page. */
  page: string;
  /** The names of the partners who read the answer, and their number. */
  names: string;
  count: number;
  formKey: string;
}

/** The round's topic, as something to write about in a letter. With `answering` each question has a field for the partner alone. */
export function TopicPrompt({
  topic,
  answering,
  path,
}: {
  topic: Topic;
  answering?: Answering | undefined;
  path: (path: string) => string;
}) {
  const { lang, t } = useView();
  const read = languageShown(topic, lang);
  return (
    <section aria-labelledby="topic">
      <h2 id="topic">{t('partnership.topic')}</h2>
      <h3 lang={read} dir="auto">
        {pick(topic.title, read, topic.source_locale)}
      </h3>
      <ReadHere read={read} source={topic.source_locale} />
      <Questions
        topic={topic}
        read={read}
        under={
          answering
            ? (number) => <AnswerBox {...answering} topic={topic} number={number} path={path} />
            : undefined
        }
      />
      <p>
        <a href={path(`/topics/${topic.slug}`)}>{t('partnership.topic-read')}</a>
      </p>
    </section>
  );
}

/** Two ways to answer a question. Each says who will read the answer. */
function AnswerBox({
  topic,
  number,
  page,
  names,
  count,
  formKey,
  path,
}: Answering & { topic: Topic; number: number; path: (path: string) => string }) {
  const { t } = useView();
  return (
    <>
      <details>
        <summary>{t('partnership.topic.answer', { names, count })}</summary>
        <div>
          <Form
            action={`${page}/topics/${topic.id}/answers`}
            hidden={{ form_key: `${formKey}-${number}`, question: String(number) }}
          >
            <TextArea
              name={`answer${number}`}
              label={t('partnership.topic.label', { names })}
              maxLength={LIMITS.letter}
              required
            />
            <Submit>{t('partnership.send')}</Submit>
          </Form>
        </div>
      </details>
      <p>
        <a href={path(`/topics/${topic.slug}#q${number}`)}>{t('partnership.topic.public')}</a>
      </p>
    </>
  );
}
