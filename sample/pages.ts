import type { Texts } from '../src/lib/text/texts.ts';
import { t } from './texts.ts';

export type SamplePage = {
  kind: 'page' | 'news';
  slug: string;
  isInMenu: boolean;
  title: Texts;
  /** Markdown. */
  body: Texts;
};

/** Pages of the sample programme besides its front page: to change, or to take down. */
export const samplePages: SamplePage[] = [
  {
    kind: 'page',
    slug: 'questions',
    isInMenu: true,
    title: t('Questions and answers', 'Preguntas y respuestas', 'Questions et réponses', 'أسئلة وأجوبة'),
    body: t(
      `## How much time does it take?
About an hour a week, whenever the two of you like. Some weeks it is a postcard, some weeks a long call.

## Do I have to speak English?
No. Tell us which languages you speak and how well, and we look for somebody who shares one.

## What if my partner does not answer?
Give it ten days, then tell us: with “My partner does not answer” on the page you share, or by mail with the word SILENT. We ask kindly. If nothing comes within a week, a coordinator looks, and you can have another partner.

## What if I am away for a while?
Say until when, on the same page or by mail with the word AWAY and the day. Your partner is told, and nobody reminds you meanwhile.

## What does my partner see of me?
Exactly what the preview shows you before you apply. Addresses stay hidden until both of you choose to show them.

## I have applied. What happens now?
Your own page says where your application stands, what happens next and on which day.`,
      `## ¿Cuánto tiempo lleva?
Cerca de una hora a la semana, cuando les venga bien a los dos. Unas semanas es una postal; otras, una llamada larga.

## ¿Tengo que hablar inglés?
No. Dinos qué idiomas hablas y cuánto, y buscamos a alguien que comparta alguno.

## ¿Y si mi colega no contesta?
Espera diez días y avísanos: con «Mi colega no contesta» en la página que comparten, o por correo con la palabra SILENCIO. Preguntamos con amabilidad. Si en una semana no llega nada, la coordinación lo mira, y puedes pedir otro colega.

## ¿Y si voy a estar fuera un tiempo?
Di hasta cuándo, en la misma página o por correo con la palabra FUERA y el día. Avisamos a tu colega, y mientras tanto nadie te lo recuerda.

## ¿Qué ve de mí mi colega?
Exactamente lo que te enseña la vista previa antes de enviar. Las direcciones quedan ocultas hasta que los dos quieran mostrarlas.

## Ya envié mi solicitud. ¿Y ahora?
Tu página dice en qué punto está, qué viene después y qué día.`,
      `## Combien de temps cela prend-il ?
Environ une heure par semaine, quand cela vous convient à tous les deux. Parfois une carte postale, parfois un long appel.

## Faut-il parler anglais ?
Non. Dites-nous quelles langues vous parlez et à quel niveau : nous cherchons quelqu’un qui en partage une.

## Et si mon ou ma partenaire ne répond pas ?
Laissez passer dix jours, puis dites-le-nous : par « Mon ou ma partenaire ne répond pas » sur votre page commune, ou par courriel avec le mot SILENCE. Nous demandons avec tact. Si rien ne vient en une semaine, la coordination s’en occupe, et vous pouvez demander quelqu’un d’autre.

## Et si je suis absent·e un moment ?
Dites jusqu’à quand, sur la même page ou par courriel avec le mot ABSENT et le jour. Votre partenaire est prévenu·e, et personne ne vous relance entre-temps.

## Que voit de moi mon ou ma partenaire ?
Exactement ce que montre l’aperçu avant l’envoi. Les adresses restent cachées tant que vous ne choisissez pas tous deux de les montrer.

## J’ai candidaté. Et maintenant ?
Votre page dit où en est votre candidature, ce qui vient ensuite et quel jour.`,
      `## كم من الوقت يحتاج ذلك؟
نحو ساعة في الأسبوع، متى ناسب كليكما. بعض الأسابيع بطاقة بريدية، وبعضها مكالمة طويلة.

## هل يجب أن أتكلم الإنجليزية؟
لا. أخبرنا بأي لغات تتكلم وبأي مستوى، ونبحث عمّن يشاركك إحداها.

## ماذا لو لم يرد شريكي؟
انتظر عشرة أيام ثم أخبرنا: بـ«شريكي لا يردّ» في صفحتكما المشتركة، أو بالبريد بكلمة صمت. نسأل بلطف، وإن لم يصل شيء خلال أسبوع نظر أحد المنسقين في الأمر، ويمكنك أن تطلب شريكًا آخر.

## ماذا لو غبت مدة؟
قل إلى متى، في الصفحة نفسها أو بالبريد بكلمة غائب واليوم. نخبر شريكك، ولا يذكّرك أحد في هذه الأثناء.

## ماذا يرى شريكي عني؟
ما تريك إياه المعاينة قبل التقديم، لا أكثر. وتبقى العناوين مخفية إلى أن يختار كلاكما إظهارها.

## قدّمت طلبي، فماذا الآن؟
صفحتك تقول أين وصل طلبك، وما الخطوة التالية، وفي أي يوم.`,
    ),
  },
  {
    kind: 'page',
    slug: 'who-runs-this',
    isInMenu: false,
    title: t('Who runs this', 'Quiénes somos', 'Qui sommes-nous', 'من يدير البرنامج'),
    body: t(
      `Far Shelves is run by a handful of librarians in their free time. Nobody is paid, and nobody pays.

We read every message. [Write to us](mailto:hello@far-shelves.example) when something is unclear, or when you would like to help: with a language, with one round, or with your own country.`,
      `Far Shelves lo lleva un puñado de bibliotecarias y bibliotecarios en su tiempo libre. Nadie cobra y nadie paga.

Leemos cada mensaje. [Escríbenos](mailto:hello@far-shelves.example) si algo no queda claro o si quieres ayudar: con un idioma, en una edición o en tu país.`,
      `Far Shelves est tenu par une poignée de bibliothécaires sur leur temps libre. Personne n’est payé, personne ne paie.

Nous lisons chaque message. [Écrivez-nous](mailto:hello@far-shelves.example) si quelque chose n’est pas clair, ou si vous souhaitez aider : pour une langue, le temps d’une session ou dans votre pays.`,
      `يدير Far Shelves عدد قليل من أمناء المكتبات في أوقات فراغهم. لا أحد يتقاضى أجرًا ولا أحد يدفع.

نقرأ كل رسالة. [راسلنا](mailto:hello@far-shelves.example) إن كان شيء غير واضح، أو إن أحببت المساعدة: في لغة، أو في دورة واحدة، أو في بلدك.`,
    ),
  },
  {
    kind: 'news',
    slug: 'welcome',
    isInMenu: false,
    title: t(
      'A new home for Far Shelves',
      'Far Shelves estrena casa',
      'Far Shelves a une nouvelle maison',
      'بيت جديد لـ Far Shelves',
    ),
    body: t(
      `Everything is in one place now: applying, your partner, the fortnightly topics and what everybody says about them. Read along even if you do not take part; the discussion under each topic is open to all.`,
      `Ahora todo está en un mismo lugar: la solicitud, tu colega, los temas de cada quincena y lo que se dice de ellos. Puedes leer aunque no participes; la conversación bajo cada tema está abierta a todo el mundo.`,
      `Tout est désormais au même endroit : la candidature, votre partenaire, les sujets de chaque quinzaine et ce qu’on en dit. Lisez même sans participer ; la discussion sous chaque sujet est ouverte à tous.`,
      `صار كل شيء في مكان واحد: التقديم، وشريكك، ومواضيع كل أسبوعين وما يقوله الجميع عنها. اقرأ ولو لم تشارك؛ فالنقاش تحت كل موضوع مفتوح للجميع.`,
    ),
  },
];
