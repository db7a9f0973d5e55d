/// The page's files, as they stand in the program.
enum PageFile {
    static var style: [UInt8] { PackageResources.style_css }
}
