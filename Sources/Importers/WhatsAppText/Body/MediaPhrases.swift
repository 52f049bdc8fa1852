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
        /// `null`: a call, a view-once message or something that the version could not write.
        case null
    }

    /// Whole bodies.
    static let bodies: [String: Meaning] = {
        var bodies: [String: Meaning] = [:]
        for text in mediaOmitted { bodies["<" + text + ">"] = .omitted(.other, isViewOnce: false) }
        for (kind, texts) in kindOmitted {
            for text in texts {
                bodies[text] = .omitted(kind, isViewOnce: false)
                bodies["<" + text + ">"] = .omitted(kind, isViewOnce: false)
            }
        }
        for text in viewOnce {
            bodies[text] = .omitted(.other, isViewOnce: true)
            bodies["<" + text + ">"] = .omitted(.other, isViewOnce: true)
        }
        for text in ["view once voice message omitted"] {
            bodies[text] = .omitted(.voice, isViewOnce: true)
            bodies["<" + text + ">"] = .omitted(.voice, isViewOnce: true)
        }
        for text in liveLocation { bodies[text] = .liveLocation }
        for text in deleted { bodies[text] = .deleted }
        for text in deletedByOwner { bodies[text] = .deletedByOwner }
        for text in waiting { bodies[text] = .waiting }
        bodies["null"] = .null
        return bodies
    }()

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
        "המדיה לא נכללה", "מדיה הושמטה", "メディアなし", "メディアは含まれていません", "файлдар қосылмаған",
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
        "fayl o‘tkazib yuborildi", "bỏ qua tệp phương tiện", "bỏ qua media", "忽略多媒體檔", "省略多媒体文件",
        "省略影音内容", "已省略多媒體檔案", "媒体省略", "file omitted",
    ]

    /// iOS, and newer Android versions, name the kind.
    private static let kindOmitted: [(Attachment.Kind, [String])] = [
        (
            .image,
            [
                "image omitted", "photo omitted", "gif omitted", "bild weggelassen", "gif weggelassen",
                "bild ausgelassen", "gif ausgelassen", "imagen omitida", "gif omitido", "image absente", "gif absent",
                "image omise", "gif omis", "immagine omessa", "gif omessa", "gif omesso", "imagem ocultada",
                "imagem omitida", "imagem oculta", "gif ocultado", "gif oculto", "afbeelding weggelaten",
                "gif weggelaten",
            ]
        ),
        (
            .video,
            [
                "video omitted", "video note omitted", "video message omitted", "video weggelassen",
                "video ausgelassen", "videonachricht weggelassen", "videonachricht ausgelassen",
                "videonotiz weggelassen", "video omitido", "vidéo absente", "vidéo omise", "video omesso",
                "vídeo ocultado", "vídeo omitido", "vídeo oculto", "video weggelaten",
            ]
        ),
        (
            .audio,
            [
                "audio omitted", "audio weggelassen", "audio ausgelassen", "audio omitido", "audio absent",
                "audio omis", "audio omesso", "áudio ocultado", "áudio omitido", "áudio oculto", "audio weggelaten",
            ]
        ),
        (.voice, ["voice message omitted", "sprachnachricht weggelassen"]),
        (
            .sticker,
            [
                "sticker omitted", "sticker weggelassen", "sticker ausgelassen", "sticker omitido", "sticker absent",
                "sticker omis", "sticker omesso", "sticker non incluso", "figurinha omitida", "figurinha ocultada",
                "sticker weggelaten",
            ]
        ),
        (
            .document,
            [
                "document omitted", "dokument weggelassen", "dokument ausgelassen", "documento omitido",
                "document absent", "document omis", "documento omesso", "documento ocultado", "documento oculto",
                "document weggelaten",
            ]
        ),
        (
            .contactCard,
            [
                "contact card omitted", "contact omitted", "kontaktkarte weggelassen", "kontaktkarte ausgelassen",
                "tarjeta de contacto omitida", "contacto omitido", "fiche contact absente", "carte de contact omise",
                "scheda contatto omessa", "cartão do contato omitido", "contactkaart weggelaten",
            ]
        ),
    ]

    private static let viewOnce = [
        "view once message omitted", "view once photo omitted", "view once video omitted", "ficheiro não revelado",
        "arquivo não revelado", "archivo no revelado", "file not revealed",
    ]

    private static let liveLocation = [
        "live location shared", "live-standort wird geteilt", "ubicación en tiempo real compartida",
        "localização em tempo real compartilhada", "localização em tempo real partilhada",
        "localisation en direct partagée", "position en direct partagée", "posizione in tempo reale condivisa",
        "posizione attuale condivisa", "live locatie gedeeld",
    ]

    private static let deleted = [
        "this message was deleted", "message deleted", "diese nachricht wurde gelöscht", "se eliminó este mensaje",
        "este mensaje fue eliminado", "ce message a été supprimé", "esta mensagem foi apagada",
        "esta mensagem foi eliminada", "mensagem apagada", "questo messaggio è stato eliminato",
        "dit bericht is verwijderd", "dit bericht werd verwijderd", "ta wiadomość została usunięta",
        "данное сообщение удалено", "это сообщение удалено", "bu mesaj silindi", "此消息已删除", "該訊息已刪除",
        "このメッセージは削除されました", "삭제된 메시지입니다", "تم حذف هذه الرسالة",
    ]

    private static let deletedByOwner = [
        "you deleted this message", "du hast diese nachricht gelöscht", "eliminaste este mensaje",
        "vous avez supprimé ce message", "você apagou esta mensagem", "eliminou esta mensagem",
        "apagou esta mensagem", "hai eliminato questo messaggio", "je hebt dit bericht verwijderd",
        "u hebt dit bericht verwijderd", "usunięto tę wiadomość", "вы удалили данное сообщение",
        "вы удалили это сообщение", "bu mesajı sildiniz",
    ]

    private static let waiting = [
        "waiting for this message. this may take a while", "waiting for this message",
        "warte auf diese nachricht. dies kann eine weile dauern", "warten auf diese nachricht",
        "esperando este mensaje. esto puede tomar un tiempo", "esperando el mensaje. esto puede tardar un poco",
        "en attente de ce message. cela peut prendre un moment",
        "aguardando mensagem. essa ação pode levar alguns instantes",
        "in attesa del messaggio. potrebbe richiedere alcuni istanti",
        "wachten op dit bericht. dit kan even duren",
    ]

    /// Beginnings of a body that a group's administrator deleted; the administrator's name follows.
    static let deletedByAdmin = [
        "this message was deleted by admin ", "diese nachricht wurde von admin ",
        "este mensaje fue eliminado por el admin", "ce message a été supprimé par l'admin",
        "esta mensagem foi apagada pelo admin", "questo messaggio è stato eliminato dall'amministratore",
        "dit bericht is verwijderd door beheerder",
    ]

    /// What stands in the angle brackets behind an edited text.
    static let edited: Set<String> = [
        "this message was edited", "diese nachricht wurde bearbeitet", "se editó este mensaje",
        "ce message a été modifié", "esta mensagem foi editada", "mensagem editada",
        "questo messaggio è stato modificato", "dit bericht is bewerkt", "dit bericht is gewijzigd",
        "dit bericht werd bewerkt", "сообщение изменено", "bu mesaj düzenlendi", "ta wiadomość została edytowana",
    ]

    /// First lines of a poll.
    static let poll: Set<String> = [
        "poll:", "umfrage:", "encuesta:", "sondage:", "sondage :", "sondaggio:", "enquete:", "sondagem:", "peiling:",
        "poll :", "опрос:", "anket:", "ankieta:",
    ]

    /// What stands in brackets behind the name of a file that is in the export.
    static let attached: Set<String> = [
        "file attached", "datei angehängt", "archivo adjunto", "fichier joint", "file allegato", "arquivo anexado",
        "ficheiro anexado", "bestand bijgevoegd", "файл добавлен", "файл прикреплен", "файл прикреплён",
        "файл прикріплено", "dosya ekli", "dosya eklendi", "plik załączony", "załączono plik", "ファイル添付",
        "添付ファイル", "附件", "文件附件", "档案已附加", "파일 첨부됨", "الملف مرفق", "ملف مرفق", "bifogad fil",
        "fil bifogad", "fil vedhæftet", "fil vedlagt", "tiedosto liitetty", "attached",
    ]

    /// What stands before the colon of `<attached: name>`.
    static let attachedLabels: Set<String> = [
        "attached", "anhang", "angehängt", "adjunto", "adjunt", "allegato", "anexo", "anexado", "pièce jointe",
        "bijgevoegd", "bijlage", "bifogat", "vedlagt", "vedhæftet", "liite", "příloha", "príloha", "załączono",
        "załącznik", "csatolva", "atașare", "priloženo", "eklendi", "ek", "đính kèm", "terlampir", "dilampir",
        "прикреплено", "вложение", "додано", "вкладення", "επισυνάφθηκε", "المُرفق", "پیوست", "پیوستہ", "מצורף",
        "अटैच किया गया", "แนบ", "附件", "已附加", "添付ファイル", "첨부됨",
    ]
}
