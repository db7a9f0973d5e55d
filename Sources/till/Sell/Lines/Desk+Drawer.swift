import TillClient
import TillCore

/// Who sells, and the drawer from float to count.
extension Desk {
    /// Somebody logged in and the drawer open; false when the person would rather not.
    @discardableResult
    mutating func makeReady() async throws -> Bool {
        if !isLoggedIn { try await logIn() }
        guard isLoggedIn else { return false }
        if !isDrawerOpen { try await openDrawer() }
        return isDrawerOpen
    }

    mutating func logIn() async throws {
        guard let person = keyboard.line("Person: "), !person.isEmpty,
            let pin = keyboard.secret("PIN: ")
        else { return }
        let line = request("LOGIN") { line in
            line.argument(person)
            line.field("pin", pin)
        }
        guard let response = try await ask(line) else { return }
        isLoggedIn = true
        Output.line("Person \(person) is logged in as \(response.value("role") ?? "").")
    }

    mutating func logOut() async throws {
        guard try await ask("LOGOUT") != nil else { return }
        isLoggedIn = false
        Output.line("Logged out.")
    }

    private mutating func openDrawer() async throws {
        guard let text = keyboard.line("Float in the drawer [0.00]: ") else { return }
        do {
            let float = try SellCommand.money(text.isEmpty ? "0.00" : text)
            let line = request("OPEN") { $0.field("float", float) }
            guard let response = try await ask(line) else { return }
            isDrawerOpen = true
            Output.line("The drawer is open, day \(response.value("day") ?? "").")
        } catch let problem as SellCommand.Problem {
            Output.line("! \(problem.sentence)")
        }
    }

    mutating func count(_ cash: Money) async throws {
        guard try await ask(request("COUNT") { $0.field("cash", cash) }) != nil else { return }
        isDrawerOpen = false
        Output.line("Counted; the drawer is closed.")
    }

    mutating func sealDay() async throws {
        guard let response = try await ask("Z") else { return }
        isDrawerOpen = false
        Output.line("Z \(response.value("z") ?? "") of \(response.value("day") ?? "").")
    }
}
