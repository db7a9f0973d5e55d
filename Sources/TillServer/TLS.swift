import Crypto
import NIOSSL
import TillCore

/// The server's certificate and key, when it speaks TLS.
package struct TLSIdentity: Sendable {
    let context: NIOSSLContext
    /// SHA-256 of the certificate (DER): stations sign it with their proof, so that a proof can't
    /// be passed on by someone in between.
    let certificateHash: Hex

    /// - Parameters: paths of PEM files; the chain's first certificate is the server's own.
    package init(certificate: String, key: String) throws {
        let chain = try NIOSSLCertificate.fromPEMFile(certificate)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
        configuration.minimumTLSVersion = .tlsv12
        context = try NIOSSLContext(configuration: configuration)
        certificateHash = Hex(SHA256.hash(data: try chain.first?.toDERBytes() ?? []))
    }
}
