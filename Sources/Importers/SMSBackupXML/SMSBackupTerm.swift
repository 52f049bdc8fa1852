// SPDX-License-Identifier: Apache-2.0

/// The names of elements and attributes that carry meaning.
enum SMSBackupTerm: String, CaseIterable {
    case smses, calls, sms, mms, call, parts, part, addrs, addr
    case count, address, number, date, dateSent = "date_sent", type, body, subject, contactName = "contact_name"
    case box = "msg_box", messageID = "m_id", messageType = "m_type", sub, duration
    case responseStatus = "resp_st"
    case sequence = "seq", contentType = "ct", name, location = "cl", fileName = "fn", text, data

    static let vocabulary = allCases.map(\.rawValue)
}
