import { direction, isLocale } from '../../../../i18n/locales.ts';
import { instantToWall } from '../../../../lib/time/time.ts';
import { dueMark } from '../../../../rooms/networks/index.ts';
import type { HandPost } from '../../../../rooms/networks/index.ts';
import {
  Button,
  ErrorSummary,
  Form,
  FormActions,
  LocalDay,
  Of,
  PostButton,
  TextField,
  clockTime,
  longDay,
  zoneName,
} from '../../../../ui/index.ts';
import type { ProgrammeVisit } from '../../../visit.ts';
import type { Ready } from './ready.ts';

/** An hour that was typed for a network, and was refused: it does not exist, or somebody else set another one meanwhile. */
export interface TypedHour {
  network: string;
  wall: string;
  problem: 'when' | 'overtaken';
}

/** A text ready for a network, with the hour at which to post it, and whether somebody has. */
export function ReadyText({
  ready,
  locale,
  visit,
  action,
  post,
  typed,
}: {
  ready: Ready;
  locale: string;
  visit: ProgrammeVisit;
  action: string;
  post: HandPost | undefined;
  typed: TypedHour | undefined;
}) {
  const { t, rich } = visit.view;
  const { zone } = visit.programme;
  const { name, text, length, most, href } = ready;
  const due = post?.dueAt ?? null;
  const now = due ? whenSaid(visit, due) : t('elsewhere.no-hour');
  const error =
    typed && (typed.problem === 'when' ? t('elsewhere.when-wrong') : t('overtaken.choice', { now }));
  return (
    <article aria-labelledby={`on-${name}`}>
      <h3 id={`on-${name}`}>{name}</h3>
      <div class="prose plain" lang={locale} dir={isLocale(locale) ? direction(locale) : 'auto'}>
        {text}
      </div>
      <p class="help">{t('elsewhere.length', { count: length, most })}</p>
      <p>
        <a href={href} rel="nofollow noopener">
          {t('elsewhere.open', { name })}
        </a>
      </p>
      {post?.postedAt ? (
        <>
          <p>{rich('elsewhere.posted-on', { day: <LocalDay at={post.postedAt} /> })}</p>
          <PostButton action={action} kind="quiet" hidden={{ network: name, act: 'not' }}>
            {t('elsewhere.not-posted')}
            <Of>{name}</Of>
          </PostButton>
        </>
      ) : (
        <>
          <ErrorSummary errors={error ? [{ name: `when-${name}`, message: error }] : []} />
          <Form action={action} hidden={{ network: name, seen: dueMark(due) }}>
            <TextField
              name={`when-${name}`}
              type="datetime-local"
              label={t('elsewhere.hand-when', { name })}
              help={t('elsewhere.hand-when-help', { zone: zoneName(visit.view, zone) })}
              value={typed?.wall ?? (due ? instantToWall(due, zone) : '')}
              error={error}
            />
            <FormActions>
              <Button kind="quiet" name="act" value="plan">
                {t('ui.save')}
                <Of>{name}</Of>
              </Button>
              <Button kind="quiet" name="act" value="posted">
                {t('elsewhere.posted')}
                <Of>{name}</Of>
              </Button>
            </FormActions>
          </Form>
        </>
      )}
    </article>
  );
}

/** An hour on the programme's clock, in words. */
function whenSaid({ view, programme: { zone } }: ProgrammeVisit, at: Date): string {
  const day = longDay(view.lang, zone, at);
  return view.t('ui.time.at', { day, time: clockTime(view.lang, zone, at) });
}
