// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// How one language says that an export leaves a file out: `image omitted`.
///
/// iOS sets a noun beside a participle; which form of the participle differs between versions, so every noun is taken
/// with every form.
struct OmittedWords: Sendable {
    /// What stands behind the noun.
    var behind: [String] = []
    /// What stands before the noun.
    var before: [String] = []
    /// What parts the two.
    var joint = " "
    /// Whether people write the same in ordinary talk, so that only the app's own mark tells them apart.
    var needsMark = false
    var nouns: [(Attachment.Kind, [String])]

    /// Every phrase.
    var phrases: [(kind: Attachment.Kind, text: String)] {
        nouns.flatMap { kind, words in
            words.flatMap { word in
                // A noun in Latin letters may keep its distance from other scripts.
                let isLatin = word.utf8.first.map { $0 < 0x80 } == true
                return Set(isLatin ? [joint, " "] : [joint]).sorted().flatMap { joint in
                    behind.map { (kind, word + joint + $0) } + before.map { (kind, $0 + joint + word) }
                }
            }
        }
    }

    /// Every language known.
    static let all = western + northern + eastern + southern + asian
}

extension OmittedWords {
    fileprivate static let western: [OmittedWords] = [
        OmittedWords(
            behind: ["omitted"],
            nouns: [
                (.image, ["image", "photo", "gif"]), (.video, ["video", "video note", "video message"]),
                (.audio, ["audio"]), (.voice, ["voice message"]), (.sticker, ["sticker"]),
                (.document, ["document"]), (.contactCard, ["contact card", "contact"]),
            ]),
        OmittedWords(
            behind: ["weggelassen", "ausgelassen"],
            nouns: [
                (.image, ["bild", "foto", "gif"]), (.video, ["video", "videonachricht", "videonotiz"]),
                (.audio, ["audio"]), (.voice, ["sprachnachricht"]), (.sticker, ["sticker"]),
                (.document, ["dokument"]), (.contactCard, ["kontaktkarte"]),
            ]),
        OmittedWords(
            behind: ["omitido", "omitida"],
            nouns: [
                (.image, ["imagen", "foto", "gif"]),
                (.video, ["video", "vídeo", "nota de video", "nota de vídeo", "mensaje de video"]),
                (.audio, ["audio"]), (.voice, ["mensaje de voz"]), (.sticker, ["sticker"]),
                (.document, ["documento"]), (.contactCard, ["tarjeta de contacto", "contacto"]),
            ]),
        OmittedWords(
            behind: ["absent", "absente", "omis", "omise", "manquant", "manquante", "retiré", "retirée"],
            nouns: [
                (.image, ["image", "photo", "gif"]), (.video, ["vidéo", "note vidéo", "message vidéo"]),
                (.audio, ["audio"]), (.voice, ["message vocal"]), (.sticker, ["sticker", "autocollant"]),
                (.document, ["document"]), (.contactCard, ["fiche contact", "carte de contact"]),
            ]),
        OmittedWords(
            behind: ["omesso", "omessa", "escluso", "esclusa", "non incluso", "non inclusa"],
            nouns: [
                (.image, ["immagine", "foto", "gif"]), (.video, ["video", "videomessaggio", "nota video"]),
                (.audio, ["audio"]), (.voice, ["messaggio vocale"]), (.sticker, ["sticker", "adesivo"]),
                (.document, ["documento"]), (.contactCard, ["scheda contatto", "contatto"]),
            ]),
        OmittedWords(
            behind: [
                "omitido", "omitida", "ocultado", "ocultada", "oculto", "oculta", "não revelado", "não revelada",
            ],
            nouns: [
                (.image, ["imagem", "foto", "gif"]),
                (.video, ["vídeo", "mensagem de vídeo", "nota de vídeo", "recado de vídeo"]),
                (.audio, ["áudio", "ficheiro de áudio"]), (.voice, ["mensagem de voz"]),
                (.sticker, ["figurinha", "sticker", "autocolante"]), (.document, ["documento"]),
                (.contactCard, ["cartão do contato", "cartão de contato", "cartão de contacto", "contacto"]),
            ]),
        OmittedWords(
            behind: ["weggelaten"],
            nouns: [
                (.image, ["afbeelding", "foto", "gif"]), (.video, ["video", "videobericht", "videonotitie"]),
                (.audio, ["audio"]), (.voice, ["spraakbericht"]), (.sticker, ["sticker"]),
                (.document, ["document"]), (.contactCard, ["contactkaart", "visitekaartje"]),
            ]),
        OmittedWords(
            behind: ["omès", "omesa"],
            nouns: [
                (.image, ["imatge", "gif"]), (.video, ["vídeo"]), (.audio, ["àudio"]), (.sticker, ["adhesiu"]),
                (.document, ["document"]), (.contactCard, ["targeta de contacte"]),
            ]),
        OmittedWords(
            behind: ["omis", "omisă"],
            nouns: [
                (.image, ["imagine", "gif"]), (.video, ["video", "clip video"]), (.audio, ["audio"]),
                (.sticker, ["autocolant", "sticker"]), (.document, ["document"]),
                (.contactCard, ["carte de vizită contact"]),
            ]),
    ]

