// SPDX-License-Identifier: Apache-2.0

/// A change to a script that must not change what is found in it.
struct ScriptVariation: Sendable {
    /// Added to every time.
    var shiftSeconds: Int64
    /// Other names for the speakers; those not named keep theirs.
    var names: [String: String]
    /// Lines about nothing put in after every so many lines of the script; 0 for none.
    var chatterEvery: Int
    /// Applied to every text.
    var transform: @Sendable (String) -> String

    /// Makes a variation; without arguments the script stays as it is.
    init(
        shiftSeconds: Int64 = 0, names: [String: String] = [:], chatterEvery: Int = 0,
        transform: @escaping @Sendable (String) -> String = { $0 }
    ) {
        self.shiftSeconds = shiftSeconds
        self.names = names
        self.chatterEvery = chatterEvery
        self.transform = transform
    }
}
