// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

extension DetectorContext {
    /// Whether a message carries an image or a video.
    func carriesPicture(_ entry: TimelineEntry) -> Bool {
        guard entry.kind == .message, entry.hasDetails else { return false }
        return timeline.attachments(entry.n).contains { $0.kind == .image || $0.kind == .video }
    }

    /// "or I post your nudes now" asks for none: a request stands outside the words of a threat and of what is held.
    func asksForPicture(_ n: Int32, _ marks: Marks) -> Bool {
        let threats = citations(of: [.threat, .executed, .leverage], at: n, in: marks).compactMap(\.range)
        guard !threats.isEmpty else { return true }
        return citations(of: [.imageRequest, .sexualRequest], at: n, in: marks).contains { request in
            request.range.map { span in !threats.contains { $0.overlaps(span) } } ?? true
        }
    }
}
