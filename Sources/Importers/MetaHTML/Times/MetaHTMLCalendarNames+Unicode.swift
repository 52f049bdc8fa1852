// SPDX-License-Identifier: Apache-2.0

/// Month names of the languages that the hand-made rows leave out.
///
/// Unicode CLDR 45 (as in the Python package Babel 2.16): the wide and the short names, within a date and on their own, of
/// the languages that Meta's services are offered in, in small letters, without a full stop at the end and without joiners.
/// Left out are names of several words, those that stand for different months in two languages (Croatian and Polish,
/// Shona and Kinyarwanda), those that are also names of weekdays, and Latin ones of two letters. Hebrew sets `ב` before
/// the name.
extension MetaHTMLCalendarNames {
    static let unicode = [
        """
        januarie جانفي জানুৱাৰী জানু yanvar yan студзеня сту студзень জানুয়ারী genver јануар јан ionawr ion \
        ιανουάριος jaanuar jaan urtarrila urt ژانویهٔ ژانویه tammikuu jannewaris eanáir ean xaneiro xan \
        જાન્યુઆરી જાન્યુ janairu ינו׳ בינו׳ जन॰ sij siječanj հունվարի հնվ հունվար janúar იანვარი იან қаңтар қаң \
        មករា ಜನವರಿ ಜನ rêbendan rbn ມັງກອນ ມ.ກ sausio saus sausis janvāris janoary јануари ജനുവരി ജനു जानेवारी \
        जाने jannar ဇန်နဝါရီ ဇန် ଜାନୁଆରୀ ਜਨਵਰੀ ਜਨ جنوري mutarama mut ජනවාරි ජන ndira ndi jannaayo janar ஜனவரி ஜன \
        జనవరి జన январ ม.ค جنوری
        """,
        """
        فيفري شباط ফেব্ৰুৱাৰী ফেব্ৰু fevral лютага люты ফেব্রুয়ারী ফেব cʼhwevrer cʼhwe фебруар феб peb chwefror \
        chwef chw φεβρουάριος veebruar veebr otsaila ots فوریهٔ فوریه helmikuu febrewaris feabhra feabh febreiro \
        ફેબ્રુઆરી ફેબ્રુ faburairu fab פבר׳ בפבר׳ फ़र॰ velj veljača փետրվարի փտվ փետրվար febrúar თებერვალი თებ \
        ақпан ақп កុម្ភៈ ಫೆಬ್ರವರಿ ಫೆಬ್ರ sibat sbt ກຸມພາ ກ.ພ vasario vas vasaris februāris febroary ഫെബ്രുവരി \
        ഫെബ്രു फेब्रुवारी फेब्रु frar fra ဖေဖော်ဝါရီ ဖေ फेब्रुअरी ଫେବୃଆରୀ ਫ਼ਰਵਰੀ ਫ਼ਰ فبروري فېبروري gashyantare \
        පෙබරවාරි පෙබ kukadzi kuk febraayo shkurt shk பிப்ரவரி பிப் ఫిబ్రవరి ఫిబ్ర феврал ก.พ فروری
        """,
        """
        آذار মাৰ্চ сакавіка сак сакавік মার্চ meurzh meur mawrth maw μάρτιος μάρ märts martxoa maaliskuu márta \
        માર્ચ maris ožu ožujak մարտի մրտ մարտ მარტი მარ наурыз нау មីនា ಮಾರ್ಚ್ adar adr ມີນາ ມ.ນ kovo kov kovas \
        martsa മാർച്ച് മാർ mac marzu မတ် ମାର୍ଚ୍ଚ ਮਾਰਚ مارچ werurwe wer මාර්තු මාර් kurume kur maarso machi \
        மார்ச் மார் మార్చి มี.ค
        """,
        """
        أفريل نيسان এপ্ৰিল aprel красавіка кра красавік এপ্রিল এপ্রি ebrel ebr d’abr ebrill απρίλιος aprill \
        apirila api آوریل huhtikuu aibreán aib એપ્રિલ afirilu afi אפר׳ באפר׳ tra travanj ապրիլի ապր ապրիլ აპრილი \
        აპრ сәуір сәу មេសា ಏಪ್ರಿಲ್ ಏಪ್ರಿ nîsan nsn ເມສາ ມ.ສ balandžio bal balandis aprīlis aprily ഏപ്രിൽ ഏപ്രി \
        एप्रिल एप्रि ဧပြီ ဧ अप्रिल ଅପ୍ରେଲ ਅਪ੍ਰੈਲ ਅਪ੍ਰੈ اپریل mata mat අප්රේල් kubvumbi kub abriil prill pri \
        aprili ஏப்ரல் ஏப் ఏప్రిల్ ఏప్రి апрел เม.ย
        """,
        """
        ماي أيار মে’ মে mae мај μάιος μάι maiatza مهٔ مه toukokuu maaie bealtaine beal મે mayu svi svibanj \
        մայիսի մյս մայիս maí მაისი მაი мамыр мам ឧសភា ಮೇ gulan gln ພຶດສະພາ ພ.ພ gegužės geg gegužė maijs mey മേയ് \
        मे mejju mej မေ ମଇ ਮਈ مۍ gicurasi gic මැයි chivabvu chv மே మే พ.ค مئی
        """,
        """
        junie جوان حزيران জুন iyun iyn чэрвеня чэр чэрвень mezheven mezh јуни јун hun mehefin meh ιούνιος ιούν \
        juuni ekaina eka ژوئن kesäkuu meitheamh meith xuño જૂન yuni yun lipanj հունիսի հնս հունիս júní ივნისი \
        ივნ маусым мау មិថុនា ಜೂನ್ hezîran hzr ມິຖຸນາ ມິ.ຖ birželio birž birželis jūnijs jūn jona jon ജൂൺ ġunju \
        ġun ဇွန် जुन ଜୁନ ਜੂਨ جون kamena kam ජූනි junij chikumi chk juun qershor qer ஜூன் జూన్ มิ.ย
        """,
        """
        julie يوليوز جويلية تموز জুলাই iyul iyl ліпеня ліп ліпень জুল gouere goue јули јул hul gorffennaf gorff \
        gor ιούλιος ιούλ juuli uztaila uzt ژوئیهٔ ژوئیه heinäkuu juill iúil xullo xul જુલાઈ yuli yul जुल॰ srpanj \
        հուլիսի հլս հուլիս júlí ივლისი ივლ шілде шіл កក្កដា ಜುಲೈ tîrmeh trm ກໍລະກົດ ກ.ລ liepos liep liepa jūlijs \
        jūl jolay jol ജൂലൈ जुलै julai lulju lul ဇူလိုင် ဇူ ଜୁଲାଇ ਜੁਲਾਈ ਜੁਲਾ جولای nyakanga ජූලි julij chikunguru \
        chg luuliyo korrik korr ஜூலை జులై ก.ค جولائی
        """,
        """
        غشت أوت آب আগষ্ট আগ avqust avq жніўня жні жнівень আগস্ট eost аугуст ауг d’ag awst αύγουστος αύγ abuztua \
        abu اوت elokuu lúnasa lún ઑગસ્ટ agusta אוג׳ באוג׳ अग॰ kol kolovoz օգոստոսի օգս օգոստոս ágúst ágú აგვისტო \
        აგვ тамыз там សីហា ಆಗಸ್ಟ್ ಆಗ tebax tbx ສິງຫາ ສ.ຫ rugpjūčio rugp rugpjūtis augusts aogositra aog ഓഗസ്റ്റ് \
        ഓഗ ऑगस्ट ऑग ogos ogo awwissu aww ဩဂုတ် ဩ अगस्ट ଅଗଷ୍ଟ ਅਗਸਤ ਅਗ اګست kanama kan අගෝස්තු අගෝ avgust avg \
        nyamavhuvhu ogs ogosto gusht gush agosti ஆகஸ்ட் ஆக ఆగస్టు ఆగ ส.ค اگست
        """,
        """
        شتنبر أيلول ছেপ্তেম্বৰ ছেপ্তে sentyabr sen верасня верасень сеп সেপ্টেম্বর সেপ gwengolo gwen septembar \
        септембар septiyembre medi σεπτέμβριος iraila ira سپتامبر syyskuu septimber mfómh સપ્ટેમ્બર સપ્ટે \
        satumba ספט׳ בספט׳ सित॰ ruj rujan սեպտեմբերի սեպ սեպտեմբեր სექტემბერი სექ қыркүйек қыр កញ្ញា ಸೆಪ್ಟೆಂಬರ್ \
        ಸೆಪ್ಟೆಂ îlon îln ກັນຍາ ກ.ຍ rugsėjo rugs rugsėjis septembris septambra സെപ്റ്റംബർ സെപ്റ്റം सप्टेंबर \
        सप्टें settembru စက်တင်ဘာ စက် सेप्टेम्बर ସେପ୍ଟେମ୍ବର ਸਤੰਬਰ ਸਤੰ سېپتمبر سپتمبر nzeli nze සැප්තැම්බර් සැප් \
        gunyana gun seb sebteembar shtator sht septemba செப்டம்பர் செப் సెప్టెంబర్ సెప్టెం сентябр ก.ย ستمبر \
        sentabr
        """,
        """
        অক্টোবৰ অক্টো oktyabr кастрычніка кас кастрычнік অক্টোবর oktobar октобар d’oct hydref hyd οκτώβριος \
        oktoober urria urr اکتبر lokakuu dfómh ઑક્ટોબર ઑક્ટો oktoba אוק׳ באוק׳ अक्तू॰ հոկտեմբերի հոկ հոկտեմբեր \
        ოქტომბერი ოქტ қазан қаз តុលា ಅಕ್ಟೋಬರ್ ಅಕ್ಟೋ cotmeh cot ຕຸລາ ຕ.ລ spalio spal spalis oktobris oktobra \
        ഒക്ടോബർ ഒക്ടോ ऑक्टोबर ऑक्टो ottubru အောက်တိုဘာ အောက် अक्टोबर ଅକ୍ଟୋବର ਅਕਤੂਬਰ ਅਕਤੂ اکتوبر ukwakira ukw \
        ඔක්තෝබර් ඔක් gumiguru gum oktoobar tetor tet அக்டோபர் அக் అక్టోబర్ అక్టో октябр ต.ค oktabr
        """,
        """
        نونبر নৱেম্বৰ নৱে noyabr noy лістапада ліс лістапад নভেম্বর নভে novembar новембар нов nob tachwedd tach \
        νοέμβριος νοέ azaroa aza نوامبر marraskuu novimber samhain samh નવેમ્બર નવે nuwamba nuw נוב׳ בנוב׳ नव॰ \
        stu studeni նոյեմբերի նոյ նոյեմբեր nóvember nóv ნოემბერი ნოე қараша қар វិច្ឆិកា ನವೆಂಬರ್ ನವೆಂ mijdar mjd \
        ພະຈິກ ພ.ຈ lapkričio lapkr lapkritis novembris novambra നവംബർ നവം नोव्हेंबर नोव्हें novembru နိုဝင်ဘာ နို \
        नोभेम्बर ନଭେମ୍ବର ਨਵੰਬਰ ਨਵੰ نومبر ugushyingo ugu නොවැම්බර් නොවැ mbudzi mbu nof noofeembar nëntor nën \
        novemba நவம்பர் நவ నవంబర్ నవం ноябр พ.ย
        """,
        """
        دجنبر ডিচেম্বৰ ডিচে dekabr dek снежня сне снежань ডিসেম্বর ডিসে kerzu kzu decembar децембар дец dis \
        rhagfyr rhag δεκέμβριος detsember dets abendua abe دسامبر joulukuu desimber nollaig noll decembro \
        ડિસેમ્બર ડિસે disamba דצמ׳ בדצמ׳ दिस॰ prosinac դեկտեմբերի դեկ դեկտեմբեր დეკემბერი დეკ желтоқсан жел ធ្នូ \
        ಡಿಸೆಂಬರ್ ಡಿಸೆಂ berfanbar brf ທັນວາ ທ.ວ gruodžio gruod gruodis decembris desambra ഡിസംബർ ഡിസം डिसेंबर \
        डिसें disember diċembru diċ ဒီဇင်ဘာ ဒီ डिसेम्बर ଡିସେମ୍ବର ਦਸੰਬਰ ਦਸੰ دسمبر ukuboza uku දෙසැම්බර් දෙසැ \
        zvita zvi diseembar dhjetor dhj desemba டிசம்பர் டிச డిసెంబర్ డిసెం декабр ธ.ค
        """,
    ]

