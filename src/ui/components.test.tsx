import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { type GalleryPage, pages } from '../../test/ui/gallery.tsx';
import { GalleryMail } from '../../test/ui/galleryMail.tsx';
import { testView } from '../../test/ui/view.ts';
import {
  Avatar,
  ButtonLink,
  Name,
  Names,
  TextField,
  ViewContext,
  ZoneSelect,
  inLine,
  initials,
  renderPage,
  safeHref,
} from './index.ts';
import { renderMail } from './mail/index.ts';

const names = Object.keys(pages) as GalleryPage[];

function render(name: GalleryPage, text: string, lang = 'en'): string {
  const GalleryPage = pages[name];
  return renderPage(testView(lang, 'Asia/Kathmandu', name !== 'home'), <GalleryPage lang={text} />);
}

/** The words of two elements on a line with nothing between them: only the style sheet separates these. */
const GLUED =
  /[\p{L}\p{N}.,:)](?:<\/(?:a|b|bdi|button|strong|time)>)+<(?:a|b|bdi|button|span|strong|time)\b[^>]*>[\p{L}\p{N}]/gu;

it.each(names)('links, buttons and labels of the %s page have a space or a sign between them', (name) => {
  expect(render(name, 'en').match(GLUED)).toBeNull();
});

describe('hostile text', () => {
  it.each(names)('comes back as text in every place of the %s page', (name) => {
    const html = render(name, 'hostile');
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toMatch(/<script|<img|"\s*autofocus onfocus/);
  });

  it('comes back as text in every block of a mail', () => {
    const html = renderMail(testView(), <GalleryMail lang="hostile" />);
    expect(html).toContain('&lt;script>alert(1)');
    expect(html).not.toMatch(/<script|<img|"\s*autofocus/);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' data:text/html,x',
    '//evil.example',
    '/\\evil.example',
    '\tjavascript:1',
  ])('never becomes a link: %j', (href) => {
    expect(safeHref(href)).toBe('#');
    expect(renderToString(<ButtonLink href={href}>Go</ButtonLink>)).toContain('href="#"');
  });
});

describe('a page', () => {
  it.each(names)('carries no script and no style of its own: %s', (name) => {
    expect(render(name, 'en')).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/);
  });

  it('says its language and direction', () => {
    expect(render('home', 'ar', 'ar')).toMatch(/^<!DOCTYPE html>\n<html lang="ar" dir="rtl">/);
  });
});

function field(error?: string): string {
  return renderToString(
    <ViewContext.Provider value={testView()}>
      <TextField name="a.b" label="Name" help="As shown" error={error} value="x" />
    </ViewContext.Provider>,
  );
}

describe('a field', () => {
  it('ties its label and help to the control', () => {
    expect(field()).toMatch(
      /<label for="f-a-b">.*<div class="help" id="f-a-b-help">.*aria-describedby="f-a-b-help"/,
    );
    expect(field()).not.toContain('aria-invalid');
  });

  it('ties its error to the control and keeps what was typed', () => {
    expect(field('Too short.')).toMatch(
      /id="f-a-b-error">.*Too short\..*aria-invalid="true" aria-describedby="f-a-b-help f-a-b-error".*value="x"/,
    );
  });

  it('knows a zone by its older name', () => {
    const html = renderToString(
      <ViewContext.Provider value={testView()}>
        <ZoneSelect name="zone" label="Zone" now={new Date('2027-02-04T16:30:00Z')} value="Asia/Katmandu" />
      </ViewContext.Provider>,
    );
    expect(html).toContain('<option value="Asia/Kathmandu" selected>Kathmandu: now 22:15</option>');
  });
});

describe('initials', () => {
  it.each([
    ['Nguyễn Thị Minh Khai', 'N\u200cK'],
    ['Suharto', 'S'],
    ['李', '李'],
    ['ليلى الخطيب (Layla)', 'ل\u200cL'],
    ['“Ana” Silva', 'A\u200cS'],
    ['👩🏽‍🔬 Ada', '👩🏽‍🔬\u200cA'],
    ['ñandú', 'ñ'],
  ])('of %s are %s', (name, letters) => {
    expect(initials(name)).toBe(letters);
    expect(renderToString(<Avatar name={name} />)).toContain(letters);
  });
});

const said = (lang: string, of: string[]) =>
  renderToString(
    <ViewContext.Provider value={testView(lang)}>
      <Names of={of} />
    </ViewContext.Provider>,
  ).replaceAll(/<\/?bdi>/g, '|');

const drawn = (text: string): string =>
  renderToString(
    <ViewContext.Provider value={testView('ar')}>
      <Name>{text}</Name>
    </ViewContext.Provider>,
  );

it('a line with a name in it stands in the direction of the page, whatever the script of the name', () => {
  expect(drawn('Ida')).toBe('<bdi>Ida</bdi>');
  expect(drawn('\u2068Ida\u2069 كتبت رسالة')).toBe('<bdi dir="rtl"><bdi>Ida</bdi> كتبت رسالة</bdi>');
  expect(drawn(inLine(['Ida', 'سارة']))).toBe('<bdi dir="rtl"><bdi>Ida</bdi> – <bdi>سارة</bdi></bdi>');
});

describe('several names', () => {
  it('are isolated, and in Arabic the "and" is written onto a name in Arabic letters alone', () => {
    expect(said('en', ['Ida', 'Mei'])).toBe('|Ida| and |Mei|');
    expect(said('ar', ['سارة', 'أمينة'])).toBe('|سارة| و|أمينة|');
    expect(said('ar', ['سارة', 'Ida', '陈美'])).toBe('|سارة| و\u00A0|Ida| و\u00A0|陈美|');
  });
});
