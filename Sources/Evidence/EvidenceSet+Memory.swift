// SPDX-License-Identifier: Apache-2.0

extension EvidenceSet {
    /// Makes a set of files for text handed in from memory: nothing is read from this machine.
    ///
    /// Every file stands for itself, archives are not expanded, and the order given is kept.
    public init(files: [(path: String, bytes: [UInt8])]) {
        self.init(
            exhibits: files.enumerated().map { index, file in
                Exhibit(number: Int32(index), path: file.path, container: nil, size: file.bytes.count)
            },
            sources: files.map { .memory($0.bytes) })
    }
}
