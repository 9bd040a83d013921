import { addressTrouble } from '../../rooms/sending/index.ts';
import { CODE_MINUTES, askForCode, isCodeOpen, proveSession } from '../../rooms/people/index.ts';
import type { Act } from '../../rooms/people/index.ts';
import { Button, ErrorSummary, Form, FormActions, Heading, TextField } from '../../ui/index.ts';
import type { Limit } from '../request/limits.ts';
import type { Visit, ProgrammeVisit } from '../visit.ts';
import { Carried } from '../kept/carried.tsx';

const COOKIE = 'proving';
/** The field for the code, and the field that asks for another code. */
const CODE = 'act-code';
const AGAIN = 'act-code-again';

/**
 * Only the owner can ask in a session, so strangers' requests elsewhere do not count here. An address accepts as many codes in a day, and
 * wrong ones, as for signing in (`codesOfDay`), over all programmes.
 */
const CODES: Limit = { name: 'act-codes', points: 5, seconds: 900 };
const CODES_PER_DAY: Limit = { name: 'act-codes-day', points: 20, seconds: 86_400 };
const TRIES: Limit = { name: 'act-code-tries', points: 30, seconds: 86_400 };

/**
 * Guards acts that a stolen session must not do (`needsCode` of a route). Null when the person has just proved that they own the mailbox,
 * or does so now. Otherwise mails a code and answers with a page that asks for it and carries the typed values on.
 */
export async function askForCodeBefore(visit: Visit, act: Act): Promise<Response | null> {
  const { programme, person, session } = visit;
  if (visit.isProved) return null;
  if (!programme || !person || session === null) return visit.notFound();
  const own = visit as ProgrammeVisit;
  const { id, address } = person;
  if (address === null) return visit.notFound();
  const form = await visit.form();
  const done = await enterCode(own, { act, person: { id, address } }, (given) =>
    proveSession(visit.ctx, { ...given, programme: programme.id, session, address, act }),
  );
  if (done instanceof Response) return done;
  form.delete(CODE);
  form.delete(AGAIN);
  return null;
}

type Refused = { ok: false; reason: 'wrong' | 'over' };

/**
 * Mails a code to a person's address and passes the entered code to `enter`, both by posts to the same page. Answers with that page while
 * the code is refused, then with the result of `enter`. The page names the address as `shown`.
 */
export async function enterCode<T extends { ok: boolean; reason?: string }>(
  visit: ProgrammeVisit,
  asked: { act: Act; person: { id: number; address: string }; shown?: string },
  enter: (given: { ticket: string; code: string }) => Promise<T>,
): Promise<Exclude<T, Refused> | Response> {
  const { t } = visit.view;
  const { act, person } = asked;
  const { address } = person;
  const form = await visit.form();
  const ticket = visit.cookies[COOKIE] ?? '';
  // Somebody else may hold the link of an invitation, and anybody can name another address. So codes asked for by these are counted apart.
  const who = act === 'invitation' || act === 'merged' ? `${act} ${address}` : address;
  const code = form.get(CODE);
  const page = (error?: string, status = 422): Response =>
    codePage(visit, {
      act,
      address: asked.shown ?? address,
      typed: form,
      ...(error ? { error, status } : {}),
    });
  if (code !== null && !form.has(AGAIN)) {
    if (!(await visit.limits.allow(TRIES, who))) return page(t('sign-in.error.limit'), 429);
    const done = await enter({ ticket, code });
    if (done.reason === 'wrong' || done.reason === 'over') return page(t(`sign-in.error.${done.reason}`));
    visit.setCookie(COOKIE, '');
    return done as Exclude<T, Refused>;
  }
  const programme = visit.programme.id;
  if (await addressTrouble(visit.ctx, programme, person.id))
    return stoppedPage(visit, act, asked.shown ?? address);
  if (!form.has(AGAIN) && (await isCodeOpen(visit.ctx, { programme, address, ticket, act }))) return page();
  if (!(await visit.limits.allow(CODES, who)) || !(await visit.limits.allow(CODES_PER_DAY, who)))
    return page(t('sign-in.error.limit'), 429);
  visit.setCookie(COOKIE, await askForCode(visit.ctx, { programme, address, act }), {
    days: CODE_MINUTES / 1440,
  });
  return page();
}

/** Tells what to do when no mail leaves for the address, and so no code is asked for. */
function stoppedPage(visit: ProgrammeVisit, act: Act, address: string): Response {
  const { t, rich } = visit.view;
  return visit.page({
    title: t('act-code.title'),
    indexed: false,
    body: (
      <>
        <Heading lead={t(`act-code.${act}`)}>{t('act-code.title')}</Heading>
        <p>
          {rich('act-code.stopped', {
            address: <bdi dir="ltr">{address}</bdi>,
            contact: (words) => <a href={visit.path('/contact')}>{words}</a>,
          })}
        </p>
      </>
    ),
  });
}

function codePage(
  visit: ProgrammeVisit,
  {
    act,
    address,
    typed,
    error,
    status = 200,
  }: { act: Act; address: string; typed: URLSearchParams; error?: string; status?: number },
): Response {
  const { t, rich } = visit.view;
  return visit.page({
    title: t('act-code.title'),
    status,
    indexed: false,
    body: (
      <>
        <Heading lead={t(`act-code.${act}`)}>{t('act-code.title')}</Heading>
        <ErrorSummary errors={error ? [{ name: CODE, message: error }] : []} />
        <p>{rich('act-code.lead', { address: <bdi dir="ltr">{address}</bdi> })}</p>
        <Form action={visit.url.pathname}>
          <Carried typed={typed} without={[CODE, AGAIN]} />
          <TextField
            name={CODE}
            label={t('sign-in.code.label')}
            help={t('sign-in.code.help')}
            error={error}
            autocomplete="one-time-code"
            inputmode="numeric"
            width="short"
            required
          />
          <FormActions>
            <Button>{t('act-code.on')}</Button>
            <Button kind="quiet" name={AGAIN} value="yes">
              {t('act-code.again')}
            </Button>
          </FormActions>
        </Form>
        <p>
          {rich('act-code.nothing', { contact: (words) => <a href={visit.path('/contact')}>{words}</a> })}
        </p>
      </>
    ),
  });
}
