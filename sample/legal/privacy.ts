import type { Texts } from '../../src/lib/text/texts.ts';

const en = `This says, in plain words, what {programme} does with what you tell us. The people responsible are the organisers
of {programme}; you reach them at {contact}.

## What we keep, and why

- **Your application**: your name, e-mail address, country, time zone, languages and your answers. We need them to find
  you a partner. The basis is your consent, which you may withdraw at any time.
- **What happens in the round**: who your partner is, the messages we pass on with what is attached to them, what you agree
  on, and what you tell us when you leave or when something is wrong.
- **What you write to us**, by mail or on the contact form, and our answers, so that whichever volunteer reads it knows
  what was said.
- **Mail that reaches us**, exactly as it came, for a short time: so that none is lost when something goes wrong.
- **A log** of what you and the volunteers did, so that mistakes can be found and undone.

The only cookies are those the pages need. One keeps you signed in, and others carry you through signing in, for half an
hour at most. One tells us that a browser is not new to you, so that we can warn you of one that is. One brings you back
to your application for seven days, and one knows you when you comment or chat, for half a year. Others remember your language,
your time zone, and a short note after something you did. None of them tracks you.
There is no advertising, and nothing is sold or handed on.

You must be **18 or older** to take part.

## Who sees what

- **Your partner** sees exactly what the preview showed you before you sent your application: your name, country, time
  zone, languages and the answers marked for your partner. When you change them, the preview changes too.
- **Your e-mail address stays hidden.** Messages between partners go through {programme} until both of you choose to show
  your addresses.
- **People you never want to be paired with** are seen only by the coordinators, who do the matching. Nobody else learns
  of it, least of all they.
- **Volunteers** see what their task needs. An ambassador sees the people of one country. Nobody reads your messages to
  your partner unless you report something and show them.
- **Of a pair** the coordinators see who is in it, how many letters each wrote, when the last one was, who is away until when, how
  it ended, and the reasons you give us. What you agree on and what you hope for is not among it.
- **What you write to us** is read by the coordinators, who share one inbox; an ambassador reads what people of their
  country wrote. What may put somebody in danger is handed to those who look after safety, and nobody else reads it then.
- **A mail nobody could sort**, because its address or its file was damaged, say, is looked at by a coordinator.
- **The public** sees numbers only, and none so small that it could point to you; and what you write under a topic, with
  the name you sign it with, and your country if you let it stand beside that name.

The data are kept on a server that the organisers run or rent, and our mail is carried by the mail service they use.

## How long

- Personal data of a round are deleted by the date shown on the round's page.
- If you say so, your answers are kept beyond it for your next application, two years at most; you can take that back.
- With the data of your last round your name and address go as well, unless you have another part here: a task, an
  application, a conversation with us, mails you asked for, or a name in the discussions. If you were promised the first place in the next round,
  they are kept for that, two years at most.
- What stays is a number with your country, who your partners were, and a mark that only your address fits: so that counts
  add up, and nobody gets the same partner twice.
- An application that is never confirmed goes with the data of its round. One that somebody else began with your address, or
  that a volunteer entered for you, is deleted after 30 days if you do not answer.
- An address that only asked for topics, news or the next round by mail is deleted a day after it stops them; after 30 days if
  it never confirmed that it wants them.
- What you write to us is deleted a year after it was settled; what was spam after 30 days.
- Mail as it came in is deleted 30 days after it was dealt with (a letter to your partner at once, since the letter itself
  is kept), and after 90 days at most if nobody could sort it.
- If a problem was reported, what is needed to protect people is kept as long as that takes, and no longer.
- Backups, in which it still stands, are deleted after 30 days.

## Your rights

You may see, correct, download and delete what we keep about you, on your own page or by writing to {contact}. You may
leave the round in two clicks, and with one stop any kind of mail that goes to many, such as topics and news. When you are deleted, letters you wrote remain with
your partner, and what you said in public stays where it was, as those of "a former participant". If you are unhappy with
our answer, you may complain to the data protection authority where you live.

When this text changes, you are told, and asked again before your next round.
`;

