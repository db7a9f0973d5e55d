import TillCore

/// Documents that are found together: made once, never changed.
///
/// A document is an item: its code, the words of its name in their order, its group. All of it
/// stands in flat arrays, a few bytes a document; there is no object for any of them.
package final class Segment: Sendable {
    let keys: Keys
    let vocabulary: Vocabulary
    /// Where the words of each document begin in `words`, and where the last one's end.
    let wordStarts: [UInt32]
    /// The numbers of words, document by document, in the order of the name.
    let words: [UInt32]
    /// Where the documents of each word begin in `postings`, and where the last one's end.
    let postingStarts: [UInt32]
    /// Documents, word by word, ascending.
    let postings: [UInt32]
    /// Characters of each name: at most 255 are counted.
    let lengths: [UInt8]
    let groups: [UInt16]
    let groupNames: [String]

    init(
        keys: Keys, vocabulary: Vocabulary, wordStarts: [UInt32], words: [UInt32],
        lengths: [UInt8], groups: [UInt16], groupNames: [String]
    ) {
        self.keys = keys
        self.vocabulary = vocabulary
        self.wordStarts = wordStarts
        self.words = words
        self.lengths = lengths
        self.groups = groups
        self.groupNames = groupNames
        (postingStarts, postings) = Self.postings(wordStarts, words, vocabulary.count)
    }

    package var count: Int { keys.count }

    /// Bytes that its arrays hold.
    package var size: Int {
        vocabulary.text.count + count * 11
            + 4
            * (vocabulary.starts.count + vocabulary.parts.count + wordStarts.count + words.count
                + postingStarts.count + postings.count)
    }

    private static func postings(
        _ wordStarts: [UInt32], _ words: [UInt32], _ vocabulary: Int
    ) -> (starts: [UInt32], postings: [UInt32]) {
        var starts = [UInt32](repeating: 0, count: vocabulary + 1)
        /// The last document that a word was met in, and 1: a name may say a word twice.
        var last = [UInt32](repeating: 0, count: vocabulary)
        let documents = UInt32(wordStarts.count - 1)
        for document in 0..<documents {
            for place in wordStarts[Int(document)]..<wordStarts[Int(document) + 1] {
                let word = Int(words[Int(place)])
                guard last[word] != document + 1 else { continue }
                last[word] = document + 1
                starts[word + 1] += 1
            }
        }
        for word in 0..<vocabulary { starts[word + 1] += starts[word] }
        var next = starts
        var postings = [UInt32](repeating: 0, count: Int(starts[vocabulary]))
        last = [UInt32](repeating: 0, count: vocabulary)
        for document in 0..<documents {
            for place in wordStarts[Int(document)]..<wordStarts[Int(document) + 1] {
                let word = Int(words[Int(place)])
                guard last[word] != document + 1 else { continue }
                last[word] = document + 1
                postings[Int(next[word])] = document
                next[word] += 1
            }
        }
        return (starts, postings)
    }

    func words(of document: Int) -> ArraySlice<UInt32> {
        words[Int(wordStarts[document])..<Int(wordStarts[document + 1])]
    }

    func documents(of word: Int) -> Range<Int> {
        Int(postingStarts[word])..<Int(postingStarts[word + 1])
    }
}
