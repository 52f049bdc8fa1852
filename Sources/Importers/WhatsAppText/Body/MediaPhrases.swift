// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// The words that stand in a chat instead of media, polls and lost messages, in all languages known.
///
/// Compared without direction marks and closing points, with plain blanks and in lower case.
enum MediaPhrases {
    /// What a whole body stands for.
    enum Meaning: Hashable {
        case omitted(Attachment.Kind, isViewOnce: Bool)
        case liveLocation
        case deleted
        /// Written by the exporting account itself: "You deleted this message".
        case deletedByOwner
        case waiting
        /// The version could not write it, and says so.
        case unwritten
        /// `null`: a call, a view-once message or something that the version could not write.
        case null
    }

    /// Whole bodies.
    static let bodies: [String: Meaning] = {
        var bodies: [String: Meaning] = [:]
        func add(_ text: String, _ meaning: Meaning) { bodies[FoldedText(text).phrase] = meaning }
        for words in OmittedWords.all where !words.needsMark {
            for (kind, text) in words.phrases { add(text, .omitted(kind, isViewOnce: false)) }
        }
        for words in OmittedWords.all {
            for (kind, text) in words.phrases { add("<" + text + ">", .omitted(kind, isViewOnce: false)) }
        }
        for (kind, text) in StateWords.viewOnceBriefly { add("<" + text + ">", .omitted(kind, isViewOnce: true)) }
        for text in mediaOmitted { add("<" + text + ">", .omitted(.other, isViewOnce: false)) }
        for (kind, text) in StateWords.viewOnce {
            add(text, .omitted(kind, isViewOnce: true))
            add("<" + text + ">", .omitted(kind, isViewOnce: true))
        }
        for text in AttachmentWords.liveLocation { add(text, .liveLocation) }
        for text in StateWords.deleted { add(text, .deleted) }
        for text in StateWords.deletedByOwner { add(text, .deletedByOwner) }
        for text in StateWords.waiting { add(text, .waiting) }
        for text in StateWords.unwritten { add(text, .unwritten) }
        bodies["null"] = .null
        return bodies
    }()

    /// Whole bodies that people write too: the app's only where it set its mark before them.
    static let markedBodies: [String: Meaning] = {
        var bodies: [String: Meaning] = [:]
        for words in OmittedWords.all where words.needsMark {
            for (kind, text) in words.phrases { bodies[FoldedText(text).phrase] = .omitted(kind, isViewOnce: false) }
        }
        for (kind, text) in StateWords.viewOnceBriefly { bodies[text] = .omitted(kind, isViewOnce: true) }
        return bodies
    }()

    /// What a body stands for.
    static func meaning(of phrase: String, isMarked: Bool) -> Meaning? {
        // Some languages set blanks inside the brackets: `< Média vynechána >`.
        if phrase.hasPrefix("< "), phrase.hasSuffix(" >"), phrase.utf8.count > 4 {
            return meaning(of: "<" + phrase.dropFirst(2).dropLast(2) + ">", isMarked: isMarked)
        }
        return bodies[phrase] ?? (isMarked ? markedBodies[phrase] : nil)
    }

    /// All phrases as the program writes them, in lower case.
    static var written: [String] {
        OmittedWords.all.flatMap { $0.phrases.map(\.text) } + mediaOmitted.map { "<" + $0 + ">" }
            + StateWords.viewOnce.map(\.text) + AttachmentWords.liveLocation + StateWords.deleted
            + StateWords.deletedByOwner
            + StateWords.waiting + StateWords.unwritten + ["null"]
    }

    /// Android's one placeholder for all media.
    private static let mediaOmitted = [
        "media weggelaat", "تم استبعاد الوسائط", "media buraxıldı", "media çıxarılmışdır", "без файл",
        "মিডিয়া বাদ দেওয়া হয়েছে", "মিডিয়া বাদ দেওয়া হয়েছে", "fitxers multimèdia omesos", "mitjans omesos",
        "média vynechány", "média vynechána", "medier udeladt", "mediefil udeladt", "medien ausgeschlossen",
        "medien weggelassen", "medien ausgelassen", "αρχείο παραλήφθηκε", "εξαίρεση πολυμέσων", "media omitted",
        "multimedia omitido", "archivo omitido", "meedia välja jäetud", "meedia ära jäetud", "رسانه حذف شد",
        "پيوست نما/آهنگ حذف شد", "media jätettiin pois", "media jätetty pois", "médias omis", "fichier omis",
        "મિડિયા છોડી મૂકાયું", "મીડિયા અવગણવામાં આવ્યા", "मीडिया के बिना", "medijski zapis izostavljen",
        "média elhagyva", "hiányzó médiafájl", "media tidak disertakan", "media omessi", "media omesso",
        "המדיה לא נכללה", "מדיה הושמטה", "המדיה הושמטה", "メディアなし", "メディアは含まれていません", "файлдар қосылмаған",
        "файл қосылған жоқ", "ಮಾಧ್ಯಮ ಕೈಬಿಡಲಾಗಿದೆ", "미디어 파일 제외됨", "미디어 파일을 생략한 대화내용", "미디어 생략",
        "ບໍ່ລວມມີເດຍ", "medija praleista", "praleistas medijos turinys", "nav iekļauta multivide", "bez multivides",
        "без фајлови", "без фајл", "മീഡിയ ഒഴിവാക്കി", "मीडिया वगळण्यात आला", "मीडिया वगळले", "media dikecualikan",
        "media disingkirkan", "media utelatt", "uten vedlegg", "media weggelaten", "ਮੀਡੀਆ ਛੱਡਿਆ", "ਮੀਡੀਆ ਛਡਿਆ ਗਿਆ",
        "pominięto multimedia", "pliki pominięto", "mídia omitida", "mídia oculta", "multimédia omitido",
        "arquivo de mídia oculto", "conținut media omis", "без медиафайлов", "файл пропущен", "медиа пропущены",
        "médiá vynechané", "datoteke izpuščene", "medij izpuščen", "media u hoq", "media hequr",
        "медији су изостављени", "media utelämnat", "media har utelämnats", "media hazijajumuishwa", "media imerukwa",
        "கோப்புகள் விடப்பட்டன", "ஊடகங்கள் நீக்கப்பட்டது", "మీడియా విస్మరించబడింది", "మాధ్యమం విస్మరించబడింది",
        "ไฟล์สื่อถูกลบ", "สื่อถูกลบ", "ınalis ang media", "inalis ang media", "walang kalakip na media",
        "medya dahil edilmedi", "medya atlanmış", "медіа пропущено", "میڈیا چھوڑ دیا گیا", "میڈیا ہٹا دیا گیا",
        "fayl o‘tkazib yuborildi", "bỏ qua tệp phương tiện", "đã bỏ qua file phương tiện",
        "bỏ qua file phương tiện", "bỏ qua media", "忽略多媒體檔", "ficheiro não revelado",
        "ficheiros não revelados", "arquivo não revelado",
        "archivo no revelado", "file not revealed", "médias absents", "multimedia pominięte", "medias omis",
        "pa media", "médiá vynechané", "медиа отсутствует", "медіафайли відсутні", "médiafájl kihagyva", "省略多媒体文件",
        "省略影音内容", "已省略多媒體檔案", "媒体省略", "file omitted",
    ]
}
