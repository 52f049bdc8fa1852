// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

extension DetectorContext {
    /// Whether a message carries an image or a video; reads the event, so ask only where it matters.
    func carriesPicture(_ entry: TimelineEntry) -> Bool {
        guard entry.kind == .message, entry.hasDetails, case .message(let message) = timeline.event(entry.n).content
        else { return false }
        return message.attachments.contains { $0.kind == .image || $0.kind == .video }
    }
}
