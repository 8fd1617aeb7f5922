package io.agnoscope.schemas.signing;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;

/** Makes key pairs for who announces checkpoints and for who verifies them. */
public final class KeyPairFiles {

  /** For who announces, and nobody else. */
  public static final String PRIVATE = "private.pem";

  /** For everybody. */
  public static final String PUBLIC = "public.pem";

  private KeyPairFiles() {}

  /**
   * Writes a new pair into a folder: {@value #PRIVATE} (PKCS#8), which its owner alone may read,
   * and {@value #PUBLIC} (X.509).
   *
   * @return the fingerprint of the public key
   * @throws FileAlreadyExistsException when either is there; nothing is replaced
   * @throws IOException when the folder cannot be written
   */
  public static String make(Path folder) throws IOException {
    Path secret = folder.resolve(PRIVATE);
    Path open = folder.resolve(PUBLIC);
    for (Path file : List.of(secret, open)) {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
    }
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    KeyPair pair = Ed25519.newPair();
    create(secret, posix, "rw-------", Pem.text(Pem.PRIVATE, pair.getPrivate().getEncoded()));
    create(open, posix, "rw-r--r--", Pem.text(Pem.PUBLIC, pair.getPublic().getEncoded()));
    return Ed25519.id(pair.getPublic());
  }

  /** With its rights from the beginning: nobody else can open it before they are set. */
  private static void create(Path file, boolean posix, String rights, String text)
      throws IOException {
    if (posix) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)));
    } else {
      Files.createFile(file);
    }
    Files.writeString(file, text, StandardOpenOption.WRITE);
  }
}
