import { t } from '../texts.ts';
import type { SampleTopic } from './types.ts';

const en = `Twice a year I walk along the shelves with an empty trolley and take books away from people. That is how it feels, at least to the gentleman who follows me and puts some of them back.

We call it weeding, which is unfair to weeds. Nobody is against new books, and everybody knows that the walls do not move. Yet the day a box stands by the bins with our stamp showing, we are in the local paper. A neighbour once brought back thirty volumes he had rescued from the recycling. They were a legal commentary, eleven editions out of date.

## Three piles

I have come to use three piles instead of two. The first is easy: broken, wrong, or dangerous. A travel guide to a country that has since changed its name may be charming. A first-aid book from 1974 is not.

The second pile is for books that somebody else needs more. A school two valleys away has taken our older atlases for an art class. The children cut them up. I have decided to be glad.

The third pile is the slow one. These are books that nobody has borrowed for years and that I still cannot send away: the only history of a village under the reservoir, a cookery book in a dialect with nine hundred speakers, the poems of our former postmistress. The numbers say *go*. Something else says *if not here, where?*

## Saying it aloud

What helped most was to stop doing it at night. We now weed in the open, with a sign: **Ask me why.** People do ask. They tell me who wrote a book, or who gave it, and sometimes the third pile turns out to be the start of a local collection. Sometimes they take the book home. The gentleman still puts some back. I have begun to look at what he chooses.`;

const es = `Dos veces al año recorro los estantes con un carro vacío y le quito libros a la gente. Así lo siente, al menos, el señor que me sigue y devuelve algunos a su sitio.

Lo llamamos expurgo, palabra poco amable. Nadie está en contra de los libros nuevos, y todo el mundo sabe que las paredes no se mueven. Pero el día que una caja aparece junto a los contenedores con nuestro sello a la vista, salimos en el periódico. Un vecino nos trajo una vez treinta tomos que había salvado del reciclaje: un comentario jurídico con once ediciones de atraso.

## Tres montones

He pasado de dos montones a tres. El primero es fácil: lo roto, lo falso y lo peligroso. La guía de un país que ya cambió de nombre puede tener encanto. Un manual de primeros auxilios de 1974, no.

El segundo es para los libros que otros necesitan más. Una escuela a dos valles de aquí se llevó nuestros atlas viejos para la clase de arte. Los recortan. He decidido alegrarme.

El tercero es el lento: libros que nadie ha pedido en años y que no puedo despedir. La única historia de un pueblo que está bajo el embalse, un recetario en un dialecto de novecientos hablantes, los poemas de nuestra antigua cartera. Los números dicen *fuera*. Otra cosa dice: *si no es aquí, ¿dónde?*

## Decirlo en voz alta

Lo que más ayudó fue dejar de hacerlo de noche. Ahora expurgamos a la vista, con un cartel: **Pregúntame por qué.** Y preguntan. Me cuentan quién escribió un libro o quién lo donó, y a veces el tercer montón resulta ser el comienzo de un fondo local. A veces se llevan el libro a casa. El señor sigue devolviendo algunos. He empezado a fijarme en cuáles elige.`;

const fr = `Deux fois par an, je longe les rayons avec un chariot vide et je prends des livres aux gens. C’est du moins ce que ressent le monsieur qui me suit et en remet quelques-uns en place.

Nous appelons cela le désherbage, ce qui est injuste pour les herbes. Personne n’est contre les livres neufs, et chacun sait que les murs ne bougent pas. Mais le jour où un carton attend près des poubelles avec notre tampon bien visible, nous sommes dans le journal. Un voisin nous a rapporté trente volumes sauvés du recyclage : un commentaire juridique, vieux de onze éditions.

## Trois piles

Je suis passée de deux piles à trois. La première est facile : l’abîmé, le faux, le dangereux. Le guide d’un pays qui a changé de nom peut avoir du charme. Un manuel de secourisme de 1974, non.

La deuxième est pour les livres dont d’autres ont davantage besoin. Une école, deux vallées plus loin, a pris nos vieux atlas pour un cours d’art. Les enfants les découpent. J’ai décidé de m’en réjouir.

La troisième est la pile lente : des livres que personne n’a empruntés depuis des années et que je ne peux pas renvoyer. La seule histoire d’un village noyé sous le barrage, un livre de cuisine dans un dialecte de neuf cents locuteurs, les poèmes de notre ancienne factrice. Les chiffres disent : *dehors*. Autre chose dit : *si ce n’est pas ici, alors où ?*

## Le dire tout haut

Ce qui a le plus aidé, c’est de ne plus le faire la nuit. Nous désherbons au grand jour, avec un écriteau : **Demandez-moi pourquoi.** Et les gens demandent. Ils me disent qui a écrit un livre, qui l’a donné, et la troisième pile devient parfois le début d’un fonds local. Parfois ils emportent le livre. Le monsieur en remet toujours quelques-uns. Je commence à regarder lesquels.`;

