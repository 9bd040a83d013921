export { foundPages } from './found.ts';
export { publishPage, showVersion, takeDownPage } from './publish.ts';
export { pageById, pagesOf, publishedPage, publishedPages, versionsOf } from './queries.ts';
export type { Page, PageVersion, PublicPage } from './queries.ts';
export { PAGE_KINDS, PAGE_LIMITS } from './rules.ts';
export type { PageDraft, PageKind, PageProblem } from './rules.ts';
export { writePage } from './write.ts';
export { changePage, restorePage } from './versions.ts';