const es = `Aquí decimos, en palabras sencillas, qué hace {programme} con lo que nos cuentas. Las personas responsables son
quienes organizan {programme}; puedes escribirles a {contact}.

## Qué guardamos y por qué

- **Tu solicitud**: tu nombre, correo, país, zona horaria, lenguas y respuestas. Los necesitamos para encontrarte
  colega. La base es tu consentimiento, que puedes retirar cuando quieras.
- **Lo que ocurre en la edición**: quién es tu colega, los mensajes que hacemos llegar con lo que llevan adjunto, lo que
  acuerdan y lo que nos dices si te vas o si algo va mal.
- **Lo que nos escribes**, por correo o en el formulario de contacto, y nuestras respuestas, para que quien lo lea sepa
  qué se dijo.
- **Los correos que nos llegan**, tal como llegaron y por poco tiempo: así ninguno se pierde si algo falla.
- **Un registro** de lo que hicieron tú y el equipo voluntario, para poder encontrar y deshacer errores.

Solo hay las cookies que las páginas necesitan. Una mantiene tu sesión abierta, y otras te acompañan mientras entras,
media hora como mucho. Una nos dice que ya usaste un navegador, para avisarte cuando alguien entra con otro. Una te
devuelve a tu solicitud durante siete días, y otra te reconoce cuando comentas o chateas, durante medio año. Otras recuerdan tu
idioma, tu zona horaria y una nota breve después de algo que hiciste. Ninguna te rastrea. No hay publicidad, y nada se vende ni se entrega a terceros.

Para participar debes tener **18 años o más**.

## Quién ve qué

- **Tu colega** ve exactamente lo que te mostró la vista previa antes de enviar tu solicitud: tu nombre, país, zona
  horaria, lenguas y las respuestas señaladas para tu colega. Si las cambias, cambia también la vista previa.
- **Tu correo permanece oculto.** Los mensajes pasan por {programme} hasta que ambas partes decidan mostrar sus
  direcciones.
- **Las personas con las que nunca quieres que te emparejen** solo las ve el equipo de coordinación, que forma los
  tándems. Nadie más lo sabe, y esas personas menos que nadie.
- **El equipo voluntario** ve lo que su tarea necesita. Quien es embajador o embajadora ve a la gente de un solo país.
  Nadie lee los mensajes a tu colega, salvo que denuncies algo y los muestres.
- **De un tándem** el equipo de coordinación ve quiénes lo forman, cuántas cartas escribió cada cual, cuándo fue la última, quién
  está fuera y hasta cuándo, cómo terminó y los motivos que nos das. Lo que acuerdan y lo que esperan no está ahí.
- **Lo que nos escribes** lo lee el equipo de coordinación, que comparte un buzón; quien es embajador o embajadora lee lo
  que escribió la gente de su país. Lo que pueda poner a alguien en peligro se entrega a quienes velan por la seguridad, y
  desde entonces nadie más lo lee.
- **Un correo que no se pudo clasificar**, por ejemplo porque su dirección o su archivo estaban dañados, lo mira alguien
  del equipo de coordinación.
- **El público** solo ve números, y ninguno tan pequeño que pueda señalarte; y lo que escribes bajo un tema, con el
  nombre con que lo firmas, y tu país si permites que aparezca junto a ese nombre.

Los datos se guardan en un servidor que administran o alquilan quienes organizan, y nuestro correo viaja por el servicio
de correo que usan.

## Cuánto tiempo

- Los datos personales de una edición se borran a más tardar en la fecha que indica la página de la edición.
- Si lo dices, tus respuestas se guardan más allá de esa fecha para tu próxima solicitud, dos años como mucho; puedes retirarlo.
- Con los datos de tu última edición se borran también tu nombre y tu correo, salvo que tengas otro papel aquí: una tarea, una
  solicitud, una conversación con nosotros, correos que pediste o un nombre en los debates. Si se te prometió el primer lugar en la próxima edición,
  se guardan para eso, dos años como mucho.
- Queda un número con tu país, quiénes fueron tus colegas y una marca en la que solo encaja tu correo: así las cuentas cuadran
  y a nadie le toca dos veces la misma persona.
- Una solicitud que nunca se confirma se borra con los datos de su edición. Una que otra persona empezó con tu correo, o que el
  equipo voluntario creó para ti, se borra a los 30 días si no respondes.
- Una dirección que solo pidió por correo los temas, las noticias o el aviso de la próxima edición se borra un día después de
  dejarlos; a los 30 días si nunca confirmó que los quiere.
- Lo que nos escribes se borra un año después de cerrarse; lo que era spam, a los 30 días.
- Los correos tal como llegaron se borran 30 días después de atenderse (una carta a tu colega, enseguida, porque la carta
  misma se guarda), y como mucho a los 90 días si no se pudieron clasificar.
- Si se informó de un problema, lo necesario para proteger a las personas se guarda el tiempo que haga falta, y no más.
- Las copias de seguridad, en las que aún consta, se borran a los 30 días.

## Tus derechos

Puedes ver, corregir, descargar y borrar lo que guardamos sobre ti, en tu propia página o escribiendo a {contact}. Puedes
dejar la edición en dos clics y, con uno, dejar de recibir cualquier tipo de correo que va a muchas personas, como los
temas y los avisos. Al borrarte, las cartas que escribiste
quedan con tu colega, y lo que dijiste en público sigue donde estaba, como de «alguien que participó». Si nuestra
respuesta no te satisface, puedes reclamar ante la autoridad de protección de datos de tu país.

Cuando este texto cambie te avisaremos, y volveremos a pedir tu acuerdo antes de tu próxima edición.
`;

