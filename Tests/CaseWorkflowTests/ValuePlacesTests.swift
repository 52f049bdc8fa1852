// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import CaseWorkflow

@Suite("Places of values in messages") struct ValuePlacesTests {
    private func signs(_ text: String, _ value: String) -> ValuePlaces.Signs {
        ValuePlaces([1]) { _ in text }.signs(of: ValuePlaces.Value(kind: "phone", value: value), in: 1)
    }

    @Test("tell whose a value is, where it stands alone and where it is offered")
    func told() {
        let number = "+447700900123"
        #expect(signs("my number is 07700 900123", number) == .writers)
        #expect(signs("your number is 07700 900123", number) == [.readers, .others])
        // One place that says nothing leaves the value open.
        #expect(signs("your number is 07700 900123. so 07700 900123", number) == .readers)
        #expect(signs("your number is 07700 900123. ring 07700 900123", number) == [.readers, .invited])
        #expect(signs("  07700 900123\n", number) == .alone)
        #expect(signs("hmu there 07700 900123", number) == .invited)
        #expect(signs("there is 07700 900123 on it", number).isEmpty)
        #expect(signs("there is nothing on it", number).isEmpty)
    }

    @Test("each message is read once, whatever number of values it holds")
    func once() {
        let numbers = (0..<200).map { "07700 900\(100 + $0)" }
        let texts = [
            "your numbers: " + numbers.joined(separator: ", "), numbers.joined(separator: "\n"),
            "my number is \(numbers[7])",
        ]
        var reads: [Int32: Int] = [:]
        let places = ValuePlaces([0, 1, 2]) { n in
            reads[n, default: 0] += 1
            return texts[Int(n)]
        }
        #expect(reads == [0: 1, 1: 1, 2: 1])
        let last = ValuePlaces.Value(kind: "phone", value: "+447700900299")
        #expect(places.signs(of: last, in: 0).isEmpty)
        #expect(places.signs(of: ValuePlaces.Value(kind: "phone", value: "+447700900107"), in: 2) == .writers)
    }
}