    fileprivate static let northern: [OmittedWords] = [
        OmittedWords(
            behind: ["utesluten", "uteslutet", "utelslutet", "utelämnad", "utelämnat", "har utelämnats"],
            nouns: [
                (.image, ["bild", "bilden", "gif"]), (.video, ["video", "videon", "videomeddelande"]),
                (.audio, ["ljud", "ljudet"]), (.voice, ["röstmeddelande"]), (.sticker, ["klistermärke", "sticker"]),
                (.document, ["dokument", "dokumentet"]), (.contactCard, ["kontaktkort"]),
            ]),
        OmittedWords(
            behind: ["udeladt"],
            nouns: [
                (.image, ["billede", "gif"]), (.video, ["video", "videobesked"]), (.audio, ["lyd"]),
                (.voice, ["talebesked"]), (.sticker, ["klistermærke", "sticker"]), (.document, ["dokument"]),
                (.contactCard, ["kontaktkort"]),
            ]),
        OmittedWords(
            behind: ["utelatt", "ikke inkludert", "sløyfet"], before: ["utelatt"],
            nouns: [
                (.image, ["bilde", "gif"]), (.video, ["video", "videomelding"]), (.audio, ["lyd"]),
                (.voice, ["talemelding"]), (.sticker, ["klistremerke", "sticker"]), (.document, ["dokument"]),
                (.contactCard, ["kontaktkort"]),
            ]),
        OmittedWords(
            behind: ["jätetty pois", "jätettiin pois", "ei sisällytetä", "ei sisällytetty"],
            nouns: [
                (.image, ["kuva", "gif", "gif-animaatio"]), (.video, ["video", "videota"]),
                (.audio, ["ääni", "äänitiedosto", "äänitiedostoa"]), (.sticker, ["tarra", "tarraa"]),
                (.document, ["dokumentti", "dokumenttia"]), (.contactCard, ["yhteystietokortti"]),
            ]),
        OmittedWords(before: ["ei"], needsMark: true, nouns: [(.image, ["kuvaa"])]),
    ]

    fileprivate static let eastern: [OmittedWords] = [
        OmittedWords(
            behind: [
                "отсутствует", "пропущен", "пропущено", "пропущена", "не добавлен", "не добавлено", "не добавлена",
            ],
            nouns: [
                (.image, ["изображение", "фото", "gif"]), (.video, ["видео", "видеосообщение"]),
                (.audio, ["аудиофайл", "аудио"]), (.voice, ["голосовое сообщение"]), (.sticker, ["стикер"]),
                (.document, ["документ", "файл"]), (.contactCard, ["карточка контакта"]),
            ]),
        OmittedWords(
            behind: ["відсутнє", "відсутній", "відсутня", "пропущено", "не додано"],
            nouns: [
                (.image, ["зображення", "фото", "gif", "gif-анімацію"]), (.video, ["відео", "відеоповідомлення"]),
                (.audio, ["аудіо"]), (.voice, ["голосове повідомлення"]), (.sticker, ["стікер", "наклейку"]),
                (.document, ["документ"]), (.contactCard, ["картка контакту"]),
            ]),
        OmittedWords(
            behind: ["pominięto", "pominięty", "pominięta", "pominięte"],
            before: ["pominięto", "pominięty", "pominięta", "pominięte"],
            nouns: [
                (.image, ["obraz", "zdjęcie", "grafika", "grafikę", "gif", "plik gif"]),
                (.video, ["wideo", "film", "wiadomość wideo"]), (.audio, ["audio", "dźwięk"]),
                (.voice, ["wiadomość głosowa", "wiadomość głosową"]), (.sticker, ["naklejka", "naklejkę"]),
                (.document, ["dokument"]),
                (.contactCard, ["wizytówka kontaktu", "wizytówkę kontaktu", "karta kontaktu", "kartę kontaktu"]),
            ]),
        OmittedWords(
            behind: ["vynechán", "vynechána", "vynecháno", "vynechaný", "vynechaná", "vynechané"],
            nouns: [
                (.image, ["obrázek", "obrázok", "fotka", "gif"]), (.video, ["video", "videozpráva", "videospráva"]),
                (.audio, ["zvuk", "audio", "zvukový soubor"]), (.voice, ["hlasová zpráva", "hlasová správa"]),
                (.sticker, ["nálepka", "samolepka"]), (.document, ["dokument"]),
                (.contactCard, ["vizitka", "karta kontaktu"]),
            ]),
        OmittedWords(
            behind: ["izostavljen", "izostavljena", "izostavljeno", "izpuščen", "izpuščena", "izpuščeno"],
            nouns: [
                (.image, ["slika", "gif"]), (.video, ["video", "videozapis"]), (.audio, ["zvuk", "zvok"]),
                (.sticker, ["naljepnica", "nalepnica", "nalepka"]), (.document, ["dokument"]),
                (.contactCard, ["posjetnica", "vizitka"]),
            ]),
        OmittedWords(
            behind: ["kihagyva", "kihagyása", "küldése sikertelen"],
            nouns: [
                (.image, ["kép", "gif", "gif fájl"]), (.video, ["videó"]), (.audio, ["hang"]),
                (.sticker, ["matrica"]), (.document, ["dokumentum"]), (.contactCard, ["névjegykártya"]),
            ]),
        OmittedWords(
            behind: ["παραλείφθηκε", "παραλήφθηκε"],
            nouns: [
                (.image, ["εικόνα", "η εικόνα", "gif"]), (.video, ["βίντεο", "το βίντεο"]),
                (.audio, ["ήχος", "ο ήχος"]),
                (.sticker, ["αυτοκόλλητο", "το αυτοκόλλητο"]), (.document, ["έγγραφο", "το έγγραφο"]),
                (.contactCard, ["κάρτα επαφής", "η κάρτα επαφής"]),
            ]),
        OmittedWords(before: ["παράληψη", "παράλειψη"], nouns: [(.image, ["gif"])]),
        OmittedWords(
            behind: ["dahil edilmedi", "atlandı"],
            nouns: [
                (.image, ["görüntü", "resim", "fotoğraf", "gif"]),
                (.video, ["video", "video notu", "görüntülü mesaj"]),
                (.audio, ["ses"]), (.voice, ["sesli mesaj"]), (.sticker, ["çıkartma"]),
                (.document, ["belge", "dosya"]), (.contactCard, ["kişi kartı"]),
            ]),
    ]

