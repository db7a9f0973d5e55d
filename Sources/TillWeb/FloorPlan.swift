/// The floor as the page draws it; lengths in centimetres, from the north-west corner.
package struct FloorPlan: Encodable, Sendable, Equatable {
    package struct Zone: Encodable, Sendable, Equatable {
        package let id: String
        package let text: String
        package let box: Box

        package init(id: String, text: String, box: Box) {
            self.id = id
            self.text = text
            self.box = box
        }
    }

    package struct Aisle: Encodable, Sendable, Equatable {
        package let id: String
        package let text: String

        package init(id: String, text: String) {
            self.id = id
            self.text = text
        }
    }

    package struct Bay: Encodable, Sendable, Equatable {
        package let id: String
        package let aisle: String?
        package let zone: String?
        package let text: String?
        package let shelves: Int
        /// `north`, `east`, `south` or `west`.
        package let face: String?
        package let box: Box

        package init(
            id: String, aisle: String?, zone: String?, text: String?, shelves: Int, face: String?,
            box: Box
        ) {
            self.id = id
            self.aisle = aisle
            self.zone = zone
            self.text = text
            self.shelves = shelves
            self.face = face
            self.box = box
        }
    }

    /// An entrance by its id, a register by its number.
    package struct Start: Encodable, Sendable, Equatable {
        package let id: String
        package let point: WayPoint

        package init(id: String, point: WayPoint) {
            self.id = id
            self.point = point
        }

        private enum CodingKeys: CodingKey {
            case id, x, y
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(id, forKey: .id)
            try container.encode(point.x, forKey: .x)
            try container.encode(point.y, forKey: .y)
        }
    }

    /// `[x, y, width, depth]`
    package struct Box: Encodable, Sendable, Equatable {
        package let x: Int
        package let y: Int
        package let width: Int
        package let depth: Int

        package init(x: Int, y: Int, width: Int, depth: Int) {
            self.x = x
            self.y = y
            self.width = width
            self.depth = depth
        }

        package func encode(to encoder: any Encoder) throws {
            var container = encoder.unkeyedContainer()
            for length in [x, y, width, depth] { try container.encode(length) }
        }
    }

    package let name: String
    package let width: Int
    package let depth: Int
    package var zones: [Zone] = []
    package var aisles: [Aisle] = []
    package var bays: [Bay] = []
    package var entrances: [Start] = []
    package var registers: [Start] = []

    package init(name: String, width: Int, depth: Int) {
        self.name = name
        self.width = width
        self.depth = depth
    }
}
