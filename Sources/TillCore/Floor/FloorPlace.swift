/// A place as the floor plan knows it: what `4-B-2` is.
package struct FloorPlace: Equatable, Sendable {
    /// As it was asked for.
    package let text: String
    package let bay: Floor.Bay
    /// From the floor up, from 1; `nil` for the bay as a whole.
    package let shelf: Int?
    /// The bay's zone, or its aisle's, or the first that it stands in.
    package let zone: Floor.Zone?
    package let aisle: Floor.Aisle?
    /// Where one stands before it; `nil` where nobody can.
    package let front: FloorPoint?
}
