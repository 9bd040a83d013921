import { roundSaid } from '../../rooms/programmes/index.ts';
import type { Round } from '../../rooms/programmes/index.ts';
import {
  ButtonLink,
  ErrorSummary,
  Form,
  Heading,
  LocalTime,
  PostButton,
  Submit,
  TextField,
} from '../../ui/index.ts';
import { byMail } from '../frame/nav.ts';
import { Cap } from '../rounds/state.tsx';
import { TellMe } from '../subscription/tellMe.tsx';
import type { Tells } from '../subscription/tellMe.tsx';
import type { PageAnswer, ProgrammeVisit } from '../visit.ts';
import { applicationPath } from './step.tsx';

/** The first page of applying: asks for an address; a signed-in person only gets a button. */
export function startPage(
  visit: ProgrammeVisit,
  round: Round,
  typed: { address?: string; error?: string; status?: number; isKept?: boolean } = {},
): PageAnswer {
  const { t, rich } = visit.view;
  const name = roundSaid(round, visit.view, visit.programme.source_locale);
  const title = t('apply.start.title', { round: name });
  return {
    title,
    indexed: false,
    status: typed.status ?? 200,
    body: (
      <>
        <Heading lead={rich('apply.start.lead', { when: <LocalTime at={round.dates.closes.dueAt} /> })}>
          {title}
        </Heading>
        <Cap round={round} />
        <ErrorSummary errors={typed.error ? [{ name: 'address', message: typed.error }] : []} />
        {visit.person ? (
          <>
            <p>{t(typed.isKept ? 'apply.start.kept' : 'apply.start.known')}</p>
            <PostButton action={applicationPath(visit, round)} kind="main">
              {t('apply.start.begin')}
            </PostButton>
          </>
        ) : (
          <Form action={applicationPath(visit, round)}>
            <TextField
              name="address"
              type="email"
              autocomplete="email"
              label={t('apply.start.address')}
              help={t('apply.start.address-help')}
              value={typed.address}
              error={typed.error}
              required
            />
            {/* People do not see this field; only a machine fills it in. */}
            <div class="vh" aria-hidden="true">
              <label for="f-homepage">{t('apply.start.leave-empty')}</label>
              <input id="f-homepage" type="text" name="homepage" tabindex={-1} autocomplete="off" />
            </div>
            <Submit>{t('apply.start.begin')}</Submit>
          </Form>
        )}
        {byMail(visit, 'apply').map(({ href, address, word }) => (
          <p key={href}>
            {rich('apply.start.by-mail', {
              word: <strong>{word}</strong>,
              address: (
                <a href={href} dir="ltr">
                  {address}
                </a>
              ),
            })}
          </p>
        ))}
      </>
    ),
  };
}

/** For visitors who come too early or too late: when applications open, or when the next round's do. */
export function closedPage(
  visit: ProgrammeVisit,
  round: Round,
  next: Round | null,
  tells: Tells,
): PageAnswer {
  const { t, rich, lang } = visit.view;
  const source = visit.programme.source_locale;
  const now = visit.ctx.clock.now();
  const early = !round.cancelled_at && round.dates.opens.dueAt > now;
  const nextIsOpen = next !== null && next.dates.opens.dueAt <= now;
  return {
    title: t('apply.closed.title'),
    indexed: false,
    body: (
      <>
        <Heading
          lead={
            early
              ? rich('apply.closed.early', { when: <LocalTime at={round.dates.opens.dueAt} /> })
              : t(round.cancelled_at ? 'apply.closed.cancelled' : 'apply.closed.late', {
                  round: roundSaid(round, { lang, t }, source),
                })
          }
        >
          {t('apply.closed.title')}
        </Heading>
        {early ? null : (
          <p>
            {next
              ? rich(nextIsOpen ? 'next.open' : 'next.opens', {
                  when: <LocalTime at={nextIsOpen ? next.dates.closes.dueAt : next.dates.opens.dueAt} />,
                })
              : t('next.none')}
          </p>
        )}
        {next && nextIsOpen && !early ? (
          <p>
            <ButtonLink href={applicationPath(visit, next)}>{t('apply.start.begin')}</ButtonLink>
          </p>
        ) : (
          <TellMe tells={tells} action={visit.path('/subscription')} />
        )}
        <p>
          <a href={visit.path('/status')}>{t('apply.closed.status')}</a>
        </p>
      </>
    ),
  };
}
