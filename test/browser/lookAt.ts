import type { DeskPages } from '../hostile/deskPages.ts';
import type { DemoSite } from './demoSite.ts';

/** The page as its reader first sees it: a director, or for confidential pages the one reader who may open them. */
export async function lookAt(
  { demo, desk }: { demo: Pick<DemoSite, 'site'>; desk: Pick<DeskPages, 'sessions'> },
  address: string,
  lang: string,
): Promise<{ answer: Response; html: string; session: string } | null> {
  for (const session of Object.values(desk.sessions)) {
    const answer = await fetch(demo.site.origin + address, {
      redirect: 'manual',
      headers: { cookie: `lang=${lang}; session=${session}` },
    });
    const html = await answer.text();
    if (answer.status === 200 && answer.headers.get('content-type')?.startsWith('text/html'))
      return { answer, html, session };
  }
  return null;
}
