import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { DocumentHead } from '../documentHead.tsx';
import { type View, seenBy, useView } from '../view.ts';
import { dressedIn, useLook } from './look.ts';
import type { MailLook } from './look.ts';

/**
 * A whole mail in HTML. `preview` is the line that a mailbox shows beside the subject. `footer` says why the mail came and how to stop such
 * mails.
 */
export function MailShell({
  subject,
  programme,
  preview,
  footer,
  children,
}: {
  subject: string;
  programme: string;
  preview?: string | undefined;
  footer: ComponentChildren;
  children: ComponentChildren;
}) {
  const { lang, dir } = useView();
  const look = useLook();
  return (
    <html lang={lang} dir={dir}>
      <head>
        <DocumentHead title={subject} />
        {/* oxlint-disable-next-line react/no-danger -- of our own making, and must not be escaped */}
        <style dangerouslySetInnerHTML={{ __html: look.night }} />
      </head>
      <body style={look.body}>
        {preview ? <div style={look.preview}>{preview}</div> : null}
        <div class="sheet" style={look.sheet} lang={lang} dir={dir}>
          <main>
            <p class="soft rule" style={look.brand}>
              <bdi>{programme}</bdi>
            </p>
            {children}
            <div class="soft line" style={look.foot}>
              {footer}
            </div>
          </main>
        </div>
      </body>
    </html>
  );
}

/** A mail as the text of an HTML document, drawn with `view`; without a look, in our own colours. */
export function renderMail(view: View, mail: ComponentChildren, look?: MailLook): string {
  return `<!DOCTYPE html>\n${seenBy(view, () => dressedIn(look, () => renderToString(<>{mail}</>)))}`;
}
