import type { MailKind } from '../../../rooms/kinds.ts';
import { mayBeIn } from '../../../rooms/mails/index.ts';
import type { OutboxState } from '../../../rooms/mails/index.ts';
import { Notice, Of, PostButton, useView } from '../../../ui/index.ts';
import type { Hidden, View } from '../../../ui/index.ts';

/** Volunteers' acts on mails: the noun to which they post, the verb, and the look of the button. */
export const ACTS = [
  { noun: 'dispatch', act: 'send', does: 'sendNow', kind: 'quiet' },
  { noun: 'retry', act: 'retry', does: 'sendNow', kind: 'main' },
  { noun: 'release', act: 'release', does: 'release', kind: 'main' },
  { noun: 'hold', act: 'hold', does: 'hold', kind: 'quiet' },
  { noun: 'removal', act: 'drop', does: 'drop', kind: 'grave' },
  { noun: 'return', act: 'restore', does: 'restore', kind: 'main' },
] as const;

/** For a failed mail, sending it now is called trying again. */
const isFor = ({ act, does }: (typeof ACTS)[number], state: OutboxState): boolean =>
  mayBeIn(does, state) && (does !== 'sendNow' || (act === 'retry') === (state === 'failed'));

export type Noun = (typeof ACTS)[number]['noun'];

interface ActsProps {
  base: string;
  states: readonly OutboxState[];
  hidden?: Hidden;
  /** The query of the list that stands beside a mail. */
  query?: string;
  /** The name of the mail, where several are in a list. */
  of?: string;
}

/** Whether the buttons have a line of their own. */
export const Acts = (props: ActsProps) => (
  <div class="actions">
    <ActButtons {...props} />
  </div>
);

/** Buttons for the possible acts on mails in these states; they post to `{base}/{noun}`. */
export function ActButtons({ base, states, hidden, query = '', of }: ActsProps) {
  const { t } = useView();
  const fit = ACTS.filter((one) => states.some((state) => isFor(one, state)));
  return (
    <>
      {fit.map(({ noun, act, kind }) => (
        <PostButton key={noun} action={`${base}/${noun}${query}`} kind={kind} hidden={hidden}>
          {t(`outbox.act.${act}`)}
          {of ? <Of>{of}</Of> : null}
        </PostButton>
      ))}
    </>
  );
}

/** The warning on all pages that show or send mail to many people, while such mail would look like spam. */
export function MailUnready() {
  const { t } = useView();
  return (
    <Notice kind="trouble" title={t('operator-mail.unready.title')}>
      <p>{t('operator-mail.unready.many')}</p>
    </Notice>
  );
}

/** The name of a kind of mail. */
export const kindName = ({ t }: Pick<View, 't'>, kind: string): string => t(`mail.${kind as MailKind}.about`);

const REASONS = ['reason-gone', 'unsubscribed', 'only-acts', 'suppressed', 'erased', 'undone'] as const;
const ASIDE = ['cannot-be-written', 'ends-the-worker'] as const;

/** The reason why a mail did not leave: the program's in words, a volunteer's with their name, a mail server's as the server said it. */
export function Reason({
  state,
  error,
  outBy = null,
  outWhy = '',
  undone = false,
}: {
  state: OutboxState;
  error: string | null;
  outBy?: string | null;
  outWhy?: string;
  undone?: boolean;
}) {
  const { t, rich } = useView();
  if (state === 'dropped') {
    if (error === 'taken-out') {
      const said = outBy ? (
        rich('outbox.dropped.by', { name: <bdi>{outBy}</bdi> })
      ) : (
        <>{t('outbox.dropped.taken-out')}</>
      );
      return outWhy ? (
        <>{rich('ui.labelled', { label: <>{said}</>, value: <bdi>{outWhy}</bdi> })}</>
      ) : (
        <>{said}</>
      );
    }
    const known = REASONS.find((reason) => reason === (error ?? (undone ? 'undone' : 'reason-gone')));
    if (known) return <>{t(`outbox.dropped.${known}`)}</>;
  }
  if (!error) return null;
  const aside = ASIDE.find((reason) => reason === error);
  if (aside) return <>{t(`outbox.aside.${aside}`)}</>;
  return (
    <bdi lang="en" dir="ltr">
      {error}
    </bdi>
  );
}
