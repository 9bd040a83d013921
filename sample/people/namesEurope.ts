import { group } from './namesWrite.ts';

const slavicFamilies =
  'Horvatić Babić Kovač Novak Zupan Perić Jurić Matošević Lončar Begić Savić Ilić Radić Tomić Vidmar Golob';

export const europeanNames = {
  anglo: group(
    'G F|G F|G F|G M F|G F-F',
    'Alison Beth Callum Dana Ewan Fiona Grace Heather Isla Joanna Kieran Laura Martin Naomi Owen Priya Rachel Stuart Tessa Wendy Gareth Jodie Marcus Leanne Nathan Hope Rory Imogen',
    'Ashdown Birtwell Carrow Dunmore Ellery Fairley Garside Hollis Inglethorpe Kettleby Langmead Marwood Netherby Oakden Penrose Quayle Rushworth Stannard Thornley Underhay Wetherell Yarwood Ambrey Colebrook',
  ),
  irish: group(
    'G F',
    'Aoife Brendan Caoimhe Declan Eimear Fergal Gráinne Iarla Niamh Oisín Róisín Sorcha Tadhg Úna Ciarán Deirdre',
    'Ó_Dálaigh O’Brannigan McGrath Tierney O’Hanlon Breslin Keaveney Mulhern Cusack Devaney Gilmartin Lavelle Nugent Rafferty Scanlon Toolan',
  ),
  germanic: group(
    'G F|G F|G-M F',
    'Annika Bastian Carla Dörte Emil Franziska Georg Heike Ines Jürgen Katrin Lars Mareike Norbert Silke Thorsten Ulrike Veit',
    'Achterberg Brüggemann Dorn Eichhorst Feldkamp Grünwald Hasenpflug Immel Kessler Lindner Mohrmann Niehaus Oberländer Rautenberg Sandvoss Tiedemann Ziegenbalg Voß',
  ),
  dutch: group(
    'G F',
    'Anouk Bram Caspar Eline Femke Gijs Hanneke Joost Karlijn Lotte Maarten Noor Pieter Sanne Tessel Wouter',
    'van_der_Heide Bakkenes de_Ruyck Dijkema Hoogland Kuipers Leenders Mulder Oosterhuis Postma van_Rijswijk Schouten Terpstra Verhaegen de_Witte Zijlmans',
  ),
  nordic: group(
    'G F|G M F',
    'Astrid Bjarne Carin Ditte Elin Frode Gunilla Håkon Ingrid Jonas Kirsten Linnea Mikkel Nils-Erik Oda Pernille Rune Sigrid Tove',
    'Almqvist Bergsten Dalgaard Ekeberg Fossum Grønlund Haugen Isaksen Kjeldsen Lindahl Myhre Nygård Overgaard Rasmusson Sandvik Torgersen Vestergaard Åkerlund',
  ),
  finnish: group(
    'G F',
    'Aino Eero Hanna Ilkka Jaana Kaisa Lauri Mervi Niina Outi Petri Riikka Sami Tuula Ville Päivi',
    'Ahokas Eskelinen Haapala Ikonen Järvelä Kettunen Lehtola Mäkipää Niskanen Ojala Puustinen Rautio Salmela Tikkala Vuorela Yliniemi',
  ),
  icelandic: group(
    'G F',
    'Ásta Bergþóra Dagný Edda Freyja Guðrún Hildur Jófríður Katla Lilja Sólveig Þórdís Unnur Vala Ylfa Steinunn',
    'Atladóttir Bjarkadóttir Egilsdóttir Gunnarsdóttir Helgadóttir Ívarsdóttir Jónasdóttir Karlsdóttir Oddsdóttir Ragnarsdóttir Snorradóttir Steinarsdóttir Tryggvadóttir Þórsdóttir Úlfarsdóttir',
  ),
  french: group(
    'G F|G F|G-M F',
    'Agathe Bastien Camille Delphine Étienne Florence Gaëlle Hugo Inès Julien Lucie Mathilde Noé Odile Pascale Rémi Solène Thibault',
    'Aubertin Beaulieu Chastain Desrosiers Fauvel Garnaud Hébrard Jolivet Lacombe Maréchal Nadeau Ollivier Pelletan Quentin Rivault Soubeyran Tessier Vasseur',
  ),
  iberian: group(
    'G F F|G F F|G M F F',
    'Aitana Borja Carmen Desideria Elías Fátima Gonzalo Íñigo Jimena Leire Macarena Nuria Olalla Pau Rocío Saúl Teresa Xiana',
    'Aguirrebeña Barreiro Cifuentes Doménech Escudero Ferrándiz Galdeano Hinojosa Izquierdo Landa Montañés Noguera Ordóñez Peñalver Quintana Robledo Sotillo Vilches',
  ),
  lusophone: group(
    'G F|G M F|G F F|G F da F',
    'Adelaide Bruno Catarina Duarte Eduarda Filipe Graça Helena Inês João Leonor Mafalda Nádia Otávio Raquel Simão Tainá Vicente',
    'Albuquerque Brandão Carvalhal Domingues Esteves Figueira Guimarães Lacerda Moura Nogueira Paiva Quaresma Rebelo Sampaio Teles Vasconcelos Ximenes Bittencourt',
  ),
  italian: group(
    'G F',
    'Alessia Beatrice Cosimo Daria Edoardo Fulvia Giacomo Ilaria Lorenza Matteo Nicoletta Ottavia Pietro Rosalba Silvio Tullia Viola',
    'Agostinelli Bertocchi Ciampini Dall’Olio Fabbriani Galvagno Iacovelli Lattuada Marchetto Nardulli Orsenigo Pellizzari Quadrelli Ronchetti Sartorello Tamburlini Zambelli',
  ),
  polish: group(
    'G F',
    'Agnieszka Bartosz Cezary Dorota Ewelina Grażyna Halina Ireneusz Jagoda Kinga Łukasz Małgorzata Oliwia Paweł Renata Szymon Żaneta',
    'Borowiec Chmielarz Dudek Fijałka Gołąb Hajduk Jagiełło Krawczyk Łosiak Mazurek Niedziela Olszak Pietrzyk Rybak Sikora Świderek Wróbel',
  ),
  czech: group(
    'G F',
    'Alžběta Bohdana Dana Eliška Františka Hedvika Jitka Kamila Lenka Markéta Nikola Olga Pavlína Radka Šárka Tereza Vendula',
    'Adamcová Bílková Čapková Dolejší Fialová Hanáková Jelínková Kopecká Lhotáková Matoušková Nedvědová Ondráčková Pešková Říhová Sedláková Tichá Zemanová',
  ),
  hungarian: group(
    'F G',
    'Ágnes Balázs Csilla Dénes Emőke Ferenc Gergő Hajnalka Ildikó József Katalin Levente Márta Nóra Orsolya Réka Zsófia',
    'Asztalos Balogh Csonka Deák Erdős Fodor Gulyás Halász Juhász Kertész Lakatos Mészáros Orbán-Tóth Pásztor Somogyi Takács Vadász',
  ),
  romanian: group(
    'G F|G-M F',
    'Adina Bogdan Corina Dragoș Elena Florin Gabriela Horia Ileana Lavinia Mihai Nicoleta Ovidiu Raluca Sorin Teodora Viorica',
    'Albescu Botez Ciobanu Dumbravă Enescu-Pop Filipescu Ghiță Hurmuz Lupașcu Moldovan Neagoe Olteanu Păun Rusu Stănilă Țurcanu Vlaicu',
  ),
  bulgarian: group(
    'G F',
    'Анелия Боряна Веселина Галина Деница Емилия Живка Здравка Ивелина Калина Любка Милена Невена Огняна Радостина Стоянка Цветелина',
    'Ангелова Бакалова Велева Гочева Данчева Енева Железова Захариева Йорданова Колева Люцканова Младенова Найденова Попова Русева Спасова',
  ),
  southSlavic: group(
    'G F',
    'Ana Branka Davor Edin Goran Hana Ivana Jelena Krešimir Lejla Matija Nataša Ognjen Petra Sanja Tihana Vesna',
    slavicFamilies,
  ),
  serbianScript: group(
    'G F',
    'Ана Бојан Весна Горан Дејана Јелена Катарина Љубица Милош Невена Огњен Предраг Сања Тијана Урош Филип',
    'Антић Булатовић Вуков Грујић Драшковић Ерић Жикић Јевтић Кнежевић Лазић Марић Никшић Обрадов Пешић Савић Томић',
  ),
  albanian: group(
    'G F',
    'Arben Blerta Dardan Edona Fatmir Genta Hana Ilir Jeta Kaltrina Luan Mirela Norë Rinor Shpresa Teuta',
    'Ahmeti Berisha Çela Dervishi Elezi Gashi Hoxhaj Krasniqi Leka Marku Ndreca Pllana Qerimi Shala Tahiri Zeka',
  ),
  greek: group(
    'G F',
    'Anthi Dimitra Eleni Fotini Georgia Ioanna Katerina Lemonia Maro Niki Olga Panagiota Sofia Athina Vasiliki Zoe',
    'Andreadaki Chatzi Daskalou Economidou Frangou Galanaki Kanelli Lambrou Makridou Nikolaidou Psalti Riga Sideri Tsakalou Vlachou Xenakou',
  ),
  greekScript: group(
    'G F',
    'Ανθή Δήμητρα Ελένη Φωτεινή Γεωργία Ιωάννα Κατερίνα Λεμονιά Μάρω Νίκη Όλγα Σοφία Αθηνά Βασιλική Ζωή Ειρήνη',
    'Ανδρεαδάκη Χατζή Δασκάλου Φράγκου Γαλανάκη Κανέλλη Λάμπρου Μακρίδου Νικολαΐδου Ψάλτη Ρήγα Σιδέρη Τσακάλου Βλάχου Ξενάκου Παππά',
  ),
  ukrainian: group(
    'G F',
    'Alina Bohdana Daryna Halyna Iryna Khrystyna Lesia Maksym Nadiia Oksana Pavlo Roman Sofiia Taras Yaryna Zoriana',
    'Bilyk Chornovus Dovhan Fedoruk Hnatiuk Ivashchenko Kovalyk Lysenko Moroz Nechai Ostapchuk Petryk Romaniuk Savchuk Tkach Vovk',
  ),
  ukrainianScript: group(
    'G F',
    'Аліна Богдана Дарина Галина Ірина Христина Леся Максим Надія Оксана Павло Роман Софія Тарас Ярина Зоряна',
    'Білик Довгань Федорук Гнатюк Іващенко Ковалик Лисенко Мороз Нечай Остапчук Петрик Романюк Савчук Ткач Вовк Яремко',
  ),
  baltic: group(
    'G F',
    'Agnė Baiba Daina Eglė Gintarė Helga Ilze Jolanta Kristīne Liene Milda Neringa Rasa Signe Vilma Zane',
    'Balode Eglīte Kalniņa Norkutė Ozoliņa Paulauskaitė Rimkutė Upīte Vaitkutė Zariņa Žukaitė Bērziņa Krūmiņa Liepa Stonytė Vītola',
  ),
  estonian: group(
    'G F',
    'Aive Epp Heli Imbi Jaanus Kadri Liis Maarika Piret Raivo Siiri Tiina Urmas Veiko Õnne Ülle',
    'Kask Kivimägi Kuusk Laanemets Lepik Mägi Oja Pärtel Raudsepp Rebane Saar Sepp Tamm Uibo Vaher Õunapuu',
  ),
  maltese: group(
    'G F|G M F',
    'Bernarda Carmelo Doreen Emanuel Francesca Ġorġ Ivan Josette Karmenu Lorna Marthese Nazzareno Pawlu Rita Sandra Toni',
    'Abela Bonnici Camenzuli Debattista Ellul Falzon Gatt Micallef Portelli Sciberras Tanti Vassallo Xerri Zahra Zammit Mifsud',
  ),
};
