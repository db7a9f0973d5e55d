import Testing
import TillWeb

@Suite("The page")
struct PageTests {}
