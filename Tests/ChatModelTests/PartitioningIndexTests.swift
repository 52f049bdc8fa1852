// SPDX-License-Identifier: Apache-2.0

import ChatModel
import Testing

@Suite("Search in what ascends")
struct PartitioningIndexTests {
    @Test("finds the border that a walk finds, in collections of every small size and in slices")
    func borders() {
        for count in 0...33 {
            let numbers = (0..<count).map { $0 / 3 }
            for limit in -1...12 {
                let walked = numbers.firstIndex { $0 >= limit } ?? numbers.endIndex
                #expect(numbers.partitioningIndex { $0 >= limit } == walked)
                let slice = numbers.dropFirst(2)
                #expect(
                    slice.partitioningIndex { $0 >= limit } == slice.firstIndex { $0 >= limit } ?? slice.endIndex)
            }
        }
    }

    @Test("finds the first of equal elements, and nothing for what is not there")
    func elements() {
        let numbers: [Int32] = [2, 3, 3, 3, 7, 9]
        for number in Int32(0)...10 {
            #expect(numbers.ascendingIndex(of: number) == numbers.firstIndex(of: number))
        }
    }
}
