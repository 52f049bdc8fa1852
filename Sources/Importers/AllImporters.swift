// SPDX-License-Identifier: Apache-2.0

public import Importing

extension ImporterRegistry {
    /// Every importer of this build, sorted by id; a test compares the list with the folder.
    public static let standard = ImporterRegistry([
        ChatLab(),
        DiscordPackage(),
        DiscordChatExporter(),
        FacebookE2EE(),
        FacebookHTML(),
        FacebookJSON(),
        GoogleChat(),
        GoogleHangouts(),
        GoogleVoice(),
        Hinge(),
        IMessageExporter(),
        InstagramHTML(),
        InstagramJSON(),
        KakaoTalk(),
        LineText(),
        LinkedIn(),
        QQExport(),
        Reddit(),
        RobloxReturn(),
        SignalExport(),
        SignalJSONL(),
        SignalBackupTools(),
        SkypeExport(),
        SMSBackupXML(),
        SnapchatHTML(),
        SnapchatJSON(),
        TelegramHTML(),
        TelegramJSON(),
        TikTokJSON(),
        TikTokText(),
        Tinder(),
        Viber(),
        WeChatExport(),
        WhatsAppChatExporter(),
        WhatsAppText(),
        XArchive(),
    ])
}
