// SPDX-License-Identifier: Apache-2.0

import ChatModel

/// What stands in a chat instead of messages that were deleted, not received or not written, and behind edited ones.
///
/// Sources: tables of public readers that were drawn from the strings of the app's own packages for iOS and Android, and what
/// readers of single languages expect. Views once are proved in English alone. A wording that no source shows is left out:
/// what stands there then is told as a text.
///
/// Compared as `FoldedText.phrase`: without direction marks and closing points, with plain blanks, in lower case.
enum StateWords {
    /// A message that its sender deleted for everybody.
    static let deleted = [
        "this message was deleted", "this message was deleted by an admin", "you deleted this message as admin",
        "diese nachricht wurde gelöscht", "du hast diese nachricht als admin gelöscht",
        "se eliminó este mensaje", "este mensaje fue eliminado", "este mensaje se eliminó",
        "ce message a été supprimé", "esta mensagem foi apagada", "esta mensagem foi eliminada",
        "esta mensagem foi apagada pelo remetente", "mensagem apagada", "questo messaggio è stato eliminato",
        "dit bericht is verwijderd", "dit bericht werd verwijderd",
        "aquest missatge s'ha suprimit", "aquest missatge està esborrat", "acest mesaj a fost șters",
        "acest mesaj a fost şters",
        "det här meddelandet raderades", "detta meddelande raderades", "det här meddelandet har raderats",
        "denne besked er blevet slettet", "denne besked blev slettet", "denne meldingen ble slettet",
        "tämä viesti poistettiin", "scriosadh an teachtaireacht seo",
        "ta wiadomość została usunięta", "tato zpráva byla smazána", "tato zpráva byla odstraněna",
        "táto správa bola odstránená", "ova je poruka izbrisana", "ova poruka je izbrisana", "ova poruka je obrisana",
        "to sporočilo je bilo izbrisano", "ez az üzenet törlésre került", "ez az üzenet törölve lett",
        "ezt az üzenetet törölték",
        "данное сообщение удалено", "это сообщение удалено", "це повідомлення було видалено",
        "це повідомлення видалено", "съобщението беше изтрито", "това съобщение беше изтрито",
        "ова порука је обрисана", "оваа порака беше избришана", "бұл хат жойылды",
        "αυτό το μήνυμα διαγράφηκε", "ky mesazh u fshi", "see sõnum on kustutatud", "šī ziņa tika izdzēsta",
        "ši žinutė buvo ištrinta", "bu mesaj silindi", "bu ismarıc silindi", "ushbu xabar o'chirildi",
        "تم حذف هذه الرسالة", "این پیام حذف شد", "این پیام حذف شده است", "یہ میسج حذف کر دیا گیا ہے",
        "یہ پیغام حذف کیا گیا", "یہ پیغام حذف کر دیا گیا", "הודעה זו נמחקה",
        "यह मैसेज डिलीट कर दिया गया", "यह मैसेज डिलीट कर दिया गया है", "यह मैसेज मिटाया गया", "यह संदेश मिटाया गया", "यह मैसेज हटा दिया गया है",
        "हा मेसेज हटवण्यात आला",
        "हा संदेश हटविण्यात आला होता", "এই মেসেজটি বাদ দেওয়া হয়েছে", "এই বার্তাটি মুছে ফেলা হয়েছে",
        "આ મેસેજ ડિલીટ કરાયો", "આ સંદેશ રદ્દ કરાયો", "இத்தகவல் திரும்பப்பெறப்பட்டது",
        "இந்த மெசேஜ் நீக்கப்பட்டது", "இந்த செய்தி நீக்கப்பட்டது", "ఈ మెసేజ్ తొలగించబడింది", "ഈ സന്ദേശം ഇല്ലാതാക്കിയതാണ്", "ಈ ಸಂದೇಶವು ಅಳಿಸಲ್ಪಟ್ಟಿದೆ",
        "ਇਸ ਸੁਨੇਹੇ ਨੂੰ ਹਟਾਇਆ ਗਿਆ",
        "pesan ini dihapus", "pesan ini telah dihapus", "mesej ini telah dipadam", "itong mensahe ay binura na",
        "binura ang mensaheng ito",
        "ujumbe huu ulifutwa", "hierdie boodskap was uitgevee", "hierdie boodskap is uitgevee",
        "tin nhắn này đã bị xóa", "tin nhắn này đã bị xoá", "ข้อความนี้ถูกลบแล้ว", "ข้อความนี้ได้ถูกลบ",
        "此消息已删除", "此消息已被删除", "这条消息已被删除", "信息已删除", "該訊息已刪除", "此訊息已刪除", "此訊息已被刪除",
        "このメッセージは削除されました", "삭제된 메시지입니다", "이 메시지는 삭제되었습니다",
    ]