    fileprivate static let southern: [OmittedWords] = [
        OmittedWords(
            behind: ["محذوفة", "محذوف"], before: ["لم يتم إدراج", "تم استبعاد", "تم حذف"], needsMark: true,
            nouns: [
                (.image, ["الصورة", "الصور", "صورة gif"]), (.video, ["الفيديو", "الفيديوهات"]),
                (.audio, ["المقاطع الصوتية", "المقطع الصوتي", "الصوت"]), (.sticker, ["الملصق", "الملصقات"]),
                (.document, ["المستند"]), (.contactCard, ["بطاقة جهة اتصال"]),
            ]),
        OmittedWords(
            behind: ["הושמטה", "הושמט"],
            nouns: [
                (.image, ["התמונה", "תמונה", "gif"]), (.video, ["סרטון הווידאו", "הסרטון", "סרטון", "וידאו"]),
                (.audio, ["קטע קול", "אודיו"]), (.voice, ["הודעה קולית"]), (.sticker, ["סטיקר", "מדבקה"]),
                (.document, ["מסמך"]),
                (.contactCard, ["כרטיס איש קשר"]),
            ]),
        OmittedWords(
            behind: ["حذف شد"], needsMark: true,
            nouns: [
                (.image, ["تصویر", "gif"]), (.video, ["ویدیو"]), (.audio, ["صدا"]), (.sticker, ["استیکر"]),
                (.document, ["سند"]), (.contactCard, ["برگ مخاطب"]),
            ]),
        OmittedWords(
            behind: ["نظرانداز", "نظر انداز", "نکال دی گئی ہے"], needsMark: true,
            nouns: [
                (.image, ["تصویر", "gif"]), (.video, ["ویڈیو"]), (.audio, ["آڈیو"]), (.sticker, ["اسٹیکر"]),
                (.document, ["دستاویز"]), (.contactCard, ["رابطہ کارڈ"]),
            ]),
        OmittedWords(
            behind: ["छोड़ा गया", "छोड़ी गई", "छोड़ी गयी", "हटाई गई", "हटाई गयी", "हटाया गया"], needsMark: true,
            nouns: [
                (.image, ["फ़ोटो", "तस्वीर", "इमेज", "gif"]), (.video, ["वीडियो"]), (.audio, ["ऑडियो"]),
                (.sticker, ["स्टिकर"]), (.document, ["डॉक्यूमेंट"]), (.contactCard, ["कॉन्टैक्ट कार्ड"]),
            ]),
        OmittedWords(
            behind: ["वगळली", "वगळला", "वगळले"],
            nouns: [
                (.image, ["इमेज", "gif"]), (.video, ["व्हिडीओ", "व्हिडिओ"]), (.audio, ["ऑडिओ"]),
                (.sticker, ["स्टिकर"]), (.document, ["डॉक्युमेंट"]), (.contactCard, ["संपर्क कार्ड"]),
            ]),
        OmittedWords(
            behind: ["বাদ দেওয়া হয়েছে", "বাদ দেওয়া হয়েছে"],
            nouns: [
                (.image, ["ইমেজ", "ছবি", "জিআইএফ"]), (.video, ["ভিডিও"]), (.audio, ["অডিও"]),
                (.sticker, ["স্টিকার"]), (.document, ["ডকুমেন্ট"]), (.contactCard, ["পরিচিতির কার্ড"]),
            ]),
        OmittedWords(
            behind: [
                "પડતી મૂકાઈ", "પડતી મુકાઈ", "પડતું મુકાયું", "પડતું મૂકાયું", "શામેલ કરી નથી", "સામેલ કર્યું નહિ",
            ],
            nouns: [
                (.image, ["છબી", "gif"]), (.video, ["વિડિયો"]), (.audio, ["ઓડિયો ફાઇલ"]), (.sticker, ["સ્ટીકર"]),
                (.document, ["ડોક્યુમેન્ટ"]), (.contactCard, ["સંપર્કનું કાર્ડ"]),
            ]),
    ]

