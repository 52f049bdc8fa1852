// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Formats

/// What the annotations of a message tell beside its text: pages, films, files of Drive, meetings, calls, dates, tasks.
struct GoogleChatAnnotations {
    /// Addresses that the text does not show.
    private(set) var links: [String] = []
    /// The title of a date or a task, with what stands below it.
    private(set) var words: String?
    private(set) var call: Call?
    /// Annotations of other kinds.
    private(set) var unknown = 0

    init(_ list: JSONElement?, besides text: String) {
        for annotation in list?.array ?? [] {
            for member in annotation.members where !Self.places.contains(member.key) {
                switch member.key {
                case "gsuite_integration_metadata": takeIntegration(member.value)
                case "format_metadata", "user_mention_metadata", "slash_command_metadata": break
                default:
                    guard Self.kinds.contains(member.key) else {
                        unknown += 1
                        continue
                    }
                    if let address = Self.address(member), !text.contains(address) { links.append(address) }
                }
            }
        }
    }

    /// Where in the text an annotation belongs.
    private static let places: Set<String> = ["start_index", "length"]
    private static let kinds: Set<String> = [
        "url_metadata", "youtube_metadata", "drive_metadata", "video_call_metadata", "interaction_data",
    ]

    /// Where an annotation leads.
    private static func address(_ annotation: JSONMember) -> String? {
        let value = annotation.value
        switch annotation.key {
        case "youtube_metadata": return value["id"]?.filled.map { "https://www.youtube.com/watch?v=" + $0 }
        case "drive_metadata": return value["title"]?.filled ?? value["id"]?.filled
        case "video_call_metadata":
            return value["meeting_space"]?["meeting_url"]?.filled ?? value["meeting_url"]?.filled
        default:
            return value["url"]?["private_do_not_access_or_else_safe_url_wrapped_value"]?.filled ?? value["url"]?.filled
        }
    }

    private mutating func takeIntegration(_ value: JSONElement) {
        for member in value.members {
            switch member.key {
            case "call_data":
                let isAnswered: Bool? =
                    switch member.value["call_status"]?.string {
                    case "CALL_MISSED": false
                    case "CALL_ENDED": true
                    default: nil
                    }
                call = Call(isVideo: false, wasAnswered: isAnswered, outcome: isAnswered == false ? .missed : nil)
            case "calendar_event_data":
                let event = member.value["calendar_event"]
                let times = [event?["start_time"], event?["end_time"]].compactMap { time in
                    time?["timed"]?.filled ?? time?["all_day"]?.filled
                }
                take([event?["title"]?.filled, times.isEmpty ? nil : times.joined(separator: " – ")])
            case "tasks_data":
                let task = member.value["task_properties"]
                take([task?["title"]?.filled, task?["description"]?.filled])
            default: unknown += 1
            }
        }
    }

    private mutating func take(_ parts: [String?]) {
        let told = parts.compactMap(\.self).joined(separator: "\n")
        if !told.isEmpty { words = [words, told].compactMap(\.self).joined(separator: "\n") }
    }
}
