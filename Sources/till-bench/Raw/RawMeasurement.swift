#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What SQLite does on this disk with the same rows and the same sales a transaction, and no
/// server: one register per sale of a batch, as when each has one sale under way.
struct RawMeasurement {
    let folder: String
    let batch: Int
    let items: Int
    let time: Duration

    func run() throws -> Figures {
        mkdir(folder, 0o700)
        let path = "\(folder)/raw-\(batch).db"
        let files = ["", "-wal", "-shm"].map { path + $0 }
        files.forEach { unlink($0) }
        defer { files.forEach { unlink($0) } }
        do {
            return try measure(RawDatabase(path: path))
        } catch {
            throw BenchFailure("SQLite: \(error.sentence)")
        }
    }

    private func measure(_ database: RawDatabase) throws(RawDatabase.Failure) -> Figures {
        try database.execute(RawSale.schema)
        let sale = try RawSale(database, items: items)
        let begin = try database.prepare("BEGIN IMMEDIATE")
        let commit = try database.prepare("COMMIT")
        let start = ContinuousClock.now
        var batches = 0
        while ContinuousClock.now - start < time {
            try begin.run()
            for register in 1...batch {
                let entry = batches * batch + register
                try sale.write(entry: entry, register: register, number: batches + 1)
            }
            for register in 1...batch { try sale.writeTotals(register: register) }
            try commit.run()
            batches += 1
        }
        return Figures(
            name: "raw-sqlite", registers: batch, inFlight: 1, sales: batches * batch,
            time: ContinuousClock.now - start, latency: nil)
    }
}
