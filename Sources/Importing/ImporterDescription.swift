// SPDX-License-Identifier: Apache-2.0

public import ChatModel

/// Who an importer is; named beside every source that it read.
public struct ImporterDescription: Hashable, Sendable, Codable {
    /// Permanent lower-kebab name: `whatsapp-text`.
    public var id: String
    /// For people: "WhatsApp chat export (text)".
    public var name: String
    /// The service; `nil` for formats that carry several.
    public var platform: Platform?
    /// Raised when the same input may yield other events.
    public var revision: Int

    /// Describes an importer.
    public init(id: String, name: String, platform: Platform?, revision: Int) {
        self.id = id
        self.name = name
        self.platform = platform
        self.revision = revision
    }
}
