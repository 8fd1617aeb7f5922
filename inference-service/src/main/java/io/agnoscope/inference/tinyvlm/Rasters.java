package io.agnoscope.inference.tinyvlm;

import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.vlm.Raster;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Pictures as TinyVLM sees them, those kept that were asked for last: a Trial's repeat shows what
 * its clean View did, and the catalogue's pictures come again and again. They are known by their
 * bytes, since a hash that a record names may be another picture's. Thread-safe.
 */
final class Rasters {

  /** A picture takes {@link Raster#BYTES}: 6 MiB in all. */
  private static final int KEPT = 512;

  private final Map<String, Optional<Raster>> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Raster>> eldest) {
          return size() > KEPT;
        }
      };

  /** The picture of these encoded bytes; nothing when they cannot be decoded. */
  Optional<Raster> of(byte[] encoded) {
    String hash = Sha256.hex(encoded);
    synchronized (kept) {
      Optional<Raster> known = kept.get(hash);
      if (known != null) {
        return known;
      }
    }
    Optional<Raster> decoded = decode(encoded);
    synchronized (kept) {
      kept.put(hash, decoded);
    }
    return decoded;
  }

  private static Optional<Raster> decode(byte[] encoded) {
    try {
      return Optional.of(Raster.ofPng(encoded));
    } catch (RuntimeException e) {
      // The JDK's decoders answer broken bytes with more than one kind of exception.
      return Optional.empty();
    }
  }
}
