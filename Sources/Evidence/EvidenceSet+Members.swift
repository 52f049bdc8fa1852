// SPDX-License-Identifier: Apache-2.0

extension EvidenceSet {
    /// Lends the bytes of many exhibits, one after the other, and goes through each archive once for all that lie in it.
    ///
    /// `withBytes` begins at an archive's start for each picture: of ten thousand pictures that is their square. Nil is
    /// lent for what cannot be had, is larger than `limit`, or is no longer what it was at intake.
    ///
    /// - Parameters:
    ///   - wanted: in any order; those of one archive are lent in the order of its members.
    ///   - limit: bytes.
    public func lend<Failure>(
        _ wanted: [Exhibit], limit: Int, _ body: (Exhibit, Span<UInt8>?) throws(Failure) -> Void
    ) throws(Failure) {
        var members: [Int32: [Int: Exhibit]] = [:]
        var layouts: [Int32: ArchiveLayout] = [:]
        for exhibit in wanted {
            if exhibit.size > limit {
                try body(exhibit, nil)
            } else if case .member(let index, let layout) = sources[Int(exhibit.number)],
                let container = exhibit.container
            {
                members[container, default: [:]][index] = exhibit
                layouts[container] = layout
            } else {
                do throws(EvidenceError<Failure>) {
                    try withBytes(of: exhibit) { bytes throws(Failure) in try body(exhibit, bytes) }
                } catch {
                    switch error {
                    case .body(let failure): throw failure
                    case .unreadable: try body(exhibit, nil)
                    }
                }
            }
        }
        for (container, inside) in members.sorted(by: { $0.key < $1.key }) {
            guard let layout = layouts[container] else { continue }
            var left = inside
            try ArchiveReader.withUTF8Names { () throws(Failure) in
                guard let input = try? ArchiveInput.opening(sources[Int(container)], as: layout),
                    var reader = ArchiveReader(input, layout: layout, passphrases: options.passphrases)
                else { return }
                var index = 0
                while !left.isEmpty, case .member = reader.next() {
                    if let exhibit = left.removeValue(forKey: index) {
                        let bytes = self.bytes(of: exhibit, from: &reader, hasHoles: layout.hasHoles)
                        if let bytes { try body(exhibit, bytes.span) } else { try body(exhibit, nil) }
                    }
                    index += 1
                }
            }
            for exhibit in left.values.sorted(by: { $0.number < $1.number }) { try body(exhibit, nil) }
        }
    }

    /// The member before which a reader stands; nil when it is not what it was at intake.
    private func bytes(of exhibit: Exhibit, from reader: inout ArchiveReader, hasHoles: Bool) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(exhibit.size)
        // What could be read at intake can be read again; more would be another file.
        while bytes.count < exhibit.size, case .bytes(let block, let offset) = reader.nextBlock() {
            guard offset >= bytes.count, offset <= exhibit.size, block.count <= exhibit.size - offset else {
                return nil
            }
            bytes.append(contentsOf: repeatElement(0, count: offset - bytes.count))
            bytes.append(contentsOf: block)
        }
        if hasHoles { bytes.append(contentsOf: repeatElement(0, count: exhibit.size - bytes.count)) }
        guard bytes.count == exhibit.size, Digester.digest(of: bytes) == digests[Int(exhibit.number)] else {
            return nil
        }
        return bytes
    }
}