const ar = `مرتين في العام أسير بين الرفوف بعربة فارغة وآخذ الكتب من الناس. هكذا يشعر على الأقل السيد الذي يتبعني ويعيد بعضها إلى مكانه.

نسمّي ذلك «تعشيب» المجموعات، وفي الاسم ظلم للعشب. لا أحد يعارض الكتب الجديدة، والجميع يعلم أن الجدران لا تتحرك. لكن حين يظهر صندوق قرب حاوية النفايات وعليه ختمنا نصبح خبرًا في الصحيفة. أعاد إلينا أحد الجيران ثلاثين مجلدًا أنقذها من التدوير، وكانت شرحًا قانونيًا تجاوزته إحدى عشرة طبعة.

## ثلاثة أكوام

صرت أستعمل ثلاثة أكوام بدل اثنين. الأول سهل: التالف والخاطئ والخطر. قد يكون دليل سفر إلى بلد غيّر اسمه جميلًا، أما كتاب إسعافات أولية من عام 1974 فلا.

والثاني لكتب يحتاج إليها غيرنا أكثر. أخذت مدرسة على بعد واديين أطالسنا القديمة لدرس الفنون، والأطفال يقصّونها. وقد قررت أن أفرح بذلك.

والثالث هو الكوم البطيء: كتب لم يستعرها أحد منذ سنوات ولا أستطيع التخلي عنها. التاريخ الوحيد لقرية غمرها السد، وكتاب طبخ بلهجة يتكلمها تسعمئة شخص، وقصائد ساعية البريد السابقة. تقول الأرقام: «إلى الخارج». ويقول شيء آخر: «إن لم تكن هنا فأين؟»

## أن نقولها علنًا

أكثر ما أفادنا أننا لم نعد نفعل ذلك ليلًا. صرنا نعمل أمام الجميع ومعنا لافتة: **اسألني لماذا.** والناس يسألون. يخبرونني من كتب الكتاب ومن أهداه، وأحيانًا يصبح الكوم الثالث بداية مجموعة محلية، وأحيانًا يأخذون الكتاب إلى البيت. وما زال السيد يعيد بعضها، وقد بدأت أنتبه إلى ما يختاره.`;

export const weeding: SampleTopic = {
  slug: 'letting-books-go',
  author: 'Ludmila Harrow',
  title: t('Letting books go', 'Dejar ir los libros', 'Laisser partir les livres', 'أن ندع الكتب تمضي'),
  summary: t(
    'Everyone knows that walls do not move, and nobody wants to see a box by the bins. On three piles, one sign, and a gentleman who puts things back.',
    'Todo el mundo sabe que las paredes no se mueven, y nadie quiere ver una caja junto a los contenedores. Sobre tres montones, un cartel y un señor que devuelve libros a su sitio.',
    'Chacun sait que les murs ne bougent pas, et personne ne veut voir un carton près des poubelles. Trois piles, un écriteau, et un monsieur qui remet en place.',
    'الجميع يعلم أن الجدران لا تتحرك، ولا أحد يريد أن يرى صندوقًا قرب النفايات. عن ثلاثة أكوام ولافتة وسيد يعيد الكتب.',
  ),
  essay: { en, es, fr, ar },
  questions: [
    t(
      'Who decides in your library what goes, and by what rule?',
      '¿Quién decide en tu biblioteca qué se va, y con qué criterio?',
      'Qui décide chez vous de ce qui part, et selon quelle règle ?',
      'من يقرر في مكتبتك ما يُستبعد، ووفق أي قاعدة؟',
    ),
    t(
      'Which book can you not bring yourself to send away?',
      '¿De qué libro no consigues despedirte?',
      'De quel livre n’arrivez-vous pas à vous séparer ?',
      'أي كتاب لا تستطيع التخلي عنه؟',
    ),
    t(
      'Where do your withdrawn books go?',
      '¿Adónde van los libros que retiran?',
      'Où vont les livres que vous retirez ?',
      'إلى أين تذهب الكتب المستبعدة؟',
    ),
    t(
      'Would you weed in front of your readers?',
      '¿Harías el expurgo delante de quienes leen?',
      'Désherberiez-vous devant vos lecteurs ?',
      'هل تفعل ذلك أمام القراء؟',
    ),
  ],
};