const fr = `Ce texte dit, en mots simples, ce que {programme} fait de ce que vous nous confiez. Les responsables sont les
organisateurs de {programme} ; vous pouvez leur écrire à {contact}.

## Ce que nous gardons, et pourquoi

- **Votre candidature** : votre nom, adresse de courriel, pays, fuseau horaire, langues et réponses. Il nous les faut pour vous
  trouver un ou une partenaire. La base est votre consentement, que vous pouvez retirer à tout moment.
- **Ce qui se passe pendant la session** : qui est votre partenaire, les messages que nous transmettons avec ce qui y est joint,
  ce dont vous convenez, et ce que vous nous dites si vous partez ou si quelque chose ne va pas.
- **Ce que vous nous écrivez**, par courriel ou par le formulaire de contact, et nos réponses, pour que le bénévole qui lit
  sache ce qui a été dit.
- **Les courriels qui nous parviennent**, tels quels et pour peu de temps : ainsi aucun ne se perd en cas de panne.
- **Un journal** de ce que vous et les bénévoles avez fait, pour retrouver et corriger les erreurs.

Les seuls cookies sont ceux dont les pages ont besoin. L’un vous garde connecté, d’autres vous accompagnent pendant la
connexion, une demi-heure au plus. L’un nous dit qu’un navigateur vous est connu, pour vous avertir quand un autre sert à
se connecter. L’un vous ramène à votre candidature pendant sept jours, un autre vous reconnaît quand vous commentez
ou discutez en direct, pendant six mois. D’autres retiennent votre langue, votre fuseau horaire et une courte note après une action. Aucun ne
vous suit à la trace. Pas de publicité ; rien n’est vendu ni cédé.

Il faut avoir **18 ans ou plus** pour participer.

## Qui voit quoi

- **Votre partenaire** voit exactement ce que l’aperçu vous a montré avant l’envoi : votre nom, pays, fuseau horaire, langues
  et les réponses qui lui sont destinées. Quand vous les modifiez, l’aperçu change aussi.
- **Votre adresse de courriel reste cachée.** Les messages passent par {programme} tant que vous n’avez pas tous deux choisi de
  montrer vos adresses.
- **Les personnes avec qui vous ne voulez jamais être en binôme** ne sont vues que de l’équipe de coordination, qui forme
  les binômes. Personne d’autre ne l’apprend, et surtout pas elles.
- **Les bénévoles** voient ce que leur tâche exige. Un ambassadeur voit les personnes d’un seul pays. Personne ne lit vos
  messages à votre partenaire, sauf si vous signalez quelque chose et les montrez.
- **D’un binôme**, l’équipe de coordination voit qui en fait partie, combien de lettres chacun a écrites, quand est partie la
  dernière, qui est absent et jusqu’à quand, comment il a pris fin, et les raisons que vous nous donnez. Ce dont vous convenez et
  ce que vous espérez n’en font pas partie.
- **Ce que vous nous écrivez** est lu par l’équipe de coordination, qui partage une boîte ; un ambassadeur lit ce
  qu’écrivent les personnes de son pays. Ce qui peut mettre quelqu’un en danger est confié aux personnes chargées de la
  sécurité, et plus personne d’autre ne le lit.
- **Un courriel que l’on n’a pas pu classer**, parce que son adresse ou son fichier était abîmé par exemple, est regardé par
  une personne de la coordination.
- **Le public** ne voit que des nombres, et aucun assez petit pour vous désigner ; et ce que vous écrivez sous un sujet,
  avec le nom dont vous le signez, et votre pays si vous le laissez paraître à côté de ce nom.

Les données sont sur un serveur que les organisateurs gèrent ou louent, et nos courriels passent par le service de
messagerie qu’ils utilisent.

## Combien de temps

- Les données personnelles d’une session sont effacées au plus tard à la date indiquée sur la page de la session.
- Si vous le demandez, vos réponses sont gardées au-delà pour votre prochaine candidature, deux ans au plus ; vous pouvez y revenir.
- Avec les données de votre dernière session s’effacent aussi votre nom et votre adresse, sauf si vous avez une autre place ici :
  une tâche, une candidature, un échange avec nous, des courriels que vous avez demandés ou un nom dans les discussions. Si la première place de la prochaine session
  vous a été promise, ils sont gardés pour cela, deux ans au plus.
- Restent un numéro avec votre pays, qui furent vos partenaires, et une marque à laquelle seule votre adresse correspond : pour
  que les comptes restent justes et que personne ne retrouve deux fois le même partenaire.
- Une candidature jamais confirmée est effacée avec les données de sa session. Celle que quelqu’un d’autre a commencée avec votre
  adresse, ou qu’un bénévole a saisie pour vous, est effacée au bout de 30 jours si vous ne répondez pas.
- Une adresse qui a seulement demandé par courriel les sujets, les actualités ou l’annonce de la prochaine session est effacée un
  jour après les avoir arrêtés ; au bout de 30 jours si elle n’a jamais confirmé les vouloir.
- Ce que vous nous écrivez est effacé un an après sa clôture ; ce qui était indésirable, au bout de 30 jours.
- Les courriels tels que reçus sont effacés 30 jours après leur traitement (une lettre à votre partenaire aussitôt, puisque la
  lettre elle-même est gardée), et après 90 jours au plus s’ils n’ont pas pu être classés.
- Si un problème a été signalé, ce qui sert à protéger les personnes est gardé le temps nécessaire, et pas davantage.
- Les sauvegardes, où tout cela figure encore, sont effacées au bout de 30 jours.

## Vos droits

Vous pouvez voir, corriger, télécharger et effacer ce que nous gardons sur vous, sur votre page ou en écrivant à
{contact}. Vous pouvez quitter la session en deux clics et, en un seul, arrêter tout type de courriel
envoyé à beaucoup de monde, comme les sujets et les annonces. Une fois vos données
effacées, les lettres que vous avez écrites restent chez votre partenaire, et ce que vous avez dit en public reste à sa
place, comme venant d’« une personne qui a participé ». Si notre réponse ne vous convient pas, vous pouvez saisir
l’autorité de protection des données de votre pays.

Si ce texte change, vous en êtes averti, et nous vous redemandons votre accord avant votre prochaine session.
`;

