import { t } from '../texts.ts';
import type { SampleTopic } from './types.ts';

const en = `My first partner in a programme like this one was a school librarian on an island I had to look up. We wrote for half a year. We never spoke aloud. I still know how she arranges her picture books (by mood) and what she does when a child hides one so that nobody else can borrow it (nothing; she waits).

When the round ended I felt a little foolish. I had told this woman more about my work than I had told anyone in my own building, and now we were to stop, on a date, as if on a timetable.

## What a dated end is good for

I have come round to the date. A conversation that may go on for ever is easily put off for ever. Knowing that there were four letters left, we wrote the important ones: what we had been afraid to try, what we had tried, what we would ask for if anyone asked.

And an end is not a door slammed. Some pairs go on writing, and some send a card at New Year. Ours did something else. Each of us kept one habit of the other's. I sort a single shelf by mood now. She has a bell at the height of a child.

## Passing it on

A month later a new colleague started with us, very young and very quiet. I asked her the question I had been asked in my first letter: *What can you see from your window?* It turns out to work indoors as well.

You have perhaps two weeks left. You need not sum up. If you like, write the letter you would be glad to find in a drawer in ten years: what your work was like this year, in your bit of the world, and who listened to it.`;

const es = `Mi primera colega en un programa como este era bibliotecaria escolar en una isla que tuve que buscar en el mapa. Nos escribimos medio año. Nunca hablamos de viva voz. Todavía sé cómo ordena sus álbumes (por estado de ánimo) y qué hace cuando un niño esconde uno para que nadie más se lo lleve (nada; espera).

Cuando terminó la edición me sentí un poco tonta. Le había contado de mi trabajo más que a nadie de mi propio edificio, y ahora había que parar, en una fecha, como en un horario de trenes.

## Para qué sirve un final con fecha

He acabado por apreciar la fecha. Una conversación que puede durar siempre se aplaza con facilidad para siempre. Al saber que quedaban cuatro cartas, escribimos las importantes: lo que no nos atrevíamos a probar, lo que habíamos probado, lo que pediríamos si alguien preguntara.

Y un final no es un portazo. Hay tándems que siguen escribiéndose y otras que mandan una tarjeta en año nuevo. Nosotras hicimos otra cosa: cada una se quedó con una costumbre de la otra. Yo ordeno ahora un solo estante por estado de ánimo. Ella tiene un timbre a la altura de una niña.

## Pasarlo a otros

Un mes después llegó a nuestro equipo una persona muy joven y muy callada. Le hice la pregunta de mi primera carta: *¿Qué ves desde tu ventana?* Resulta que también funciona dentro.

Les quedan quizá dos semanas. No hace falta hacer balance. Si te apetece, escribe la carta que te alegraría encontrar en un cajón dentro de diez años: cómo era tu trabajo este año, en tu rincón del mundo, y quién lo escuchó.`;

const fr = `Ma première correspondante, dans un programme comme celui-ci, tenait une bibliothèque scolaire sur une île que j’ai dû chercher sur la carte. Nous nous sommes écrit six mois. Nous ne nous sommes jamais parlé. Je sais encore comment elle range ses albums (par humeur) et ce qu’elle fait quand un enfant en cache un pour que personne ne l’emprunte (rien ; elle attend).

À la fin de la session, je me suis sentie un peu sotte. Je lui en avais dit plus sur mon travail qu’à quiconque dans mon propre bâtiment, et il fallait s’arrêter, à une date, comme sur un horaire de train.

## À quoi sert une fin datée

J’ai fini par aimer la date. Une conversation qui peut durer toujours se remet facilement à toujours. Sachant qu’il restait quatre lettres, nous avons écrit les importantes : ce que nous n’osions pas essayer, ce que nous avions essayé, ce que nous demanderions si on nous le demandait.

Et une fin n’est pas une porte qui claque. Certains binômes continuent de s’écrire, d’autres s’envoient une carte au nouvel an. Nous avons fait autre chose : chacune a gardé une habitude de l’autre. Je range désormais une étagère par humeur. Elle a une sonnette à hauteur d’enfant.

## Transmettre

Un mois plus tard, quelqu’un est arrivé dans notre équipe, très jeune et très discret. Je lui ai posé la question de ma première lettre : *Que voyez-vous de votre fenêtre ?* Elle marche aussi à l’intérieur.

Il vous reste peut-être deux semaines. Inutile de faire un bilan. Si vous en avez envie, écrivez la lettre que vous seriez heureux de trouver dans un tiroir dans dix ans : à quoi ressemblait votre travail cette année, dans votre coin du monde, et qui l’a écouté.`;

