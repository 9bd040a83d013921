import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';

const markdown = new MarkdownIt({ html: false, linkify: true, typographer: false });

/**
 * People's Markdown as HTML that is safe on any page: no raw HTML, no images from elsewhere, links only to http(s) and mailto. Headings
 * start at h2, since the page has the h1. Store the result beside the source.
 */
export function renderMarkdown(source: string): string {
  return sanitize(markdown.render(source), {
    allowedTags: [
      'p',
      'br',
      'h2',
      'h3',
      'h4',
      'ul',
      'ol',
      'li',
      'blockquote',
      'strong',
      'em',
      'code',
      'pre',
      'a',
      'hr',
    ],
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    transformTags: {
      h1: 'h2',
      h5: 'h4',
      h6: 'h4',
      a: (tagName, attribs) => ({
        tagName,
        attribs: { ...(attribs['href'] ? { href: attribs['href'] } : {}), rel: 'nofollow noopener' },
      }),
    },
  });
}
