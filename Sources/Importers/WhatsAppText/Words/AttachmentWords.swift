// SPDX-License-Identifier: Apache-2.0

/// The words beside the names of attached files, and those of places and polls.
enum AttachmentWords {
    /// What stands in brackets behind the name of a file that is in the export.
    static let attached: Set<String> = [
        "file attached", "attached", "datei angehängt", "archivo adjunto", "archivo adjuntado", "fichier joint",
        "file allegato", "arquivo anexado", "ficheiro anexado", "bestand bijgevoegd", "arxiu adjunt", "fișier atașat",
        "fişier ataşat", "bifogad fil", "fil bifogad", "fil vedhæftet", "vedlagt fil", "fil vedlagt", "liitetiedosto",
        "tiedosto liitetty", "lêer aangeheg", "skedë e ngjitur", "fail lisatud", "pievienots fails",
        "plik załączony", "załączony plik", "załączono plik", "soubor byl přiložen", "soubor přiložen",
        "súbor pripojený", "priložena datoteka", "datoteka u privitku", "fájl csatolva", "συνημμένο αρχείο",
        "файл добавлен", "файл прикреплен", "файл прикреплён", "файл прикріплено", "файл додано", "прикачен файл",
        "прикачен фајл", "прикачена датотека", "қосымша файл", "dosya ekli", "dosya eklendi", "fayl biriktirildi",
        "الملف مرفق", "ملف مرفق", "پیوست شد", "پیوستہ فائل", "קובץ מצורף", "फ़ाइल अटैच कर दी गई है",
        "फाइल अटैच कर दी गई है", "फाइल संलग्न", "ফাইল সংযুক্ত হয়েছে", "ફાઇલ જોડાયેલ", "file terlampir",
        "fail dilampirkan", "nakalakip na file", "tệp đính kèm", "ไฟล์ที่แนบ", "ファイル添付", "添付ファイル",
        "添付ファイル有り", "附件", "文件附件", "附件檔案", "档案已附加", "檔案已附加", "파일 첨부됨",
    ]

    /// What stands before the colon of `<attached: name>`.
    static let labels: Set<String> = [
        "attached", "anhang", "angehängt", "adjunto", "adjunt", "allegato", "anexo", "anexado", "pièce jointe",
        "bijgevoegd", "bijlage", "bifogat", "vedlagt", "vedhæftet", "liite", "příloha", "príloha", "załączono",
        "załącznik", "csatolva", "atașare", "priloženo", "eklendi", "ek", "đính kèm", "terlampir", "dilampir",
        "прикреплено", "вложение", "додано", "вкладення", "επισυνάφθηκε", "المُرفق", "المرفق", "پیوست", "پیوستہ",
        "מצורף", "अटैच किया गया", "संलग्न केले", "જોડાયેલ", "แนบ", "附件", "已附加", "添付ファイル", "첨부됨", "ceangailte",
    ]

    /// A place that is sent for some time, of which an export tells nothing else.
    static let liveLocation = [
        "live location shared", "live-standort wird geteilt", "ubicación en tiempo real compartida",
        "localização em tempo real compartilhada", "localização em tempo real partilhada",
        "localização atual compartilhada", "localisation en direct partagée", "position en direct partagée",
        "posizione in tempo reale condivisa", "posizione attuale condivisa", "live locatie gedeeld",
        "ubicació en directe compartida", "locație în timp real distribuită", "liveposition delad",
        "liveplats delad", "live placering delt", "posisjon i sanntid delt", "live-sijainti jaettu",
        "udostępniona transmisja położenia", "byla sdílena aktuální poloha", "bola zdieľaná aktuálna poloha",
        "геоданные отправлены", "геодані надіслано", "mevcut konum paylaşıldı", "canlı konum paylaşıldı",
        "تمت مشاركة الموقع المباشر", "lokasi terkini dibagikan", "lokasi terkini dikongsi", "लाइव स्थान साझा किया गया",
        "共享实时位置", "實時位置已分享", "공유한 실시간 위치",
    ]

    /// First lines of a poll.
    static let poll: Set<String> = [
        "poll:", "umfrage:", "encuesta:", "sondage:", "sondage :", "sondaggio:", "enquete:", "sondagem:", "votação:",
        "peiling:", "poll :", "опрос:", "опитування:", "anket:", "ankieta:", "anketa:", "omröstning:", "afstemning:",
        "avstemning:", "kysely:", "polling:", "jajak pendapat:", "استطلاع:", "استطلاع رأي:", "סקר:", "पोल:", "投票:",
        "アンケート:", "투표:", "δημοσκόπηση:", "szavazás:", "sondaj:", "enquesta:",
    ]
}