const ar = `كانت شريكتي الأولى في برنامج كهذا أمينة مكتبة مدرسية في جزيرة اضطررت إلى البحث عنها في الخريطة. تراسلنا نصف عام ولم نتحدث صوتًا قط. وما زلت أعرف كيف ترتب كتبها المصورة (بحسب المزاج)، وماذا تفعل حين يخفي طفل كتابًا حتى لا يستعيره غيره (لا شيء، تنتظر).

حين انتهت الدورة شعرت بشيء من السذاجة. كنت قد حدّثتها عن عملي أكثر مما حدّثت أي أحد في مبناي، وها نحن نتوقف في تاريخ معيّن كأننا على جدول قطارات.

## ما فائدة نهاية لها تاريخ

صرت أقدّر التاريخ. فالحديث الذي يمكن أن يستمر إلى الأبد يسهل تأجيله إلى الأبد. ولمّا عرفنا أنه بقيت أربع رسائل كتبنا الرسائل المهمة: ما خفنا أن نجربه، وما جربناه، وما كنا سنطلبه لو سألنا أحد.

والنهاية ليست بابًا يُصفق. بعض الشركاء يواصلون الكتابة، وبعضهم يرسل بطاقة في رأس السنة. أما نحن ففعلنا شيئًا آخر: احتفظت كل منا بعادة من عادات الأخرى. أرتب الآن رفًا واحدًا بحسب المزاج، وعندها جرس على ارتفاع طفل.

## أن ننقلها إلى غيرنا

بعد شهر انضمت إلى فريقنا زميلة شابة هادئة جدًا. سألتها السؤال الذي جاءني في رسالتي الأولى: «ماذا ترين من نافذتك؟». واتضح أنه ينفع في الداخل أيضًا.

ربما بقي لكما أسبوعان. لا حاجة إلى تلخيص. وإن أحببت فاكتب الرسالة التي يسعدك أن تجدها في درج بعد عشر سنوات: كيف كان عملك هذا العام في مكانك من العالم، ومن أصغى إليه.`;

export const whatStays: SampleTopic = {
  slug: 'what-stays',
  author: 'Alazne Rutherglen',
  title: t('What stays', 'Lo que queda', 'Ce qui reste', 'ما يبقى'),
  summary: t(
    'A round ends on a date. What can two people who have never met keep of each other, and what is a dated end good for?',
    'Una edición termina en una fecha. ¿Qué pueden conservar una de otra dos personas que nunca se han visto, y para qué sirve un final con fecha?',
    'Une session finit à une date. Que peuvent garder l’une de l’autre deux personnes qui ne se sont jamais vues, et à quoi sert une fin datée ?',
    'تنتهي الدورة في تاريخ معيّن. ماذا يمكن أن يحتفظ به شخصان لم يلتقيا قط أحدهما من الآخر، وما فائدة نهاية لها تاريخ؟',
  ),
  essay: { en, es, fr, ar },
  questions: [
    t(
      'Which habit of your partner’s will you keep?',
      '¿Qué costumbre de tu colega vas a conservar?',
      'Quelle habitude de votre partenaire garderez-vous ?',
      'أي عادة من عادات شريكك ستحتفظ بها؟',
    ),
    t(
      'What did you tell your partner that nobody in your own building knows?',
      '¿Qué le contaste a tu colega que nadie sabe en tu propio edificio?',
      'Qu’avez-vous dit à votre partenaire que personne ne sait dans votre bâtiment ?',
      'ماذا قلت لشريكك ولا يعرفه أحد في مبناك؟',
    ),
    t(
      'What would you say to somebody who starts next round?',
      '¿Qué le dirías a quien empiece en la próxima edición?',
      'Que diriez-vous à quelqu’un qui commence à la prochaine session ?',
      'ماذا تقول لمن يبدأ في الدورة القادمة؟',
    ),
  ],
};
