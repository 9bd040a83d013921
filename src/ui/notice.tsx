import type { ComponentChildren } from 'preact';

/** `done` after an act, `trouble` when something needs the reader, `news` for everything else. */
export type NoticeKind = 'news' | 'done' | 'trouble';

/** A few words set apart from the page. */
export function Notice({
  kind = 'news',
  title,
  children,
}: {
  kind?: NoticeKind | undefined;
  title?: ComponentChildren;
  children?: ComponentChildren;
}) {
  return (
    <div class={`notice ${kind}`}>
      {title ? <p class="title">{title}</p> : null}
      {children}
    </div>
  );
}

/** The result of the reader's last act, read out by screen readers when the page opens. */
export function Flash({
  kind = 'done',
  children,
}: {
  kind?: NoticeKind | undefined;
  children: ComponentChildren;
}) {
  return (
    <div class={`notice ${kind}`} role="status">
      {children}
    </div>
  );
}

/**
 * The progress of something, on a page that reloads itself. It takes the focus each time, so that a reader without a mouse is not sent back
 * to the top every two seconds, and the button that stops it is one key away.
 */
export function Looked({ children }: { children: ComponentChildren }) {
  return (
    <p role="status" tabindex={-1} autofocus>
      {children}
    </p>
  );
}
