import Crypto
import TillCore
import TillSettlement
import Testing

@Suite struct SettlementJSONTests {
    private func smallDay() throws -> TradingDay {
        var day = TradingDay(try .shop())
        day.open(3, float: 50_000)
        day.sell(3, [.init(amount: 18_065)], handing: 20_000)
        return day
    }

    private func text(_ files: [String: [UInt8]]) -> String {
        String(decoding: files["settlement.json"] ?? [], as: UTF8.self)
    }

    @Test func `a small day`() throws {
        let day = try smallDay()
        let text = text(try files(day.closed(), day.receipts))
        // Digests and the signature have tests of their own.
        let parts = text.split(separator: /(?m)^  "files": \[\n(?s:.*?)^  \],\n|^  "signature"/)
        #expect(String(parts[0]) == Self.golden)
        #expect(String(parts[1]) == Self.goldenEnd)
    }

    @Test func `the same day gives the same bytes`() throws {
        let day = try smallDay()
        #expect(
            try files(day.closed(), day.receipts) == files(day.closed(), day.receipts))
    }

    @Test func `the manifest is that of the files, and names the one before`() throws {
        let day = try smallDay()
        let previous = Hex(repeatElement(0xEF, count: 32))
        let (files, record) = try settled(day.closed(previous: previous), day.receipts)
        #expect(
            record.files.map(\.name) == [
                "receipts.csv", "totals.csv", "kvarnen-000142.si", "kvarnen-000142.journal",
                "kvarnen-000142.beancount", "settlement.html", "settlement.json",
            ])
        #expect(Set(record.files.map(\.name)) == Set(files.keys))
        for file in record.files {
            let bytes = try #require(files[file.name])
            #expect(file.bytes == bytes.count)
            #expect(file.sha256 == Hex(SHA256.hash(data: bytes)))
        }
        let text = text(files)
        for file in record.files.dropLast() { #expect(text.contains(file.sha256.written)) }
        #expect(text.contains("\"previous-sha256\": \"\(previous.written)\""))
    }

    @Test func `the signature covers every byte of the file`() throws {
        let day = try smallDay()
        let (files, record) = try settled(day.closed(), day.receipts)
        let signature = record.signature.written
        #expect(text(files).hasSuffix("\"signature\": \"\(signature)\"\n}\n"))
        let signed = "till-settlement 1\n" + text(files).replacing(signature, with: "")
        #expect(
            storeKey.publicKey.isValidSignature(record.signature.bytes, for: Array(signed.utf8)))
    }

    /// The small day's figures: those of its one sale and of its float, all others nothing.
    private static func figures(indent: Int) -> String {
        let stated = [
            "receipts": (1, "180.65"), "sales": (1, "180.65"), "goods": (1, "180.65"),
            "rounding": (1, "0.35"), "float": (1, "500.00"),
        ]
        let objects = figureNames.map { name in
            let (count, amount) = stated[name] ?? (0, "0.00")
            return """
                {
                  "figure": "\(name)",
                  "count": \(count),
                  "amount": "\(amount)"
                }
                """
        }
        let margin = String(repeating: " ", count: indent)
        return objects.joined(separator: ",\n").split(separator: "\n")
            .map { margin + $0 }.joined(separator: "\n")
    }

    private static let signature = String(repeating: "cd", count: 64)

    private static let golden = #"""
        {
          "format": 1,
          "settlement": 142,
          "day": "2026-11-23",
          "sealed": "2026-11-23T21:15:02.123+01:00",
          "program": "tilld 1.0.0",
          "store": {
            "name": "Kvarnens Livs",
            "id": "kvarnen",
            "company": "Kvarnens \"Livs\" & Fisk på Ön AB",
            "organisation": "556677-8899",
            "currency": "SEK"
          },
          "fiscal-year": {
            "from": "2026-05-01",
            "to": "2027-04-30"
          },
          "entries": {
            "first": 1001,
            "last": 1003
          },
          "totals": {
            "figures": [
        \#(figures(indent: 6))
            ],
            "vat": [
              {
                "percent": "25.00",
                "gross": "180.65",
                "net": "144.52",
                "vat": "36.13"
              }
            ],
            "tenders": [
              {
                "tender": "cash",
                "count": 1,
                "amount": "181.00"
              }
            ],
            "groups": [
              {
                "group": "goods",
                "text": "Varor",
                "quantity": "1",
                "amount": "180.65"
              }
            ],
            "reasons": []
          },
          "grand-totals": {
            "sales": "280.65",
            "returns": "0.00",
            "net": "280.65"
          },
          "open-sales": 0,
          "held-sales": {
            "count": 0,
            "total": "0.00",
            "numbers": []
          },
          "reports": [
            {
              "z": "3-17",
              "register": 3,
              "number": 17,
              "sealed": "2026-11-23T21:15:02.123+01:00",
              "person": null,
              "company": "",
              "organisation": "",
              "program": "",
              "counted": false,
              "receipts": {
                "first": 301,
                "last": 301
              },
              "entries": {
                "first": 1001,
                "last": 1002
              },
              "totals": {
                "figures": [
        \#(figures(indent: 10))
                ],
                "vat": [
                  {
                    "percent": "25.00",
                    "gross": "180.65",
                    "net": "144.52",
                    "vat": "36.13"
                  }
                ],
                "tenders": [
                  {
                    "tender": "cash",
                    "count": 1,
                    "amount": "181.00"
                  }
                ],
                "groups": [
                  {
                    "group": "goods",
                    "text": "Varor",
                    "quantity": "1",
                    "amount": "180.65"
                  }
                ],
                "reasons": []
              },
              "drawers": [
                {
                  "drawer": 1,
                  "float": "500.00",
                  "expected": "681.00",
                  "counted": null,
                  "difference": null,
                  "tenders": [],
                  "recounts": 0,
                  "reason": null,
                  "signer": null
                }
              ],
              "grand-totals": {
                "sales": "280.65",
                "returns": "0.00",
                "net": "280.65"
              },
              "open-sale": null,
              "held-sales": null,
              "head": "abababababababababababababababababababababababababababababababab",
              "signature": "\#(Self.signature)"
            }
          ],
          "arrived": [
            {
              "register": 3,
              "receipts": {
                "first": 301,
                "last": 301
              },
              "count": 1,
              "entries": {
                "first": 1001,
                "last": 1002
              },
              "complete": true,
              "missing": []
            }
          ],
          "vouchers": [
            {
              "zs": [
                "3-17"
              ],
              "date": "2026-11-23",
              "text": "Z17 register 3",
              "postings": [
                {
                  "account": 1912,
                  "name": "Kassa \"tre\" i Åre",
                  "amount": "181.00",
                  "purpose": "tender cash",
                  "register": 3,
                  "cost-centre": null
                },
                {
                  "account": 3001,
                  "name": "Försäljning 25 %",
                  "amount": "-144.52",
                  "purpose": "sales 25.00",
                  "register": 3,
                  "cost-centre": null
                },
                {
                  "account": 2611,
                  "name": "Utgående moms 25 %",
                  "amount": "-36.13",
                  "purpose": "vat 25.00",
                  "register": 3,
                  "cost-centre": null
                },
                {
                  "account": 3740,
                  "name": "Öres\\kronutjämning",
                  "amount": "-0.35",
                  "purpose": "rounding",
                  "register": 3,
                  "cost-centre": null
                }
              ]
            }
          ],

        """#

    private static let goldenEnd = #"""
          "previous-sha256": null,
          "head": "abababababababababababababababababababababababababababababababab",
          "signing-key": "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8",
          "seal-signature": "\#(Self.signature)",

        """#
}