    /// The same by the exporting account itself: "You deleted this message".
    static let deletedByOwner = [
        "you deleted this message", "you deleted this message for everyone",
        "du hast diese nachricht gelöscht",
        "eliminaste este mensaje", "has eliminado este mensaje", "vous avez supprimé ce message",
        "você apagou esta mensagem", "apagaste esta mensagem", "eliminou esta mensagem", "apagou esta mensagem",
        "hai eliminato questo messaggio",
        "je hebt dit bericht verwijderd", "u hebt dit bericht verwijderd",
        "has suprimit aquest missatge", "has esborrat aquest missatge", "ați șters acest mesaj", "ai șters acest mesaj",
        "du har tagit bort meddelandet", "du raderade det här meddelandet", "du raderade detta meddelande",
        "du har slettet denne besked", "du slettede denne besked", "du slettet denne meldingen",
        "poistit tämän viestin",
        "usunąłeś(-ęłaś) tę wiadomość", "usunąłeś(aś) tę wiadomość", "usunięto tę wiadomość", "usunąłeś tę wiadomość",
        "usunęłaś tę wiadomość",
        "tuto zprávu jste smazal/a", "tuto zprávu jste odstranil/a", "tuto zprávu jste smazali",
        "túto správu ste odstránili", "izbrisali ste ovu poruku", "to sporočilo ste izbrisali",
        "ezt az üzenetet törölted", "törölted ezt az üzenetet",
        "вы удалили данное сообщение", "вы удалили это сообщение", "ви видалили це повідомлення",
        "изтрихте това съобщение", "διαγράψατε αυτό το μήνυμα", "διαγράψατε το μήνυμα", "kustutasid selle sõnumi",
        "jūs izdzēsāt šo ziņu", "jūs ištrynėte šią žinutę", "bu mesajı sildiniz", "siz ushbu xabarni o'chirdingiz",
        "لقد حذفت هذه الرسالة", "لقد حذَفت هذه الرسالة", "أنت حذفت هذه الرسالة", "حذفت هذه الرسالة",
        "شما این پیام را حذف کردید",
        "آپ نے یہ میسج حذف کر دیا ہے", "מחקת את ההודעה הזו", "מחקת הודעה זו",
        "आपने यह मैसेज डिलीट किया", "आपने यह मैसेज डिलीट कर दिया", "आपने यह मैसेज मिटाया", "आपने यह संदेश मिटाया", "तुम्ही हा मेसेज हटवला",
        "আপনি এই মেসেজটি বাদ দিয়েছেন",
        "তুমি এই মেসেজটি বাদ দিয়েছ", "તમે આ મેસેજ ડિલીટ કર્યો",
        "anda menghapus pesan ini", "kamu menghapus pesan ini", "binura mo ang mensaheng ito",
        "anda telah menghapus pesan ini", "anda telah memadamkan mesej ini",
        "bạn đã xóa tin nhắn này", "bạn đã xoá tin nhắn này", "คุณได้ลบข้อความนี้", "คุณลบข้อความนี้",
        "您已删除这条消息", "你已删除这条消息", "您删除了这条消息", "你删除了这条消息", "您已删除此消息", "你已删除此消息",
        "您删除了此消息", "你删除了此消息", "您已刪除此訊息", "你已刪除此訊息",
        "このメッセージを削除しました", "이 메시지를 삭제했습니다", "삭제한 메시지입니다",
        "binura mo itong mensahe", "scrios tú an teachtaireacht seo", "jy het boodskap uitgevee", "umefuta ujumbe huu",
        "ја избриша оваа порака", "обрисао/ла си ову поруку", "сіз бұл хатты жойдыңыз", "siz bu ismarıcı sildiniz",
        "آپ نے اس پیغام کو حذف کیا", "आपण हा संदेश हटविलात", "আপনি এই বার্তাটি মুছে ফেলেছেন",
        "તમે આ સંદેશને રદ્દ કર્યો", "இத்தகவலை தாங்கள் அழித்தீர்கள்", "ഈ സന്ദേശം നിങ്ങൾ ഇല്ലാതാക്കി",
        "ನೀವು ಈ ಸಂದೇಶವನ್ನು ಅಳಿಸಿದ್ದೀರಿ", "ਤੁਸੀਂ ਇਹ ਸੁਨੇਹਾ ਹਟਾਇਆ", "您删除这个信息",
    ]

