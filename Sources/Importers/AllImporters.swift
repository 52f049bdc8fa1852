// SPDX-License-Identifier: Apache-2.0

public import Importing

extension ImporterRegistry {
    /// Every importer of this build, sorted by id; a test compares the list with the folder.
    public static let standard = ImporterRegistry([
        FacebookE2EE(),
        FacebookHTML(),
        FacebookJSON(),
        Hinge(),
        InstagramHTML(),
        InstagramJSON(),
        LinkedIn(),
        Reddit(),
        SkypeExport(),
        SMSBackupXML(),
        SnapchatHTML(),
        SnapchatJSON(),
        TelegramHTML(),
        TelegramJSON(),
        TikTokJSON(),
        TikTokText(),
        Tinder(),
        WhatsAppText(),
        XArchive(),
    ])
}
