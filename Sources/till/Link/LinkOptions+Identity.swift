import ArgumentParser
import TillClient

extension LinkOptions {
    /// As whom a command speaks when nobody says.
    enum Usually {
        /// There must be a register.
        case register
        case service
        /// Never a register: whoever stands at one is not to be disturbed.
        case office
        case guest
    }

    /// Options come before the environment, and that before what is usual.
    func identity(_ usually: Usually) throws -> Identity {
        guard register == nil || service == nil else {
            throw ValidationError("a station is a --register or of a --service, not both")
        }
        if let register { return try checked(.register(register)) }
        if let service { return try checked(of(service)) }
        let ownRegister = try Self.number(of: "TILL_REGISTER").map(Identity.register)
        let ownService = Environment["TILL_SERVICE"].map(of)
        switch usually {
        case .register:
            guard let ownRegister else {
                throw ValidationError("say which register: --register N, or TILL_REGISTER")
            }
            return try checked(ownRegister)
        case .service:
            return try checked(ownService ?? ownRegister ?? of("owner"))
        case .office:
            return try checked(ownService ?? of("owner"))
        case .guest:
            return try checked(ownService ?? .guest)
        }
    }

    private func of(_ service: String) -> Identity {
        .service(name: service, station: station ?? Environment["TILL_STATION"] ?? "till")
    }

    private func checked(_ identity: Identity) throws -> Identity {
        guard case .register(let number) = identity, number < 1 else { return identity }
        throw ValidationError("a register is a number from 1")
    }
}
