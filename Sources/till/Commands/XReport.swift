import ArgumentParser

struct XReport: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "x",
        abstract: "Shows a register's figures so far.",
        discussion: """
            It is a look from elsewhere: the register goes on selling, and makes no X by it. Its \
            own X, which is counted and printed, is made at the register.

            EXAMPLE:
              till x --register 3
            """)

    @OptionGroup var link: LinkOptions

    func run() async throws {
        let register = try link.register ?? LinkOptions.number(of: "TILL_REGISTER")
        guard let register, register > 0 else {
            throw ValidationError("say which register: --register N, or TILL_REGISTER")
        }
        var link = link
        link.register = nil
        try await link.perform("X register=\(register)", as: .office)
    }
}