const ar = `يوضح هذا النص بكلمات بسيطة ما يفعله {programme} بما تخبرنا به. المسؤولون هم منظمو {programme}، ويمكنك مراسلتهم على
{contact}.

## ما نحتفظ به ولماذا

- **طلبك**: اسمك وبريدك الإلكتروني وبلدك ومنطقتك الزمنية ولغاتك وإجاباتك. نحتاج إليها لنجد لك شريكًا. وأساس ذلك موافقتك،
  ولك أن تسحبها في أي وقت.
- **ما يجري في الدورة**: من هو شريكك، والرسائل التي ننقلها بينكما مع ما أُرفق بها، وما تتفقان عليه، وما تقوله لنا إذا غادرت أو إذا حدث خطأ ما.
- **ما تكتبه إلينا** بالبريد أو في نموذج الاتصال، وردودنا، حتى يعرف المتطوّع الذي يقرأه ما قيل.
- **الرسائل التي تصل إلينا** كما وصلت، لمدة قصيرة، حتى لا تضيع أي رسالة إذا حدث خلل.
- **سجل** لما قمت به وما قام به المتطوعون، حتى يمكن اكتشاف الأخطاء وإصلاحها.

لا نستخدم من ملفات تعريف الارتباط إلا ما تحتاج إليه الصفحات. واحد يبقيك مسجَّل الدخول، وأخرى ترافقك أثناء تسجيل الدخول،
لنصف ساعة على الأكثر. وواحد يخبرنا أن المتصفح سبق أن استخدمته، كي ننبّهك حين يُستخدم غيره. وواحد يعيدك إلى طلبك لسبعة أيام،
وآخر يعرفك حين تعلّق أو تدردش لنصف سنة. وأخرى تتذكر لغتك ومنطقتك الزمنية وملاحظة قصيرة بعد شيء فعلته. ولا يتتبّعك أي منها. لا إعلانات، ولا يباع شيء ولا يُعطى
لغيرنا.

يجب أن يكون عمرك **18 عامًا أو أكثر** لتشارك.

## من يرى ماذا

- **شريكك** يرى بالضبط ما أظهرته لك المعاينة قبل إرسال طلبك: اسمك وبلدك ومنطقتك الزمنية ولغاتك والإجابات الموجّهة إليه.
  وعندما تغيّرها تتغير المعاينة أيضًا.
- **يبقى بريدك الإلكتروني مخفيًا.** تمر الرسائل بين الشريكين عبر {programme} إلى أن يختار كلاكما إظهار عنوانه.
- **من لا تريد أبدًا أن تكون شريكًا لهم** لا يراهم إلا المنسّقون الذين يختارون الشركاء. ولا يعلم
  بذلك أحد غيرهم، وهم آخر من يعلم.
- **المتطوعون** يرون ما تحتاج إليه مهمتهم. فالسفير يرى أهل بلد واحد. ولا يقرأ أحد رسائلك إلى شريكك إلا إذا أبلغت عن شيء
  وأظهرتها.
- **عن كل شراكة** يرى المنسّقون من فيها، وكم رسالة كتب كل واحد، ومتى كانت آخرها، ومن هو غائب وإلى متى، وكيف انتهت، والأسباب التي
  تذكرها لنا. ولا يرون ما تتفقان عليه ولا ما تأملانه.
- **ما تكتبه إلينا** يقرؤه المنسّقون الذين يتشاركون صندوقًا واحدًا، ويقرأ السفير ما كتبه أهل بلده. وما قد يعرّض أحدًا للخطر
  يُسلَّم إلى المسؤولين عن السلامة، ولا يقرؤه بعد ذلك أحد غيرهم.
- **الرسالة التي تعذّر فرزها**، كأن يكون عنوانها أو ملفها تالفًا، ينظر فيها أحد المنسّقين.
- **الجمهور** لا يرى إلا أعدادًا، ولا يرى منها ما يصغر إلى حد الدلالة عليك، وما تكتبه تحت موضوع بالاسم الذي توقّعه به، وبلدك إن سمحت بظهوره بجانب ذلك الاسم.

تُحفظ البيانات على خادم يديره المنظمون أو يستأجرونه، وتمر رسائلنا عبر خدمة البريد التي يستخدمونها.

## كم من الوقت

- تُحذف البيانات الشخصية للدورة في موعد أقصاه التاريخ المبيّن في صفحة الدورة.
- إن طلبت ذلك بقيت إجاباتك بعد هذا التاريخ لطلبك القادم، سنتين على الأكثر، ولك أن ترجع عن ذلك.
- مع بيانات دورتك الأخيرة يُحذف اسمك وعنوانك أيضًا، إلا إن كان لك دور آخر هنا: مهمة أو طلب أو محادثة معنا أو رسائل طلبتها أو اسم في النقاشات.
  وإن وُعدت بالمكان الأول في الدورة القادمة فإنهما يبقيان لذلك سنتين على الأكثر.
- ما يبقى هو رقم مع بلدك، ومن كان شركاؤك، وعلامة لا يطابقها إلا عنوانك: لكي تصحّ الأعداد ولا يحصل أحد على الشريك نفسه مرتين.
- الطلب الذي لا يؤكَّد يُحذف مع بيانات دورته. والطلب الذي بدأه شخص آخر بعنوانك أو أدخله متطوع لك يُحذف بعد 30 يومًا إن لم تجب.
- العنوان الذي لم يطلب إلا المواضيع أو الأخبار أو خبر الدورة القادمة بالبريد يُحذف بعد يوم من إيقافها، وبعد 30 يومًا إن لم يؤكّد قط أنه
  يريدها.
- ما تكتبه إلينا يُحذف بعد سنة من إنهائه، والرسائل المزعجة بعد 30 يومًا.
- الرسائل كما وصلت تُحذف بعد 30 يومًا من معالجتها (أما رسالتك إلى شريكك فتُحذف نسختها الواردة فورًا لأن الرسالة نفسها محفوظة)،
  وبعد 90 يومًا على الأكثر إذا تعذّر فرزها.
- إذا أُبلغ عن مشكلة، يُحتفظ بما يلزم لحماية الناس طوال المدة اللازمة لا أكثر.
- النسخ الاحتياطية التي ما زال ذلك فيها تُحذف بعد 30 يومًا.

## حقوقك

لك أن ترى ما نحتفظ به عنك وأن تصححه وتنزّله وتحذفه، من صفحتك أو بالكتابة إلى {contact}. ولك أن تترك الدورة بنقرتين، وأن
توقف بنقرة واحدة أي نوع من الرسائل التي تصل إلى كثيرين، كالمواضيع والإعلانات. وعند حذف بياناتك تبقى الرسائل التي كتبتها لدى شريكك، ويبقى ما قلته علنًا في مكانه، باسم
«مشارك سابق». وإذا لم يرضك ردّنا فلك أن تشتكي إلى هيئة حماية البيانات في بلدك.

عندما يتغير هذا النص نخبرك، ونطلب موافقتك من جديد قبل دورتك التالية.
`;

/** Defaults for the privacy text. */
export const privacy: Texts = { en, es, fr, ar };
