import { instantToWall } from '../../../../lib/time/time.ts';
import { ownName } from '../../../../lib/world/languages.ts';
import { MOST_WORDS, planVersion } from '../../../../rooms/networks/index.ts';
import type { Plan } from '../../../../rooms/networks/index.ts';
import type { Topic } from '../../../../rooms/topics/index.ts';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  RadioGroup,
  TextArea,
  TextField,
  zoneName,
} from '../../../../ui/index.ts';
import { Overtaken } from '../../../frame/overtaken.tsx';
import type { ProgrammeVisit } from '../../../visit.ts';
import { Lengths } from './lengths.tsx';
import type { Ready } from './ready.ts';
import { planWords } from './twoWords.ts';

export interface Typed {
  words: string;
  locale: string | null;
  /** The time at which the post is to go out, as typed. */
  wall: string;
  problem: 'too-long' | 'when' | 'not-public' | 'overtaken';
  /** The version from which the form was drawn. */
  base?: string | undefined;
}

/** The post's words, language and time elsewhere. The post of a public topic can go out at once with these words. */
export function PostWords({
  visit,
  topic,
  plan,
  typed,
  locale,
  own,
  ready,
  otherwise,
  link,
}: {
  visit: ProgrammeVisit;
  topic: Topic;
  plan: Plan;
  typed: Typed | undefined;
  locale: string;
  own: string;
  ready: readonly Ready[];
  /** The words that go out without an editor's own, and the link after them. */
  otherwise: string;
  link: string;
}) {
  const { t } = visit.view;
  const { zone } = visit.programme;
  const isThere = plan.sentAt !== null && plan.goneAt === null;
  const mayGo = visit.programme.network_origin !== null && plan.isPublic && !isThere;
  const error =
    typed?.problem === 'too-long'
      ? t('elsewhere.too-long', { count: MOST_WORDS })
      : typed?.problem === 'not-public'
        ? t('elsewhere.not-public')
        : undefined;
  const wrong = typed?.problem === 'when' ? t('elsewhere.when-wrong') : undefined;
  const isOvertaken = typed?.problem === 'overtaken';
  const words = typed?.words ?? plan.words;
  return (
    <section aria-labelledby="words">
      <h2 id="words">{t('elsewhere.words-title')}</h2>
      <ErrorSummary
        errors={[
          ...(error ? [{ name: 'words', message: error }] : []),
          ...(wrong ? [{ name: 'when', message: wrong }] : []),
        ]}
      />
      {isOvertaken && typed ? <Overtaken fields={planWords(visit, topic, plan, typed)} /> : null}
      <Form
        action={`${own}/elsewhere`}
        hidden={{ base: (isOvertaken ? undefined : typed?.base) ?? planVersion(plan) }}
      >
        {visit.programme.locales.length > 1 ? (
          <RadioGroup
            name="locale"
            label={t('elsewhere.language')}
            value={locale}
            choices={visit.programme.locales
              .filter((one) => topic.title[one])
              .map((value) => ({ value, label: <span lang={value}>{ownName(value)}</span> }))}
            required
          />
        ) : null}
        <TextArea
          name="words"
          label={t('elsewhere.words')}
          help={t('elsewhere.words-help')}
          value={words}
          maxLength={MOST_WORDS}
          error={error}
          lang={locale}
        />
        <Lengths ready={ready} words={otherwise} link={link} />
        {isThere ? null : (
          <TextField
            name="when"
            type="datetime-local"
            label={t('elsewhere.when')}
            help={t('elsewhere.when-help', { zone: zoneName(visit.view, zone) })}
            value={typed?.wall ?? (plan.dueAt ? instantToWall(plan.dueAt, zone) : '')}
            error={wrong}
          />
        )}
        <FormActions>
          <Button>{t('ui.save')}</Button>
          {mayGo ? (
            <Button kind="quiet" name="act" value="now">
              {t('elsewhere.send-now')}
            </Button>
          ) : null}
        </FormActions>
      </Form>
    </section>
  );
}