    /// Beginnings of a body that a group's administrator deleted; the administrator's name follows.
    static let deletedByAdmin = [
        "this message was deleted by admin ", "diese nachricht wurde von admin ", "diese nachricht wurde vom admin ",
        "este mensaje fue eliminado por el admin", "ce message a été supprimé par l'admin",
        "esta mensagem foi apagada pelo admin", "questo messaggio è stato eliminato dall'amministratore",
        "dit bericht is verwijderd door beheerder", "данное сообщение удалено админом ", "сообщение удалено админом ",
        "pesan ini dihapus oleh admin ", "ta wiadomość została usunięta przez administratora ",
    ]

    /// What had not reached the exporting telephone.
    static let waiting = [
        "waiting for this message. this may take a while", "waiting for this message",
        "warte auf diese nachricht. dies kann eine weile dauern", "warten auf diese nachricht",
        "warten auf diese nachricht. dies kann eine weile dauern",
        "esperando este mensaje. esto puede tomar un tiempo", "esperando el mensaje. esto puede tardar un poco",
        "esperando el mensaje. esto puede tomar tiempo", "en attente de ce message. cela peut prendre un moment",
        "en attente de ce message. ceci peut prendre du temps",
        "aguardando mensagem. essa ação pode levar alguns instantes", "a aguardar mensagem. isto pode demorar um pouco",
        "in attesa del messaggio. potrebbe richiedere alcuni istanti",
        "in attesa del messaggio. potrebbe volerci un po' di tempo", "wachten op dit bericht. dit kan even duren",
        "ожидание сообщения. это может занять некоторое время", "bu mesaj bekleniyor. bu biraz zaman alabilir",
        "oczekiwanie na wiadomość. to może chwilę potrwać", "menunggu pesan ini. ini mungkin perlu waktu beberapa saat",
    ]

    /// What this export cannot show, with a hint to open it on the telephone, and messages to be viewed once.
    static let unwritten = [
        "this message can't be displayed here. please open whatsapp on your phone to view the message",
        "this message can't be displayed here",
        "you received a message but your version of whatsapp doesn't support it",
    ]

    /// Messages to be viewed once, which no export holds.
    static let viewOnce: [(kind: Attachment.Kind, text: String)] = viewOnceBriefly.flatMap { kind, text in
        [(kind, text + " omitted")]
            + ["received", "sent"].map {
                (kind, "you \($0) a \(text). for added privacy, you can only open it on your phone")
            }
    }

    /// The same in few words, which people write too.
    static let viewOnceBriefly: [(kind: Attachment.Kind, text: String)] = [
        (.image, "view once photo"), (.video, "view once video"), (.other, "view once message"),
        (.voice, "view once voice message"),
    ]

    /// What stands in the angle brackets behind an edited text.
    static let edited: Set<String> = [
        "this message was edited", "diese nachricht wurde bearbeitet",
        "se editó este mensaje", "este mensaje fue editado", "este mensaje se editó",
        "ce message a été modifié", "esta mensagem foi editada", "mensagem editada",
        "questo messaggio è stato modificato", "dit bericht is bewerkt", "dit bericht is gewijzigd",
        "dit bericht werd bewerkt", "сообщение изменено", "данное сообщение изменено", "это сообщение изменено",
        "сообщение отредактировано", "bu mesaj düzenlendi", "ta wiadomość została edytowana", "edytowano tę wiadomość",
        "wiadomość edytowano",
        "tato zpráva byla upravena", "táto správa bola upravená", "det här meddelandet har redigerats",
        "det här meddelandet redigerades", "denne besked blev redigeret", "denne besked er blevet redigeret",
        "denne meldingen ble redigert", "denne meldingen er redigert", "tätä viestiä muokattiin",
        "viestiä muokattu", "pesan ini diedit", "pesan ini telah diedit", "mesej ini telah diedit",
        "αυτό το μήνυμα επεξεργάστηκε", "ezt az üzenetet szerkesztették", "acest mesaj a fost editat",
        "це повідомлення відредаговано", "це повідомлення було змінено", "tin nhắn này đã được chỉnh sửa",
        "ข้อความนี้ถูกแก้ไข", "تم تعديل هذه الرسالة", "این پیام ویرایش شد", "הודעה זו נערכה", "ההודעה הזו נערכה",
        "यह मैसेज एडिट किया गया",
        "यह मैसेज एडिट किया गया है", "此消息已编辑", "此消息已被编辑", "这条消息已被编辑", "此訊息已編輯", "此訊息已被編輯",
        "このメッセージは編集されました", "このメッセージは編集済みです", "이 메시지는 수정되었습니다", "이 메시지가 수정되었습니다", "수정된 메시지입니다",
        "aquest missatge s'ha editat", "ova je poruka uređena", "ova poruka je uređena",
    ]
}
