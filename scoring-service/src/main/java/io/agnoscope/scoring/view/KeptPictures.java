package io.agnoscope.scoring.view;

import io.agnoscope.schemas.Image;
import io.agnoscope.schemas.identity.Sha256;
import io.agnoscope.scoring.view.KeptPicture.Inline;
import io.agnoscope.scoring.view.KeptPicture.Stored;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of kept records by their SHA-256, each as long as a record that shows it is kept.
 * One picture in several Samples is kept once for each where it is stored apart, since erasing one
 * Sample takes only its own away. Not thread-safe.
 */
final class KeptPictures {
  private final Map<String, IdentityHashMap<Object, KeptPicture>> byHash = new HashMap<>();
  private final IdentityHashMap<Object, Set<String>> byOwner = new IdentityHashMap<>();

  /**
   * Keeps a record's pictures until it is released.
   *
   * @param owner stands for the record; told from others by identity
   */
  void hold(Object owner, Collection<Image> images) {
    Map<String, KeptPicture> held = new HashMap<>();
    for (Image image : images) {
      picture(image).ifPresent(picture -> held.put(image.getSha256(), picture));
    }
    held.forEach((sha256, picture) ->
        byHash.computeIfAbsent(sha256, key -> new IdentityHashMap<>()).put(owner, picture));
    byOwner.put(owner, held.keySet());
  }

  /** Lets a record's pictures go, but for those that others show. */
  void release(Object owner) {
    Set<String> held = byOwner.remove(owner);
    if (held == null) {
      return;
    }
    for (String sha256 : held) {
      byHash.computeIfPresent(
          sha256,
          (key, owners) -> {
            owners.remove(owner);
            return owners.isEmpty() ? null : owners;
          });
    }
  }

  /** Every way to the picture, those that cost no reading first; empty when nothing shows it. */
  List<KeptPicture> find(String sha256) {
    List<KeptPicture> inline = new ArrayList<>();
    List<KeptPicture> stored = new ArrayList<>();
    for (KeptPicture picture : byHash.getOrDefault(sha256, new IdentityHashMap<>()).values()) {
      switch (picture) {
        case Inline bytes -> inline.add(bytes);
        case Stored place -> stored.add(place);
      }
    }
    inline.addAll(stored);
    return inline;
  }

  private Optional<KeptPicture> picture(Image image) {
    byte[] content = content(image.getContent());
    if (content.length > 0) {
      // A picture under another's hash would be shown, and cached, in its place.
      return Sha256.hex(content).equals(image.getSha256())
          ? Optional.of(new Inline(image.getMediaType(), shared(image.getSha256(), content)))
          : Optional.empty();
    }
    return Optional.ofNullable(image.getUri()).map(uri -> new Stored(image.getMediaType(), uri));
  }

  /** The same bytes once in memory, however many records show them. */
  private byte[] shared(String sha256, byte[] content) {
    return find(sha256).stream().findFirst().orElse(null) instanceof Inline known
        ? known.content()
        : content;
  }

  private static byte[] content(@Nullable ByteBuffer content) {
    if (content == null) {
      return new byte[0];
    }
    byte[] copy = new byte[content.remaining()];
    content.duplicate().get(copy);
    return copy;
  }
}
