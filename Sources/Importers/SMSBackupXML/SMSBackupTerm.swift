// SPDX-License-Identifier: Apache-2.0

/// The names of elements and attributes that carry meaning.
enum SMSBackupTerm: String, CaseIterable {
    case smses, calls, sms, mms, call, parts, part, addrs, addr
    case count, address, number, date, dateSent = "date_sent", type, body, subject, contactName = "contact_name"
    case box = "msg_box", messageID = "m_id", messageType = "m_type", sub, duration
    case responseStatus = "resp_st"
    case sequence = "seq", contentType = "ct", name, location = "cl", fileName = "fn", text, data

    static let vocabulary = allCases.map(\.rawValue) + others

    /// Attributes that carry nothing for a timeline: columns of Android's tables and what vendors add to them.
    private static let others = """
        protocol toa sc_toa service_center read status locked readable_date sub_id seen error_code creator _id thread_id \
        presentation subscription_id subscription_component_name post_dial_digits rr ct_t read_status ct_cls sub_cs pri v \
        retr_txt retr_txt_cs ct_l m_size m_cls exp resp_txt rpt_a retr_st d_tm d_rpt text_only st tr_id sim_slot phone_id \
        spam_report safe_message callback_set reserved deletable favorite hidden app_id msg_id secret_mode device_name \
        sim_imsi using_mode bin_info cmc_prop correlation_tag object_id group_id group_type svc_cmd need_download \
        announcements_subtype announcements_scenario_id re_type re_count_info chset cd cid ctt_s ctt_t _data charset mid \
        backup_set backup_date version
        """.split(separator: " ").map { String($0) }
}
