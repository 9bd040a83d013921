import { Readable } from 'node:stream';
import { endingOf } from '../../../lib/documents/fileName.ts';
import { isDocument } from '../../../lib/documents/kinds.ts';
import { zipped } from '../../../lib/files/zip.ts';
import type { ZippedFile } from '../../../lib/files/zip.ts';
import { pick } from '../../../lib/text/texts.ts';
import { answersOf } from '../../../rooms/applications/index.ts';
import { ownData, ownPictureBytes, ownPictures } from '../../../rooms/people/index.ts';
import type { OwnPicture } from '../../../rooms/people/index.ts';
import { questionsOf } from '../../../rooms/programmes/index.ts';
import { Heading, renderPage } from '../../../ui/index.ts';
import type { Definition } from '../../../ui/index.ts';
import { answerText } from '../../forms/answerText.tsx';
import { answer } from '../../frame/answer.ts';
import type { ProgrammeVisit } from '../../visit.ts';
import { OwnData } from './read.tsx';
import type { OwnDataView, OwnRows } from './read.tsx';

/** Everything about the person who asks: to read on a page, as an archive with the pictures, or as a file for programs. */
export async function answerOwnData(visit: ProgrammeVisit, person: number): Promise<Response> {
  const { ctx, programme, view } = visit;
  const as = (await visit.form()).get('as');
  const data = await ownData(ctx, programme.id, person);
  const name = `${programme.slug}-my-data`;
  if (as !== 'page' && as !== 'zip')
    return answer(JSON.stringify(data, null, 2), 200, {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.json"`,
    });
  const pictures = await ownPictures(ctx, programme.id, person);
  const reading = {
    data: data as OwnRows,
    answers: await readAnswers(visit, person),
    pictures,
    source: programme.source_locale,
  };
  const title = view.t('own-data.title');
  if (as === 'page')
    return visit.page({
      title,
      indexed: false,
      nav: 'me',
      body: (
        <>
          <Heading lead={view.t('own-data.lead')}>{title}</Heading>
          <OwnData {...reading} src={(picture) => placeOf(visit, picture)} />
        </>
      ),
    });
  const page = alone(visit, title, { ...reading, src: pathOf });
  const files = filesOf(visit, JSON.stringify(data, null, 2), page, pictures);
  return new Response(Readable.toWeb(Readable.from(zipped(files))) as ReadableStream, {
    headers: {
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${name}.zip"`,
      'cache-control': 'no-store',
    },
  });
}

/** Only one picture at a time is in memory. */
async function* filesOf(
  { ctx, programme }: ProgrammeVisit,
  data: string,
  page: string,
  pictures: readonly OwnPicture[],
): AsyncGenerator<ZippedFile> {
  yield { name: 'index.html', bytes: Buffer.from(page) };
  yield { name: 'data.json', bytes: Buffer.from(data) };
  for (const picture of pictures) {
    const bytes = await ownPictureBytes(ctx, programme.id, picture);
    if (bytes) yield { name: pathOf(picture), bytes };
  }
}

const pathOf = ({ file, kind, name }: OwnPicture): string =>
  isDocument(kind)
    ? `files/${file}.${endingOf(name) ?? 'bin'}`
    : `pictures/${file}.${kind === 'image/webp' ? 'webp' : 'jpg'}`;

function placeOf(visit: ProgrammeVisit, picture: OwnPicture): string | null {
  if (picture.of === 'comments') return visit.path(`/discussion/pictures/${picture.file}`);
  if (picture.of === 'message') return null;
  const as = isDocument(picture.kind) ? 'files' : 'pictures';
  return visit.path(`/partnership/${picture.partnership}/letters/${picture.letter}/${as}/${picture.file}`);
}

/** The page within the archive, without our style sheet. */
function alone({ view }: ProgrammeVisit, title: string, props: OwnDataView): string {
  return renderPage(
    view,
    <html lang={view.lang} dir={view.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>
          {
            'body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 sans-serif}dt{font-weight:600}dd{margin:0 0 .5rem}dl{border-top:1px solid;padding-top:1rem}img{max-width:100%}.plain{white-space:pre-wrap}'
          }
        </style>
      </head>
      <body>
        <main>
          <Heading lead={view.t('own-data.lead')}>{title}</Heading>
          <OwnData {...props} />
          <p>
            <a href="data.json">data.json</a>
          </p>
        </main>
      </body>
    </html>,
  );
}

/** The answers of all applications, as their questions show them. */
async function readAnswers({ ctx, programme, view }: ProgrammeVisit, person: number): Promise<Definition[]> {
  const source = programme.source_locale;
  const applications = await ctx.db
    .selectFrom('application')
    .select(['id', 'round_id'])
    .where('programme_id', '=', programme.id)
    .where('person_id', '=', person)
    .orderBy('id')
    .execute();
  const items: Definition[] = [];
  for (const { id, round_id: round } of applications) {
    const questions = (await questionsOf(ctx, programme.id, round)).flatMap((step) => step.questions);
    const given = await answersOf(ctx, programme.id, id);
    for (const question of questions) {
      const answered = given.get(question.id);
      if (!answered) continue;
      items.push({
        key: `${id} ${question.id}`,
        term: pick(question.label, view.lang, source),
        value: answerText(question, answered.value, { view, source, questions }),
      });
    }
  }
  return items;
}
