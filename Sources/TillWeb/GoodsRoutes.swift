import Foundation
import HTTPTypes
import Hummingbird
import TillCore

/// What can be asked without changing anything.
///
/// ```
/// GET /api/find?q=mj%C3%B6lk havre       {"items":[{"code":"7394376665066",...}],"more":false}
/// GET /api/where?code=7394376665066      {"item":{...},"places":[...],"similar":[...]}
/// GET /api/way?to=4-B-3&from=main        {"points":[[40,1500],[40,620]]}
/// GET /api/floor                         the plan, with an ETag
/// ```
struct GoodsRoutes: Sendable {
    let shop: WebShop
    let goods: any GoodsAnswers
    let door: Door
    private let plan: Content
    /// Searches are made one at a time, on a thread that yields: by turns of who asks, and not for
    /// who has typed on and gone.
    private let gate = Gate(Self.turns, busy: .busySearching)

    private static var turns: Turns<Int>.Limits {
        var limits = Turns<Int>.Limits()
        limits.person = 32
        limits.network = 32
        limits.all = 128
        return limits
    }

    static let longestQuestion = 400
    static let limit = 30
    static let similar = 6

    init(shop: WebShop, goods: any GoodsAnswers, door: Door) throws {
        self.shop = shop
        self.goods = goods
        self.door = door
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let floor = shop.floor.isEmpty ? nil : FloorPlan(shop.floor)
        let bytes = Array(try encoder.encode(floor))
        plan = Content("application/json", bytes)
    }

    func add(to router: Router<WebContext>) {
        router.get("/api/floor") { request, _ in
            try door.checkReading(request)
            return plan.answer(to: request, keep: .asking)
        }
        router.get("/api/find") { request, context in
            try door.checkReading(request)
            return try await find(request, context)
        }
        router.get("/api/where") { request, context in
            try door.checkReading(request)
            return try await tellWhere(request, context)
        }
        router.get("/api/way") { request, _ in
            try door.checkReading(request)
            return try tellWay(request)
        }
    }

    private func find(_ request: Request, _ context: WebContext) async throws -> Response {
        let words = try Self.words(of: try Self.parameter("q", request))
        guard !words.isEmpty else { return try Response.json(FoundJSON(items: [], more: false)) }
        // One more than is shown tells whether there are more.
        let answer = try await inTurn(context) {
            try await goods.find(words, limit: Self.limit + 1)
        }
        guard let found = answer else {
            throw WebFailure.searchTooLong
        }
        return try Response.json(
            FoundJSON(
                items: found.prefix(Self.limit).map(ItemJSON.init),
                more: found.count > Self.limit))
    }

    private func tellWhere(_ request: Request, _ context: WebContext) async throws -> Response {
        let text = try Self.parameter("code", request)
        guard let code = ItemCode(text: text) else { throw WebFailure.badCode }
        let answer = try await inTurn(context) {
            try await goods.whereabouts(of: code, limit: Self.similar)
        }
        guard let whereabouts = answer else {
            throw WebFailure.unknownItem
        }
        return try Response.json(WhereJSON(whereabouts))
    }

    private func inTurn<Value: Sendable>(
        _ context: WebContext, _ work: @Sendable () async throws -> Value
    ) async throws -> Value {
        try await gate.pass(
            person: 0, from: context.caller, isThere: { context.isThere }, work)
    }

    private func tellWay(_ request: Request) throws -> Response {
        let place = try Self.parameter("to", request)
        let start = try Self.parameter("from", request)
        let from = shop.floor.start(named: start.isEmpty ? nil : start)
        return try Response.json(WayJSON(from.flatMap { shop.floor.way(from: $0, to: place) }))
    }

    /// A key of the query, decoded; empty when it isn't there.
    private static func parameter(_ name: String, _ request: Request) throws -> String {
        // A character is four bytes at most, and each of them three as `%C3`.
        guard (request.uri.query?.utf8.count ?? 0) <= 12 * longestQuestion + 64 else {
            throw WebFailure.questionTooLong
        }
        let value = request.uri.queryParameters.get(name) ?? ""
        guard value.unicodeScalars.count <= longestQuestion else {
            throw WebFailure.questionTooLong
        }
        return value
    }

    private static func words(of question: String) throws -> [String] {
        let words = question.split { $0.isWhitespace || $0.isNewline }.map(String.init)
        guard words.count <= Limits.words else { throw WebFailure.tooManyWords }
        return words
    }
}
