import { group } from './namesWrite.ts';

export const asianNames = {
  southAsia: group(
    'G F|G M F|G',
    'Aditi Bhavesh Chitra Deepak Esha Gauri Hemant Ishita Jyoti Kiran Lalita Manoj Nandini Omkar Pooja Rajesh Sunita Tara Usha Vivek Yamini',
    'Acharya Bhandarkar Chaudhuri Deshmukh Gokhale Iyengar Joshi Kulkarni Limbu Mahajan Nair Pandit Rao Shrestha Thapa Upadhyay Varma Wagle Pillai Dutta',
  ),
  tamil: group(
    'S. G|K. G|G F|G',
    'Anbarasi Bhuvana Chezhian Devaki Elango Gomathi Ilakkiya Kavitha Kumaran Malarvizhi Nalini Oviya Pavithra Selvi Thenmozhi Vetri Yazhini',
    'Arumugam Balasingam Chelliah Ganesan Iniyan Kandiah Manickam Nadarajah Palaniappan Ramasamy Sivakumar Thangavel Velu Sundaram Murugesan Rajaratnam',
  ),
  bangla: group(
    'G F|G M F',
    'Anika Bipasha Dipu Farzana Habib Jahanara Kamal Laila Mahmuda Nasrin Parvez Rokeya Sabbir Tahmina Shirin Zahid',
    'Ahsan Biswas Chakma Dewan Ferdous Haque Islam-Khan Jamaddar Kabir Majumder Nandi Pramanik Quader Sarkar Talukder Uddin',
  ),
  srilanka: group(
    'G F',
    'Amila Buddhika Chathuri Dilani Eranga Gayani Harsha Iresha Kumari Lakmali Malani Nuwan Prasanna Ruwan Sanduni Thilini',
    'Abeywickrama Bandaranayake-Silva Dissanayaka Ekanayaka Gunawardhana Herath Illangakoon Jayakody Karunathilaka Liyanage Madugalle Nanayakkara Pathirana Rathnayaka Samaraweera Wijekoon',
  ),
  urdu: group(
    'G F|G M',
    'Afshan Bilal Danish Erum Fariha Ghazala Humaira Irfan Kausar Lubna Mahnoor Nadeem Rabia Saima Tehmina Usman Zubair',
    'Anjum Bukhari Chaudhry Durrani Farooqi Gilani Hashmi Iqbal Jatoi Kazmi Lodhi Mirza Niazi Qureshi Rizvi Siddiqui Warraich',
  ),
  urduScript: group(
    'G F',
    'افشاں بلال دانش ارم فریحہ غزالہ حمیرا عرفان کوثر ماہ_نور ندیم رابعہ صائمہ تہمینہ عثمان زبیر',
    'انجم بخاری درانی فاروقی گیلانی ہاشمی جتوئی کاظمی لودھی مرزا نیازی قریشی رضوی صدیقی وڑائچ سومرو',
  ),
  chinese: group(
    'FG',
    '雨桐 子涵 思远 佳宁 文静 晓峰 美玲 志远 梓萱 海燕 建国 丽华 若溪 明哲 秀英 书瑶 俊杰 安然',
    '李 王 张 陈 刘 杨 黄 周 吴 徐 孙 马 朱 胡 郭 何 林 罗 欧阳 司徒',
  ),
  chineseLatin: group(
    'F M|G F|G F M',
    'Alvin Bernice Cheryl Desmond Eunice Felicia Gerald Huiling Ivy Jeremy Karen Lionel Mabel Nicholas Pearl Rosalind Serene Winnie',
    'Ang Chan Chua Foo Goh Ho Koh Kwok Lau Leung Mok Ng Ong Poon Quek Seah Tay Wong Yip Zhuang',
    'Yutong Siyuan Jianing Wenjing Xiaofeng Meiling Zhiyuan Haiyan Ruoxi Mingzhe Shuyao Wai-ming Ka-yan Hui-min Chun-hao Pei-shan',
  ),
  japanese: group(
    'F G|FG',
    '葵 陽子 健太 美咲 直樹 恵子 翔平 さくら 千尋 雄一 真理子 大輔 ひなた 恭介 由紀 光',
    '佐野 田所 高梨 渡会 伊吹 中原 小坂 藤代 吉見 山吹 松永 井川 木下 林田 清水谷 森岡',
  ),
  japaneseLatin: group(
    'G F|F G',
    'Aoi Yoko Kenta Misaki Naoki Keiko Ayumi Sakura Chihiro Yuichi Mariko Daisuke Hinata Kyosuke Yuki Hikaru',
    'Sano Tadokoro Takanashi Watarai Ibuki Nakahara Kosaka Fujishiro Yoshimi Yamabuki Matsunaga Ikawa Kinoshita Hayashida Shimizudani Morioka',
  ),
  korean: group(
    'FG',
    '서연 민준 지우 하은 도윤 수빈 예린 현우 은주 태영 미경 성훈 나래 정희 보라 준서',
    '김 이 박 최 정 강 조 윤 장 임 한 오 서 신 권 남궁',
  ),
  koreanLatin: group(
    'G F|F G',
    'Seoyeon Minjun Jiwoo Haeun Doyun Subin Yerin Hyunwoo Eunju Taeyoung Mikyung Seonghun Narae Jeonghee Bora Junseo',
    'Kim Lee Park Choi Jung Kang Cho Yoon Jang Lim Han Oh Seo Shin Kwon Namgung',
  ),
  vietnamese: group(
    'F M G|F M M G|F G',
    'An Bình Chi Dũng Giang Hạnh Hương Khánh Lan Mai Ngọc Phương Quân Sơn Thảo Trang Vy Yến',
    'Nguyễn Trần Lê Phạm Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh',
    'Thị Văn Thị Minh Thanh Hữu Ngọc Đức Thu Quang Kim Bảo Xuân Hoàng Gia Tuấn',
  ),
  thai: group(
    'G F',
    'กานดา ชัยวัฒน์ จันทร์เพ็ญ ดารุณี นภา ปกรณ์ พิมพ์ใจ มาลี รัตนา วิชัย ศิริพร สมชาย อรุณี สุดา ธนพล เบญจวรรณ',
    'แก้วมณี คงสุข จันทร์ดี ชูศรี ดวงใจ ทองคำ นาคสวัสดิ์ บุญมี ปานทอง พรหมดี ยิ้มแย้ม รักเรียน ศรีสุข สายทอง หอมหวล อินทรีย์',
  ),
  khmer: group(
    'F G',
    'Bopha Chanthou Dara Kolab Makara Mealea Nary Piseth Rachana Rithy Samnang Sophal Sreymom Thida Veasna Vanna',
    'Chea Chhim Heng Keo Khiev Kong Long Meas Nhem Ouk Pich Prak Sok Som Tep Yim',
  ),
  burmese: group(
    'G M|G M M|G M F|Daw G M|U G F',
    'Aye Chit Ei Hla Htet Khin Kyaw May Min Myat Nandar Nilar Phyu San Thandar Zin',
    'Aung Win Hlaing Tun Zaw Thein Moe Nyein Lin Kyi Thant Swe Htay Yin Sein Shwe',
    'Aye Htun Khaing Lwin Maw Mon Myint Naing Nwe Oo Sandar Soe Thet Thuzar Wai Yadanar',
  ),
  mongolian: group(
    'G|G F',
    'Altantsetseg Bayarmaa Bolormaa Delgermaa Enkhtuya Ganbold Khulan Mönkhbat Narantuya Nomin Odgerel Oyuunchimeg Sarnai Solongo Tömörbaatar Uyanga',
    'Batbayar Boldbaatar Chuluun Damdin Dorjsuren Erdene Galsan Jargal Lkhagva Munkhjargal Namsrai Ochir Purev Sükhee Tserenpil Zorig',
  ),
  indonesian: group(
    'G|G F|G M|G M F',
    'Adi Ayu Bambang Citra Dewi Eko Fitri Gunawan Hesti Indah Joko Kartika Lestari Made Nurul Putri Ratna Sri Tri Wulan Yuliana',
    'Anggraini Budiman Cahyono Handayani Hidayat Kusumawati Lubis Manurung Nasution Pangestu Rahayu Saputra Setiawan Siregar Susanto Utami Wibowo Wijayanti',
  ),
  malay: group(
    'G F|G M F',
    'Aisyah Azlan Faridah Hafiz Izzati Kamariah Liyana Maznah Nabil Norlela Roslina Saiful Shazwani Suhaila Zainal Zulaikha',
    'Abdullah Bakar Daud Embong Ghazali Hamzah Ishak Jamil Khalid Latif Mahmud Nordin Osman Rashid Salleh Talib',
  ),
  filipino: group(
    'G F|G M F',
    'Analyn Benjie Carmela Danilo Edna Felipa Gemma Jericho Kristel Luzviminda Marites Nestor Perla Rowena Salvador Tess Vangie',
    'Abrenica Bautista Catacutan Dimaguiba Evangelio Gatmaitan Ilagan Katigbak Lacson-Uy Macaraeg Naval Pangilinan Quiambao Sumulong Tolentino Vergara Yumul',
  ),
  centralAsia: group(
    'G F',
    'Aigerim Balzhan Dilnoza Elmira Feruza Gulnara Kamila Lola Madina Nargiza Oydin Raushan Saodat Tursunoy Umida Zhanar',
    'Abdullayeva Bekova Dzhumabayeva Ergasheva Iskakova Karimbaeva Mukhamedjanova Nurpeisova Omarova Rakhimova Saparova Tursunova Umarova Yuldasheva Zhakypova Seitkali',
  ),
  georgian: group(
    'G F',
    'ანა ბექა გვანცა დავით ელენე თამარ ია ლევან მაკა ნინო ოთარ რუსუდან სალომე ქეთევან შორენა ხატია',
    'ბერიძე გელაშვილი დოლიძე კაპანაძე ლომიძე მაისურაძე ნადირაძე ონიანი რუხაძე სირაძე ტაბიძე ფირცხალავა ქავთარაძე ჩხეიძე ხარაძე ჯაფარიძე',
  ),
  armenian: group(
    'G F',
    'Անահիտ Արամ Գոհար Դավիթ Եվա Զարուհի Լիլիթ Հասմիկ Կարինե Մարիամ Նարե Շուշան Սիրանուշ Սոնա Տիգրան Վահան',
    'Աբրահամյան Բաղդասարյան Գասպարյան Դանիելյան Եղիազարյան Թորոսյան Խաչատրյան Կարապետյան Հովսեփյան Մանուկյան Նազարյան Պետրոսյան Սահակյան Տերյան Վարդանյան Օհանյան',
  ),
  turkish: group(
    'G F|G M F',
    'Aslı Burak Ceyda Deniz Ebru Fatma Gülşah Hakan İpek Kerem Melike Nazlı Özlem Pınar Serkan Tuğba Umut Zehra',
    'Akbulut Bozkurt Çınar Demirtaş Ertekin Gökmen Işıklı Karaca Korkmaz Özgün Polatlı Sarıkaya Şenol Taşkın Uysal Yıldırım',
  ),
  persian: group(
    'G F',
    'Arezoo Babak Darya Elham Fereshteh Golnaz Homa Kamran Ladan Mahsa Niloofar Parisa Ramin Shirin Taraneh Yalda',
    'Ahmadian Bahrami Daneshvar-Nia Ebrahimzadeh Farahani Ghorbani Hosseinpour Jafarian Karimian Mohajer Nikfar Pazouki Rostami Sohrabi Tavakoli Zandi',
  ),
  persianScript: group(
    'G F',
    'آرزو بابک دریا الهام فرشته گلناز هما کامران لادن مهسا نیلوفر پریسا رامین شیرین ترانه یلدا',
    'احمدیان بهرامی ابراهیم‌زاده فراهانی قربانی حسین‌پور جعفریان کریمیان مهاجر نیکفر پازوکی رستمی سهرابی توکلی زندی شریفی',
  ),
  hebrew: group(
    'G F',
    'Adi Boaz Carmit Dafna Efrat Gilad Hila Inbal Keren Liora Moran Noga Orit Shira Tamar Yael',
    'Alkalai Barzilai Carmeli Dotan Eshel Gonen Harari Keinan Lavie Margalit Naveh Oren-Paz Regev Shaked Tzur Yardeni',
  ),
};
