// SPDX-License-Identifier: Apache-2.0

public import Analysis

extension Tool {
    /// This build.
    public static let chatforensics = Tool(name: "chatforensics", version: "0.1.0")
}