    fileprivate static let asian: [OmittedWords] = [
        OmittedWords(
            behind: ["tidak disertakan", "tidak dimasukkan"],
            nouns: [
                (.image, ["gambar", "foto", "imej", "gif"]), (.video, ["video", "pesan video"]), (.audio, ["audio"]),
                (.voice, ["pesan suara"]), (.sticker, ["stiker", "pelekat"]), (.document, ["dokumen"]),
                (.contactCard, ["kartu kontak", "kad kenalan"]),
            ]),
        OmittedWords(
            behind: ["bị bỏ qua", "đã bị bỏ qua"], before: ["đã bỏ qua", "đã bỏ", "bỏ qua"],
            nouns: [
                (.image, ["hình ảnh", "ảnh gif"]), (.video, ["video"]), (.audio, ["tệp âm thanh"]),
                (.sticker, ["sticker", "nhãn dán"]), (.document, ["tài liệu"]), (.contactCard, ["thẻ liên lạc"]),
            ]),
        OmittedWords(
            behind: ["ถูกลบ", "ที่ละเว้น"], before: ["ไม่มี", "ละเว้น"], joint: "", needsMark: true,
            nouns: [
                (.image, ["รูปภาพ", "gif"]), (.video, ["วิดีโอ"]), (.audio, ["ไฟล์เสียง"]), (.sticker, ["สติกเกอร์"]),
                (.document, ["เอกสาร"]), (.contactCard, ["บัตรรายชื่อ"]),
            ]),
        OmittedWords(
            behind: ["已略去", "已略過", "已省略", "已忽略", "已被省略", "已被忽略", "省略"], joint: "", nouns: chinese),
        OmittedWords(
            before: ["已略去", "已省略", "已忽略", "忽略", "省略"], joint: "", needsMark: true, nouns: chinese),
        OmittedWords(
            behind: ["は含まれていません", "は除外されました", "は省略されました", "を省略"], joint: "",
            nouns: japanese),
        OmittedWords(behind: ["なし"], joint: "", needsMark: true, nouns: japanese),
        OmittedWords(
            behind: ["생략됨", "제외됨"],
            nouns: [
                (.image, ["이미지", "사진", "gif"]), (.video, ["비디오", "동영상"]), (.audio, ["오디오", "음성"]),
                (.sticker, ["스티커"]), (.document, ["문서"]), (.contactCard, ["연락처 카드"]),
            ]),
    ]

    private static let chinese: [(Attachment.Kind, [String])] = [
        (.image, ["圖片", "圖像", "照片", "图片", "图像", "gif", "gif 圖片", "gif 动态图"]),
        (.video, ["影片", "影像", "视频", "視訊"]), (.audio, ["音訊", "音频", "語音", "语音"]),
        (.sticker, ["貼圖", "贴图"]), (.document, ["文件", "文档", "檔案"]),
        (.contactCard, ["聯絡人卡片", "联系人卡片"]),
    ]

    private static let japanese: [(Attachment.Kind, [String])] = [
        (.image, ["画像", "写真", "gif"]), (.video, ["ビデオ", "動画"]), (.audio, ["音声", "オーディオ"]),
        (.sticker, ["スタンプ", "ステッカー"]), (.document, ["ドキュメント", "文書"]), (.contactCard, ["連絡先カード"]),
    ]
}
