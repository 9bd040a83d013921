import { PICTURES } from '../../lib/pictures/limits.ts';
import { Button, Form, FormActions, Heading } from '../../ui/index.ts';
import type { Visit } from '../visit.ts';
import { Carried } from './carried.tsx';

/** Octets of what is beside a file in a form. */
const FIELDS = 100_000;
/** From here on, or with several lines, it is something one would not like to write again. */
const LONG = 80;

/**
 * For a form that was sent by somebody who is not signed in any more, as sessions end while one writes: a page on which it waits until
 * they have signed in beside it. Null when nothing was entered.
 */
export async function keepTyped(visit: Visit, signIn: string): Promise<Response | null> {
  // A file does not stay: it can be chosen again, words cannot.
  const { form: typed } = await visit.upload(PICTURES.bytes + FIELDS);
  if (![...typed.values()].some((value) => value.trim() !== '')) return null;
  const { t, rich } = visit.view;
  const texts = [...typed.values()].filter((value) => value.length > LONG || value.trim().includes('\n'));
  return visit.page({
    title: t('signed-out.title'),
    status: 403,
    indexed: false,
    body: (
      <>
        <Heading lead={t('signed-out.lead')}>{t('signed-out.title')}</Heading>
        <ol>
          <li>
            {rich('signed-out.sign-in', {
              link: (words) => (
                <a href={signIn} target="_blank">
                  {words}
                </a>
              ),
            })}
          </li>
          <li>{t('signed-out.back')}</li>
        </ol>
        <Form action={visit.url.pathname + visit.url.search}>
          <Carried typed={typed} />
          <FormActions>
            <Button>{t('signed-out.on')}</Button>
          </FormActions>
        </Form>
        {texts.length > 0 ? (
          <section>
            <h2>{t('signed-out.texts')}</h2>
            {texts.map((text, index) => (
              <div key={index} class="plain prose" dir="auto">
                {text}
              </div>
            ))}
          </section>
        ) : null}
      </>
    ),
  });
}