    /// The halves of the day, from the same source; without those that are prepositions or weekdays elsewhere.
    static let unicodeMornings = """
        vm صباحًا পূৰ্বাহ্ন пр.об prijepodne dop yb قبلازظهر ق.ظ ap r.n safiya sf לפנה״צ f.h isuk ಪೂರ್ವಾಹ್ನ bn \
        таңкы тң ກ່ອນທ່ຽງ priešpiet priekšpusdienā priekšp priekšpusdiena претпл ү.ө pg နံနက် पूर्वाह्न f.m \
        ପୂର୍ବାହ୍ନ ਪੂ.ਦੁ غ.م manhã පෙ.ව dopoldne gh p.d paradite förmiddag ก่อนเที่ยง дп
        """

    /// The same for the second half.
    static let unicodeEvenings = """
        nm مساءً অপৰাহ্ন сл.об g.m popodne поподне odp yh بعدازظهر ب.ظ ip i.n yamma ym אחה״צ e.h wengi ಅಪರಾಹ್ನ \
        pn тк ຫຼັງທ່ຽງ popiet pēcpusdienā pēcp pēcpusdiena pēcpusd попл ү.х ptg ညနေ अपराह्न e.m ଅପରାହ୍ନ ਬਾ.ਦੁ \
        غ.و tarde ප.ව pop popoldne gd m.d pasdite eftermiddag หลังเที่ยง пп
        """
}
