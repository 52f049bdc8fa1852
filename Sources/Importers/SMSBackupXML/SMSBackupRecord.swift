// SPDX-License-Identifier: Apache-2.0

import Formats

/// The attributes of one `sms`, `mms` or `call`, and what an `mms` holds.
struct SMSBackupRecord {
    /// A piece of a multimedia message.
    struct Part {
        var sequence = 0
        var contentType = ""
        var text: String?
        var name: String?
        var location: String?
        var fileName: String?
        /// Whether its bytes are in the XML.
        var hasData = false
        /// SHA-256 of the bytes, where they can be decoded.
        var digest: String?
    }

    /// Somebody whom a multimedia message concerns.
    struct Address {
        var address = ""
        var role = 0

        /// The role numbers of the MMS protocol.
        static let (bcc, cc, from, to) = (129, 130, 137, 151)
    }

    var kind: SMSBackupTerm
    /// `address` or `number`.
    var address: String?
    var date: String?
    var dateSent: String?
    /// `type` or `msg_box`.
    var type: Int?
    /// `body` of a text, where `null` cannot be told from the word.
    var body: String?
    /// `subject` or `sub`.
    var subject: String?
    var contactName: String?
    var messageID: String?
    var messageType: Int?
    var duration: Int?
    /// What the network answered to a multimedia message that was sent: 128 is "taken", anything above an error.
    var responseStatus: Int?
    var parts: [Part] = []
    var addresses: [Address] = []

    init(_ kind: SMSBackupTerm) {
        self.kind = kind
    }

    /// Takes an attribute of the record's own element.
    mutating func take(_ term: SMSBackupTerm, _ index: Int, of xml: borrowing XMLReader) {
        switch term {
        case .address, .number: address = Self.value(index, of: xml)
        case .date: date = Self.value(index, of: xml)
        case .dateSent: dateSent = Self.value(index, of: xml)
        case .type, .box: type = Self.value(index, of: xml).flatMap { Int($0) }
        case .body: body = xml.value(of: index)
        case .subject, .sub: subject = Self.value(index, of: xml)
        case .contactName: contactName = xml.isValue(of: index, "(Unknown)") ? nil : Self.value(index, of: xml)
        case .messageID: messageID = Self.value(index, of: xml)
        case .messageType: messageType = Self.value(index, of: xml).flatMap { Int($0) }
        case .responseStatus: responseStatus = Self.value(index, of: xml).flatMap { Int($0) }
        case .duration: duration = Self.value(index, of: xml).flatMap { Int($0) }
        default: break
        }
    }

    /// The value of an attribute; nil when it is empty or `null`, which stands for a missing one.
    static func value(_ index: Int, of xml: borrowing XMLReader) -> String? {
        if xml.isValue(of: index, "null") || xml.isValue(of: index, "") { return nil }
        return xml.value(of: index)
    }
}

extension SMSBackupRecord.Part {
    /// Takes an attribute of a `part`.
    mutating func take(_ term: SMSBackupTerm, _ index: Int, of xml: borrowing XMLReader) {
        switch term {
        case .sequence: sequence = Int(xml.value(of: index)) ?? 0
        case .contentType: contentType = xml.value(of: index).lowercased()
        case .text: text = xml.value(of: index)
        case .name: name = SMSBackupRecord.value(index, of: xml)
        case .location: location = SMSBackupRecord.value(index, of: xml)
        case .fileName: fileName = SMSBackupRecord.value(index, of: xml)
        // The reader gives the number of bytes; four are the word null, or no whole quantum of any file.
        case .data: hasData = (Int(xml.value(of: index)) ?? 0) > 4
        default: break
        }
    }
}

extension SMSBackupRecord.Address {
    /// Takes an attribute of an `addr`.
    mutating func take(_ term: SMSBackupTerm, _ index: Int, of xml: borrowing XMLReader) {
        switch term {
        case .address: address = SMSBackupRecord.value(index, of: xml) ?? ""
        case .type: role = Int(xml.value(of: index)) ?? 0
        default: break
        }
    }
}
