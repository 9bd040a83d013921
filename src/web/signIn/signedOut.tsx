import type { ComponentChildren } from 'preact';
import { Form, Heading, Submit } from '../../ui/index.ts';
import { Carried } from '../kept/carried.tsx';
import { Texts } from '../kept/kept.tsx';
import { textsIn } from '../kept/typedWords.ts';
import type { Visit } from '../visit.ts';

/**
 * Keeps a form that was sent by a person who is no longer signed in, since sessions end while people write. The form waits on a page until
 * they have signed in beside it. Null when nothing was entered. `what` names the right that they have lost.
 */
export async function keepTyped(
  visit: Visit,
  signIn: string,
  what: 'session' | 'application' = 'session',
): Promise<Response | null> {
  const typed = await visit.typed();
  if (![...typed.form.values()].some((value) => value.trim() !== '') && !typed.hadSecret && !typed.hadFile)
    return null;
  const { t, rich } = visit.view;
  const link = (words: ComponentChildren) => (
    <a href={signIn} target="_blank">
      {words}
    </a>
  );
  const isOwn = what === 'session';
  return visit.page({
    title: t('signed-out.title'),
    status: 403,
    indexed: false,
    body: (
      <>
        <Heading lead={t(isOwn ? 'signed-out.lead' : 'signed-out.application')}>
          {t('signed-out.title')}
        </Heading>
        <ol>
          <li>{rich(isOwn ? 'signed-out.sign-in' : 'signed-out.open', { link })}</li>
          <li>{t('signed-out.back')}</li>
        </ol>
        {typed.hadFile ? <p>{t('kept.file')}</p> : null}
        {typed.hadSecret ? <p>{t('kept.secret')}</p> : null}
        <Form action={visit.url.pathname + visit.url.search}>
          <Carried typed={typed.form} />
          <Submit>{t('signed-out.on')}</Submit>
        </Form>
        {textsIn(typed).length > 0 ? (
          <section>
            <h2>{t('kept.title')}</h2>
            <Texts texts={textsIn(typed)} />
          </section>
        ) : null}
      </>
    ),
  });
}
