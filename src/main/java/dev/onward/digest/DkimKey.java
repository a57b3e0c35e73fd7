package dev.onward.digest;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.simplejavamail.utils.mail.dkim.Canonicalization;
import org.simplejavamail.utils.mail.dkim.DkimMessage;
import org.simplejavamail.utils.mail.dkim.DkimSigner;
import org.simplejavamail.utils.mail.dkim.SigningAlgorithm;

/**
 * Signs mails for a domain (DKIM, RFC 6376), relaxed in header and body, so that what servers on
 * the way do to white space does no harm. Thread-safe.
 */
final class DkimKey {
  private static final int LEAST_BITS = 2048;

  private final String domain;
  private final String selector;
  private final RSAPrivateKey key;

  private DkimKey(String domain, String selector, RSAPrivateKey key) {
    this.domain = domain;
    this.selector = selector;
    this.key = key;
  }

  /**
   * Reads a key in PEM form, as openssl and opendkim-genkey write it.
   *
   * @throws IOException when there is none, or none of RSA with 2048 bits or more
   */
  static DkimKey read(String domain, String selector, Path file) throws IOException {
    if (privateKey(file) instanceof RSAPrivateKey rsa
        && rsa.getModulus().bitLength() >= LEAST_BITS) {
      return new DkimKey(domain, selector, rsa);
    }
    throw new IOException("no RSA key of " + LEAST_BITS + " bits");
  }

  private static PrivateKey privateKey(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file);
        PEMParser parser = new PEMParser(reader)) {
      JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
      return switch (parser.readObject()) {
        case PEMKeyPair pair -> converter.getPrivateKey(pair.getPrivateKeyInfo());
        case PrivateKeyInfo info -> converter.getPrivateKey(info);
        case null, default -> throw new IOException("no private key");
      };
    }
  }

  /**
   * The message with its signature. A signer of the library serves one thread, so each has its own.
   */
  SMTPMessage sign(SMTPMessage message) throws MessagingException {
    DkimSigner signer = new DkimSigner(domain, selector, key);
    signer.setSigningAlgorithm(SigningAlgorithm.SHA256_WITH_RSA);
    signer.setHeaderCanonicalization(Canonicalization.RELAXED);
    signer.setBodyCanonicalization(Canonicalization.RELAXED);
    // RFC 8058 asks for it; it is not among the library's usual ones.
    signer.addHeaderToSign("List-Unsubscribe-Post");
    signer.addHeaderToSign("Auto-Submitted");
    signer.setCheckDomainKey(false);
    return new DkimMessage(message, signer);
  }
}
