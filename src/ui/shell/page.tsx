import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { classes } from '../classes.ts';
import { DocumentHead } from '../documentHead.tsx';
import { safeHref } from '../href.ts';
import { Mark } from '../mark.tsx';
import { type View, seenBy, useView } from '../view.ts';
import { Footer, type FooterProps } from './footer.tsx';

export interface NavItem {
  href: string;
  label: string;
  current?: boolean | undefined;
}

export interface PageProps extends FooterProps {
  /** The page's own name; the programme's follows it in the browser's title. */
  title: string;
  /** The programme of the page, with the address of its front page. */
  programme: { name: string; href: string };
  /** The addresses of the style sheet, and of the mark as an icon. */
  stylesheet: string;
  /** The address of a second style sheet, for the volunteers' desks. */
  deskSheet?: string | undefined;
  /** The address of the style sheet for printing. */
  paperSheet?: string | undefined;
  icon: string;
  /** A programme's own colours, in a style sheet that follows ours, and its own picture instead of the mark. */
  look?: string | undefined;
  logo?: { src: string; width: number; height: number } | undefined;
  nav?: readonly NavItem[] | undefined;
  description?: string | undefined;
  /** The page's canonical address, for pages that have several. */
  canonical?: string | undefined;
  /** False for pages that search engines should not list. */
  indexed?: boolean | undefined;
  /** Further elements for the head: feeds, cards for sharing. */
  head?: ComponentChildren;
  /** Replaces the header with the mark and the navigation. */
  bar?: ComponentChildren;
  /** The menu of the workbench, beside its page. */
  menu?: ComponentChildren;
  /** The result of the last act: a `Flash`. */
  flash?: ComponentChildren;
  /** `wide` for tables and pictures. */
  width?: 'wide' | undefined;
  children: ComponentChildren;
}

/** The id of a record with its list beside it: the page's first link leads there, past the list. */
export const RECORD = 'record';

/** A whole page. Render it with `renderPage`. */
export function Page(props: PageProps) {
  const { lang, dir, t } = useView();
  const { programme, nav = [] } = props;
  const title = props.title === programme.name ? props.title : `${props.title} · ${programme.name}`;
  return (
    <html lang={lang} dir={dir}>
      <head>
        <DocumentHead title={title} />
        {props.description ? <meta name="description" content={props.description} /> : null}
        {props.indexed === false ? <meta name="robots" content="noindex" /> : null}
        {props.canonical ? <link rel="canonical" href={props.canonical} /> : null}
        <link rel="icon" type="image/svg+xml" href={props.icon} />
        <link rel="stylesheet" href={props.stylesheet} />
        {props.deskSheet ? <link rel="stylesheet" href={props.deskSheet} /> : null}
        {props.paperSheet ? <link rel="stylesheet" media="print" href={props.paperSheet} /> : null}
        {props.look ? <link rel="stylesheet" href={props.look} /> : null}
        {props.head}
      </head>
      <body>
        <a class="skip" href="#main">
          {t('ui.page.skip')}
        </a>
        {props.bar ?? (
          <header class="top">
            <Brand programme={programme} logo={props.logo} size={34} />
            {nav.length > 0 ? <Nav items={nav} label={t('ui.page.nav')} /> : null}
          </header>
        )}
        {props.menu ? (
          <div class="workbench">
            {props.menu}
            <Main {...props} class="desk" />
          </div>
        ) : (
          <Main {...props} class={props.width} />
        )}
        <Footer {...props} />
      </body>
    </html>
  );
}

/** The page's own part; its first link leads here. */
const Main = ({
  flash,
  children,
  class: own,
}: Pick<PageProps, 'flash' | 'children'> & { class: string | undefined }) => (
  <main id="main" class={classes(own)} tabindex={-1}>
    {flash}
    {children}
  </main>
);

/** The mark, or the programme's own picture, and its name, as the link to the front page. `size` of the mark in pixels. */
export function Brand({ programme, logo, size }: Pick<PageProps, 'programme' | 'logo'> & { size: number }) {
  return (
    <a class="brand" href={safeHref(programme.href)}>
      {logo ? <Logo {...logo} most={size + 6} /> : <Mark size={size} />}
      <bdi>{programme.name}</bdi>
    </a>
  );
}

/** The picture beside the programme's name. It is decoration: the name says everything. */
function Logo({
  src,
  width,
  height,
  most,
}: NonNullable<PageProps['logo']> & {
  most: number;
}) {
  const shown = Math.min(height, most);
  return <img class="logo" src={src} width={Math.round((width * shown) / height)} height={shown} alt="" />;
}

export function Nav({
  items,
  label,
  class: extra,
}: {
  items: readonly NavItem[];
  label: string;
  class?: string;
}) {
  return (
    <nav class={extra} aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={safeHref(item.href)} aria-current={item.current ? 'page' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** A part of a page as HTML, for a part that is the same for many readers and drawn once. */
export function renderPart(view: View, part: ComponentChildren): string {
  return seenBy(view, () => renderToString(<>{part}</>));
}

/** A page as the text of an HTML document, drawn with `view`. */
export function renderPage(view: View, page: ComponentChildren): string {
  return `<!DOCTYPE html>\n${seenBy(view, () => renderToString(<>{page}</>))}`;
}
