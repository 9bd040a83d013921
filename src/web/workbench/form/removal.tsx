import { pick } from '../../../lib/text/texts.ts';
import type { AnswersTo } from '../../../rooms/applications/index.ts';
import type { Question } from '../../../rooms/forms/index.ts';
import type { Round } from '../../../rooms/programmes/index.ts';
import { ButtonLink, Heading, PostButton } from '../../../ui/index.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { saysHowMany } from './beforeSaving.tsx';
import { formPath } from './editor.tsx';

/** Asks for a confirmation before a question is removed that people have answered. */
export function removalPage(
  visit: ProgrammeVisit,
  round: Round,
  question: Question,
  answers: AnswersTo,
): Response {
  const { t, lang } = visit.view;
  const back = formPath(visit, round);
  return visit.page({
    title: t('questions.remove-title'),
    status: 422,
    workbench: 'rounds',
    body: (
      <>
        <Heading eyebrow={<bdi>{pick(question.label, lang, visit.programme.source_locale)}</bdi>}>
          {t('questions.remove-title')}
        </Heading>
        <p>{saysHowMany(t, answers)}</p>
        <p>{t('questions.remove-answered')}</p>
        <div class="actions">
          <PostButton
            kind="grave"
            action={`${back}/questions/${question.id}/removal`}
            name="agreed"
            value={String(answers.all)}
          >
            {t('questions.remove')}
          </PostButton>
          <ButtonLink kind="quiet" href={back}>
            {t('ui.back')}
          </ButtonLink>
        </div>
      </>
    ),
  });
}
