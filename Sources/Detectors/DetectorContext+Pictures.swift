// SPDX-License-Identifier: Apache-2.0

import Analysis
import ChatModel

extension DetectorContext {
    /// Whether a message carries an image or a video.
    func carriesPicture(_ entry: TimelineEntry) -> Bool {
        guard entry.kind == .message, entry.hasDetails else { return false }
        return timeline.attachments(entry.n).contains { $0.kind == .image || $0.kind == .video }
    }
}
